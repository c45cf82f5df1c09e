import {
  type Forgettable,
  forgetCard,
  forgottenCard,
  nothingKeptCard,
  privacyCard,
  readForgetAction,
} from '../cards/privacy-card.ts';
import type { PersonAddress, ScheduleDesk } from '../desk/schedule-desk.ts';
import type { Reply } from '../request.ts';
import type { Asked, Command, Toolbox } from './command.ts';
import { told } from './schedule/visit.ts';

/** `privacy`: what is kept about people and what isn't, and what that is for the one who asks. */
export const privacy: Command = ({ caller }, tools) => showPrivacy(caller, tools);

/** The same, asked for by a button. */
export async function showPrivacy(caller: Asked['caller'], tools: Toolbox): Promise<Reply> {
  const { context } = tools;
  const person = personOf(caller);
  const general: Reply = { card: privacyCard(context), audience: 'caller' };
  if (!person || !tools.schedules) return general;
  // To say that nothing is remembered, nothing has to be opened.
  if (tools.remembers?.() === false) return { ...general, card: nothingKeptCard(context) };
  const desk = await tools.schedules();
  if (!desk) return told(context.wording.phrases.schedule.starting);
  const { schedules, deleted, presses } = await desk.keptOf(person);
  const about = {
    channels: schedules.map(({ channel }) => channel),
    deleted,
    presses,
    workspace: person.workspace,
    manages: caller.from?.manages === true,
  };
  return { ...general, card: privacyCard(context, about), replaces: 'own' };
}

/** A button about being forgotten; it acts where the card said, wherever it is pressed. */
export async function pressForget(
  value: string,
  caller: Asked['caller'],
  tools: Toolbox,
): Promise<Reply> {
  const { context } = tools;
  const action = readForgetAction(value);
  const { from } = caller;
  const asker = personOf(caller);
  if (!action || !asker || !tools.schedules) return showPrivacy(caller, tools);
  const { what, workspace, isMeant } = action;
  const manages = from?.manages === true && from.workspace === workspace;
  if (what === 'workspace' && !manages) {
    return told(context.wording.phrases.privacy.forget.managersOnly);
  }
  if (!isMeant) {
    return { card: forgetCard(what, workspace, context), audience: 'caller', replaces: 'own' };
  }
  const desk = await tools.schedules();
  if (!desk) return told(context.wording.phrases.schedule.starting);
  const went = await forget(what, { ...asker, workspace }, desk);
  return { card: forgottenCard(what, went, context), audience: 'caller', replaces: 'own' };
}

async function forget(what: Forgettable, person: PersonAddress, desk: ScheduleDesk) {
  const { platform, workspace } = person;
  if (what !== 'workspace') {
    return desk.forgetPerson(person, what === 'schedules' ? 'delete' : 'go on');
  }
  // Only a workspace has managers.
  const schedules = workspace === undefined ? 0 : await desk.forget({ platform, workspace });
  return { schedules, presses: 0 };
}

/** Whom it is about: in the workspace that is spoken from, or on the whole platform where none is. */
function personOf({ platform, from, person }: Asked['caller']): PersonAddress | undefined {
  if (from) return { platform, workspace: from.workspace, person: from.person };
  return person && { platform, workspace: person.workspace, person: person.id };
}
