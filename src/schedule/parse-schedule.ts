import { PLACES } from '../content/schema/terms.ts';
import { normalise } from '../text/normalise.ts';
import { type DayWords, parseDays } from './days.ts';
import type { Day, Schedule } from './schedule.ts';
import { ScheduleError } from './schedule-error.ts';
import { parseTimes } from './times.ts';

/** How a language speaks of schedules. In the form that text is compared in. */
export interface ScheduleWords extends DayWords {
  /** "at", "on": what may stand between the parts and says nothing. */
  readonly filler: readonly string[];
  /** "skip": dates follow. */
  readonly skip: readonly string[];
  /** "holidays": countries follow. */
  readonly holidays: readonly string[];
  /** "none": empties the list it follows. */
  readonly none: readonly string[];
  readonly place: Readonly<Record<Schedule['place'][number], readonly string[]>>;
}

/** What somebody said of a schedule; the rest keeps its value. The zone is as typed. */
export interface ScheduleDraft {
  readonly times?: readonly string[];
  readonly days?: readonly Day[];
  readonly place?: Schedule['place'];
  readonly skip?: readonly string[];
  readonly holidays?: readonly string[];
  readonly zone?: string;
}

/** "monday to friday", "working days": the longest run of words that names days. */
const LONGEST_DAYS = 7;
/** A year of days off and everything else, in UTF-16 code units. */
const LONGEST_TEXT = 6_000;
/** Words that are neither times, days, places nor small words; no time zone has more. */
const MOST_UNKNOWN = 12;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}$/;
const STARTS_WITH_NUMBER = /^\d/;
const REGION = /^[a-z]{2}(-[a-z0-9]{1,4}){0,2}$/i;

/**
 * Reads a schedule as it is typed in one line: "9:00, 14:30 weekdays Europe/Berlin at desk, chair
 * skip 2026-12-25 holidays DE". The parts may come in any order; what is none of them is the zone.
 *
 * @throws {ScheduleError} for a number that is no time of day, and for a text that is too long. Zone and dates are checked later.
 */
export function parseSchedule(typed: string, words: ScheduleWords): ScheduleDraft {
  if (typed.length > LONGEST_TEXT) throw tooMuch();
  const tokens = tokensOf(typed);
  const times: string[] = [];
  const days: Day[] = [];
  const place: Schedule['place'][number][] = [];
  const zone: string[] = [];
  const lists: { skip?: string[]; holidays?: string[] } = {};
  let open: 'skip' | 'holidays' | undefined;
  let openedAt = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const word = normalise(token);
    const list = (['skip', 'holidays'] as const).find((each) => words[each].includes(word));
    if (list !== undefined) {
      open = list;
      openedAt = at;
      lists[list] ??= [];
      continue;
    }
    if (open !== undefined) {
      const first = at === openedAt + 1;
      if (words.none.includes(word) || words.and.includes(word)) continue;
      // "DE at desk": after the first, a small word is a country only in capitals.
      const filler = words.filler.includes(word) && token !== token.toUpperCase();
      if (first || (open === 'skip' ? DATE.test(token) : REGION.test(token) && !filler)) {
        lists[open]?.push(token);
        continue;
      }
      open = undefined;
    }
    const time = STARTS_WITH_NUMBER.test(token) ? parseTimes(token) : undefined;
    const run = time === undefined ? daysAt(tokens, at, words) : undefined;
    const spot = PLACES.find((each) => words.place[each].includes(word));
    if (time !== undefined) times.push(...time);
    else if (spot !== undefined) place.push(spot);
    else if (run !== undefined) {
      days.push(...run.days);
      at += run.length - 1;
    } else if (![...words.filler, ...words.and].includes(word)) zone.push(token);
    // Looking for days takes its time with every word that is none.
    if (zone.length > MOST_UNKNOWN) throw tooMuch();
  }
  return {
    ...(times.length > 0 ? { times } : {}),
    ...(days.length > 0 ? { days } : {}),
    ...(place.length > 0 ? { place } : {}),
    ...lists,
    ...(zone.length > 0 ? { zone: zone.join(' ') } : {}),
  };
}

function tooMuch(): ScheduleError {
  const message = 'that is too much to read. Write it such as "9:00 weekdays Europe/Berlin".';
  return new ScheduleError([{ field: 'zone', message, wrong: { code: 'long', values: {} } }]);
}

/** The days that are left out, "2026-12-25, DE", as a form asks for them in one field: dates and countries. */
export function parseDaysOff(typed: string): { skip: string[]; holidays: string[] } {
  const tokens = tokensOf(typed);
  const holidays = tokens.filter((token) => REGION.test(token));
  return { skip: tokens.filter((token) => !REGION.test(token)), holidays };
}

/** A draft in the shortest text that {@link parseSchedule} reads as the same, for English identifiers. */
export function writeSchedule({ times, days, place, skip, holidays, zone }: ScheduleDraft): string {
  return [
    ...(times ?? []),
    ...(days ?? []),
    ...(place ?? []),
    ...(zone === undefined ? [] : [zone]),
    ...(skip ? [`skip ${listed(skip)}`] : []),
    ...(holidays ? [`holidays ${listed(holidays)}`] : []),
  ].join(' ');
}

function listed(list: readonly string[]): string {
  return list.length > 0 ? list.join(' ') : 'none';
}

/** Words, without the commas between them; "9 am" is one. */
function tokensOf(typed: string): string[] {
  return typed
    .replace(/\s+/g, ' ')
    .replace(/(\d) (?=[ap]\.?m\b)/gi, '$1')
    .replace(/ ?[–—] ?| - /g, '-')
    .split(/[\s,;]+/)
    .filter((token) => token !== '');
}

function daysAt(tokens: readonly string[], at: number, words: DayWords) {
  for (let length = Math.min(LONGEST_DAYS, tokens.length - at); length > 0; length--) {
    const run = tokens.slice(at, at + length);
    if (length > 1 && words.and.includes(normalise(run.at(-1) ?? ''))) continue;
    const days = daysOf(run.join(' '), words);
    if (days.length > 0) return { days, length };
  }
  return undefined;
}

/** The days that a text names; none when it says anything else. */
function daysOf(text: string, words: DayWords): Day[] {
  try {
    return parseDays(text, words);
  } catch (error) {
    if (error instanceof ScheduleError) return [];
    throw error;
  }
}
