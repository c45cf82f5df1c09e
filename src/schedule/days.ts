import { normalise } from '../text/normalise.ts';
import { type Day, DAYS } from './schedule.ts';
import { cutTyped, ScheduleError } from './schedule-error.ts';

/** How a language speaks of days, beside the names of the week's, which the runtime knows. In small letters. */
export interface DayWords {
  /** BCP 47 tag of the language: "en". */
  readonly language: string;
  /** "weekdays", "working days": Monday to Friday. */
  readonly workingDays: readonly string[];
  /** "weekend": Saturday and Sunday. */
  readonly weekend: readonly string[];
  /** "every day", "daily". */
  readonly everyDay: readonly string[];
  /** "to": what stands between two days for all from the one to the other. */
  readonly until: readonly string[];
  /** "and": what stands between days for nothing else. */
  readonly and: readonly string[];
}

/** 5 January 2026 was a Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const MILLISECONDS_A_DAY = 86_400_000;

/**
 * Reads days of the week as people type them: "weekdays", "mon-fri", "Mon, Wed and Friday", "fri to
 * mon". A name may be shortened as long as no other day's begins so.
 *
 * @returns the days, Monday first, each once; none for a blank text.
 * @throws {ScheduleError} naming the first piece that is no day.
 */
export function parseDays(typed: string, words: DayWords): Day[] {
  const names = dayNames(words.language);
  const chosen = new Set<Day>();
  const add = (days: readonly Day[]) => days.forEach((day) => chosen.add(day));
  for (const piece of piecesOf(typed, words)) {
    const group = groupOf(piece, words);
    if (group) add(group);
    else for (const part of piece.split(' ')) add(groupOf(part, words) ?? rangeOf(part, names));
  }
  return DAYS.filter((day) => chosen.has(day));
}

/** "Mon – Fri & sun" as ["mon-fri", "sun"]. */
function piecesOf(typed: string, { until, and }: DayWords): string[] {
  return typed
    .replace(/[-–—]/g, ' - ')
    .replace(/[,;/&+]/g, ' , ')
    .split(/\s+/)
    .map((word) => {
      const plain = normalise(word) || word;
      return until.includes(plain) ? '-' : and.includes(plain) ? ',' : plain;
    })
    .join(' ')
    .replaceAll(' - ', '-')
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function groupOf(piece: string, words: DayWords): readonly Day[] | undefined {
  const text = piece.replaceAll('-', ' ');
  if (words.workingDays.includes(text)) return DAYS.slice(0, 5);
  if (words.weekend.includes(text)) return DAYS.slice(5);
  return words.everyDay.includes(text) ? DAYS : undefined;
}

/** One day, or all from one to another, over the week's end where need be. */
function rangeOf(piece: string, names: readonly string[]): Day[] {
  const ends = piece.split('-').map((name) => dayNumber(name, names));
  const [from, to] = [ends[0], ends.at(-1)];
  if (from === undefined || to === undefined || ends.length > 2) {
    const message = `${JSON.stringify(cutTyped(piece))} is no day of the week. Use ${DAYS.join(', ')}, or a range such as mon-fri.`;
    throw new ScheduleError([{ field: 'days', message }]);
  }
  const length = ((to - from + DAYS.length) % DAYS.length) + 1;
  return [...DAYS, ...DAYS].slice(from, from + length);
}

/** 0 for Monday, by the name in a language or its beginning; nothing when it is no day, or may be more than one. */
export function weekdayNumber(typed: string, language: string): number | undefined {
  return dayNumber(typed, dayNames(language));
}

/** 0 for Monday; nothing for what begins no day's name, or more than one. */
function dayNumber(typed: string, names: readonly string[]): number | undefined {
  const identifier = DAYS.findIndex((day) => day === typed);
  if (identifier !== -1) return identifier;
  if (typed === '') return undefined;
  // "mondays", "weds": the plural of a name or of its beginning.
  for (const text of [typed, typed.replace(/s$/, '')]) {
    const fitting = names.flatMap((name, day) => (name.startsWith(text) ? [day] : []));
    if (fitting.length === 1) return fitting[0];
  }
  return undefined;
}

/** The days' names in a language, Monday first, in the form that text is compared in. */
function dayNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return DAYS.map((_, day) => normalise(format.format(MONDAY + day * MILLISECONDS_A_DAY)));
}
