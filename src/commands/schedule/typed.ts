import type { Phrases } from '../../content/schema/phrases.ts';
import { chooseZone } from '../../schedule/choose-zone.ts';
import { parseDate } from '../../schedule/parse-date.ts';
import { parseSchedule } from '../../schedule/parse-schedule.ts';
import { checkSchedule } from '../../schedule/schedule.ts';
import { ScheduleError } from '../../schedule/schedule-error.ts';
import { zoneNamed } from '../../schedule/zone.ts';
import { type Deed, DEEDS } from './deeds.ts';
import { dateWords, scheduleWords } from './words.ts';

/** Which words a date and a zone have doesn't depend on the day. */
const ANY_DAY = '2026-01-01';
const ANY_MOMENT = Temporal.Instant.from('2026-01-01T00:00:00Z');
/** Stand in for what a line leaves out. */
const SOME = { times: ['09:00'], zone: 'UTC' } as const;
const FIRST_WORD = /^\s*(\p{L}+)\b\s*(.*)$/su;

/**
 * What a line after "schedule" asks for, and with which words.
 *
 * @param phrases those of the language; without them no words but the deeds' own are known.
 */
export function typed(text: string, phrases?: Phrases): { deed: Deed; rest: string } {
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

/**
 * Whether every word after "schedule" is one of a pause's or a schedule's own, so that nothing else
 * can have been said.
 *
 * @param zone chosen beside the words, where one was.
 */
export function saysNothingElse(text: string, zone: string | undefined, phrases: Phrases): boolean {
  const { deed, rest } = typed(text, phrases);
  if (deed === 'pause') {
    const read = parseDate(rest, dateWords(phrases), Temporal.PlainDate.from(ANY_DAY));
    return zone === undefined && !('problem' in read && read.problem === 'unclear');
  }
  if (deed !== 'set') return rest.trim() === '';
  try {
    const draft = parseSchedule(rest, scheduleWords(phrases));
    const zones = [draft.zone, zone].filter((each) => each !== undefined);
    const isKnown = (each: string) =>
      chooseZone(each, ANY_MOMENT, phrases.locale).zone !== undefined;
    if (!zones.every(isKnown)) return false;
    checkSchedule({ ...SOME, ...draft, zone: SOME.zone });
    return true;
  } catch (error) {
    if (error instanceof ScheduleError) return false;
    throw error;
  }
}
