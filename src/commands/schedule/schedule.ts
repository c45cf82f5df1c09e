import { readActionId } from '../../cards/action-id.ts';
import type { Values } from '../../cards/form.ts';
import type { Reply } from '../../request.ts';
import type { Command, Toolbox } from '../command.ts';
import { act, DEEDS } from './deeds.ts';
import { saveForm, saveTyped } from './save.ts';
import { typed } from './typed.ts';
import { type Caller, receive } from './visit.ts';

/**
 * `schedule`: a channel's daily stretch. Alone it shows it; with times, days and a zone it sets it up;
 * `next`, `pause`, `resume`, `delete`, `list`, `now`, `weekly` and `help` do what they say.
 */
export const schedule: Command = ({ text, options, caller }, tools) => {
  const [zone] = options['zone'] ?? [];
  const isBare = text.trim() === '';
  const { deed, rest } =
    isBare && zone !== undefined
      ? ({ deed: 'set', rest: '' } as const)
      : typed(text, tools.context.wording.phrases);
  return receive(caller, tools, async (visit) => {
    // Whoever types it where there is none wants one.
    const invited = isBare && !(await visit.desk.find(visit.channel));
    if (invited) return act('form', zone ?? '', visit);
    return deed === 'set' ? saveTyped(rest, visit, zone) : act(deed, rest, visit);
  });
};

/** A schedule's button: the deed, the channel it is about, and what else it carries. */
export function pressSchedule(value: string, caller: Caller, tools: Toolbox): Promise<Reply> {
  const [name, channel, ...rest] = value.split('/');
  const deed = DEEDS.find((each) => each === name) ?? 'show';
  return receive(caller, tools, (visit) => act(deed, rest.join('/'), visit), channel);
}

/** The channel that a sent form is about; nothing when it is another form. */
export function scheduleFormChannel(id: string): string | undefined {
  const action = readActionId(id);
  return action?.verb === 'schedule' ? action.value.split('/')[1] : undefined;
}

/** The form sent. Where it asks for the channel, that one counts. */
export function sendSchedule(
  channel: string,
  values: Values,
  caller: Caller,
  tools: Toolbox,
): Promise<Reply> {
  const [chosen = channel] = values['channel'] ?? [];
  return receive(caller, tools, (visit) => saveForm(values, visit), chosen);
}
