import { readActionId } from '../../cards/action-id.ts';
import type { Values } from '../../cards/form.ts';
import type { Phrases } from '../../content/schema/phrases.ts';
import { parseDate } from '../../schedule/parse-date.ts';
import { parseSchedule } from '../../schedule/parse-schedule.ts';
import { zoneNamed } from '../../schedule/zone.ts';
import type { Reply } from '../../request.ts';
import type { Command, Toolbox } from '../command.ts';
import { act, type Deed, DEEDS } from './deeds.ts';
import { saveForm, saveTyped } from './save.ts';
import { dateWords, scheduleWords } from './words.ts';
import { type Caller, receive } from './visit.ts';

/** Which words a date has doesn't depend on the day. */
const ANY_DAY = '2026-01-01';
const FIRST_WORD = /^\s*(\p{L}+)\b\s*(.*)$/su;

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

/**
 * Whether what follows a bare "schedule" is about daily stretches, not the beginning of a question.
 *
 * @param phrases those of the language; without them no words but the deeds' own are known.
 */
export function isAboutSchedules(rest: string, phrases?: Phrases): boolean {
  if (rest.trim() === '' || /\d/.test(rest) || typed(rest, phrases).deed !== 'set') return true;
  if (!phrases) return false;
  const { zone } = parseSchedule(rest, scheduleWords(phrases));
  return zone === undefined || (zone.includes('/') && zoneNamed(zone) !== undefined);
}

/** Whether something asks for a pause, and says nothing else: every word of it is one of a date's. */
export function isPause(text: string, phrases: Phrases): boolean {
  const { deed, rest } = typed(text, phrases);
  const read = parseDate(rest, dateWords(phrases), Temporal.PlainDate.from(ANY_DAY));
  return deed === 'pause' && !('problem' in read && read.problem === 'unclear');
}

function typed(text: string, phrases?: Phrases): { deed: Deed; rest: string } {
  if (text.trim() === '') return { deed: 'show', rest: '' };
  const [, first = '', rest = ''] = FIRST_WORD.exec(text) ?? [];
  const word = first.toLowerCase();
  const deed = DEEDS.find((each) => each === word);
  if (deed !== undefined) return { deed, rest };
  const { form = [], resume = [], delete: remove = [] } = phrases?.schedule.words.deeds ?? {};
  const alone = rest.trim() === '';
  if (alone && form.includes(word)) return { deed: 'form', rest: '' };
  if (alone && resume.includes(word)) return { deed: 'resume', rest: '' };
  if (alone && remove.includes(word)) return { deed: 'delete', rest: '' };
  return { deed: 'set', rest: text };
}

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
