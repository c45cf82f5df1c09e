import { normalise } from '../text/normalise.ts';
import { type DayWords, weekdayNumber } from './days.ts';

/** How a language speaks of dates to come, beside the names of days and months, which the runtime knows. */
export interface DateWords extends Pick<DayWords, 'language' | 'until'> {
  /** "for", "the": what may stand between the parts and says nothing. */
  readonly filler: readonly string[];
  readonly today: readonly string[];
  readonly tomorrow: readonly string[];
  /** "next", before a week, a month or the name of a day. */
  readonly next: readonly string[];
  readonly day: readonly string[];
  readonly week: readonly string[];
  readonly month: readonly string[];
  /** "a", "two", "three": the words for one, two, three and so on. */
  readonly numbers: readonly (readonly string[])[];
}

/** A date to come; or why there is none: none was said, nobody can tell which is meant, it is over, or it is too far away. */
export type ParsedDate =
  | { readonly date: Temporal.PlainDate }
  | { readonly problem: 'none' | 'unclear' | 'past' | 'far' };

type PlainDate = Temporal.PlainDate;

/** Whoever pauses for longer wants to delete. */
const FURTHEST = Temporal.Duration.from({ years: 5 });
/** The most words of a date: "1 december 2027". */
const MOST_WORDS = 3;
const ISO = /^\d{4}-\d{2}-\d{2}$/;
/** "1", "1st", "22nd", "3.": a day of the month or a number of weeks. */
const NUMBER = /^(\d{1,3})(?:st|nd|rd|th|\.)?$/;
const YEAR = /^\d{4}$/;
const SHORTEST_NAME = 3;
/** 29 February comes again within so many years, over a century's end. */
const YEARS_TO_TRY = 8;

/**
 * Reads the first date with posts again as people type it: "2026-12-01", "tomorrow", "for 2 weeks",
 * "until monday", "next friday", "next month", "1 dec", "december 1st 2027", "january". A day or
 * month alone is the next to come; "next" before a day means that of the week after this one.
 *
 * @param today the day it is where the date counts. "Today" itself pauses until tomorrow.
 */
export function parseDate(typed: string, words: DateWords, today: PlainDate): ParsedDate {
  const said = tokensOf(typed, words);
  if (said.length === 0) return { problem: 'none' };
  const date = said.length > MOST_WORDS ? undefined : read(said, words, today);
  if (date === undefined) return { problem: 'unclear' };
  if (!isAfter(date, today)) return { problem: 'past' };
  return isAfter(date, today.add(FURTHEST)) ? { problem: 'far' } : { date };
}

/** What was said, without the words that say nothing. */
function tokensOf(typed: string, words: DateWords): string[] {
  return typed
    .toLowerCase()
    .split(/[\s,]+/)
    .map((token) => (ISO.test(token) || NUMBER.test(token) ? token : normalise(token)))
    .map((token) => numberIn(token, words) ?? token)
    .filter((token) => ![...words.until, ...words.filler, ''].includes(token));
}

function read(
  [first = '', ...rest]: readonly string[],
  words: DateWords,
  today: PlainDate,
): PlainDate | undefined {
  const [second] = rest;
  if (second === undefined) return alone(first, words, today);
  if (rest.length === 1 && words.next.includes(first)) return following(second, words, today);
  if (rest.length === 1 && NUMBER.test(first)) {
    const far = ahead(Number.parseInt(first, 10), second, words, today);
    if (far) return far;
  }
  return dayOfMonth([first, ...rest], words, today);
}

/** One word: a date, a day of the week, a month. */
function alone(word: string, words: DateWords, today: PlainDate): PlainDate | undefined {
  if (ISO.test(word)) return plainDate(word);
  if (words.today.includes(word) || words.tomorrow.includes(word)) return today.add({ days: 1 });
  const weekday = word.length < SHORTEST_NAME ? undefined : weekdayNumber(word, words.language);
  if (weekday !== undefined) return nextWeekday(weekday, today);
  const month = monthNumber(word, words.language);
  return month === undefined ? ahead(1, word, words, today) : nextOf({ month, day: 1 }, today);
}

/** "Next week" begins on Monday, "next month" on its first; "next friday" is that of the next week. */
function following(word: string, words: DateWords, today: PlainDate): PlainDate | undefined {
  const monday = nextWeekday(0, today);
  if (words.week.includes(word)) return monday;
  if (words.month.includes(word)) return today.with({ day: 1 }).add({ months: 1 });
  const weekday = weekdayNumber(word, words.language);
  return weekday === undefined ? alone(word, words, today) : monday.add({ days: weekday });
}

/** So many days, weeks or months from today. */
function ahead(
  count: number,
  unit: string,
  words: DateWords,
  today: PlainDate,
): PlainDate | undefined {
  if (words.day.includes(unit)) return today.add({ days: count });
  if (words.week.includes(unit)) return today.add({ weeks: count });
  return words.month.includes(unit) ? today.add({ months: count }) : undefined;
}

/** "1 dec", "december 1st", "1 dec 2027". */
function dayOfMonth(
  tokens: readonly string[],
  { language }: DateWords,
  today: PlainDate,
): PlainDate | undefined {
  const years = tokens.filter((token) => YEAR.test(token)).map(Number);
  const days = tokens.filter((token) => NUMBER.test(token)).map((day) => Number.parseInt(day, 10));
  const months = tokens.flatMap((token) => monthNumber(token, language) ?? []);
  const [[day = 1], [month], [year]] = [days, months, years];
  const said = days.length + months.length + years.length;
  const once = days.length <= 1 && months.length === 1 && years.length <= 1;
  if (!once || said !== tokens.length || month === undefined) return undefined;
  return year === undefined ? nextOf({ month, day }, today) : plainDate({ year, month, day });
}

/** The next such day of the year after today. */
function nextOf(
  { month, day }: { month: number; day: number },
  today: PlainDate,
): PlainDate | undefined {
  for (let year = today.year; year <= today.year + YEARS_TO_TRY; year++) {
    const date = plainDate({ year, month, day });
    if (date && isAfter(date, today)) return date;
  }
  return undefined;
}

/** @param weekday 0 for Monday. */
function nextWeekday(weekday: number, today: PlainDate): PlainDate {
  const days = (weekday + 1 - today.dayOfWeek + 7) % 7;
  return today.add({ days: days === 0 ? 7 : days });
}

/** The figures for a word that stands for a number. */
function numberIn(token: string, { numbers }: DateWords): string | undefined {
  const index = numbers.findIndex((words) => words.includes(token));
  return index === -1 ? undefined : `${index + 1}`;
}

/** 1 for what begins January's name and no other month's; nothing for less than three letters. */
function monthNumber(typed: string, language: string): number | undefined {
  if (typed.length < SHORTEST_NAME) return undefined;
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const fitting = Array.from({ length: 12 }, (_, month) => month).filter((month) =>
    normalise(format.format(Date.UTC(2026, month, 1))).startsWith(typed),
  );
  const [found] = fitting;
  return fitting.length === 1 && found !== undefined ? found + 1 : undefined;
}

function plainDate(
  fields: string | { year: number; month: number; day: number },
): PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

function isAfter(date: PlainDate, other: PlainDate): boolean {
  return Temporal.PlainDate.compare(date, other) > 0;
}
