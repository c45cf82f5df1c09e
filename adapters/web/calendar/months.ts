import type { HolidayName } from '../../../src/schedule/holidays.ts';
import type { Schedule } from '../../../src/schedule/schedule.ts';
import type { Post } from './posts.ts';

/** A day of a month as the calendar shows it. */
export interface CalendarDay {
  readonly date: Temporal.PlainDate;
  readonly posts: readonly Post[];
  readonly isToday: boolean;
  /** Why nothing is posted, where there is a reason: a date that was taken off, a public holiday by its name, or that the zone has no such day. */
  readonly off?:
    | { readonly skipped: true }
    | { readonly holiday: string }
    | { readonly missing: true };
}

export interface Month {
  readonly month: Temporal.PlainYearMonth;
  /** From the locale's first day of the week; nothing where a week begins or ends in another month. */
  readonly weeks: readonly (readonly (CalendarDay | undefined)[])[];
}

/** More months than these say less than the list beside them. */
const MOST_MONTHS = 4;
const DAYS_A_WEEK = 7;

/** The day on which weeks begin for people of a language, 1 for Monday (Unicode CLDR, as the runtime has it). */
export function firstDayOfWeek(locale: string): number {
  return new Intl.Locale(locale).getWeekInfo().firstDay;
}

/** The months that have posts, at most {@link MOST_MONTHS}. */
export function monthsOf(
  posts: readonly Post[],
  schedule: Schedule,
  { nameOf, today, firstDay }: { nameOf: HolidayName; today: Temporal.PlainDate; firstDay: number },
): Month[] {
  const shown = posts.map((post) => ({ post, date: post.occurrence.local.toPlainDate() }));
  const names = new Set(shown.map(({ date }) => date.toPlainYearMonth().toString()));
  return [...names].slice(0, MOST_MONTHS).map((name) => {
    const month = Temporal.PlainYearMonth.from(name);
    const days = Array.from({ length: month.daysInMonth }, (_, at): CalendarDay => {
      const date = month.toPlainDate({ day: at + 1 });
      const off = offOn(date, schedule, nameOf);
      return {
        date,
        posts: shown.filter((each) => each.date.equals(date)).map(({ post }) => post),
        isToday: date.equals(today),
        ...(off ? { off } : {}),
      };
    });
    return { month, weeks: weeksOf(days, firstDay) };
  });
}

function offOn(
  date: Temporal.PlainDate,
  { skip, zone }: Schedule,
  nameOf: HolidayName,
): CalendarDay['off'] {
  const name = date.toString();
  if (!date.toZonedDateTime(zone).toPlainDate().equals(date)) return { missing: true };
  if (skip.includes(name)) return { skipped: true };
  const holiday = nameOf(name);
  return holiday === undefined ? undefined : { holiday };
}

function weeksOf(days: readonly CalendarDay[], firstDay: number): (CalendarDay | undefined)[][] {
  const [first] = days;
  const before = first ? (first.date.dayOfWeek - firstDay + DAYS_A_WEEK) % DAYS_A_WEEK : 0;
  const cells = [...Array.from({ length: before }, () => undefined), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / DAYS_A_WEEK) }, (_, at) =>
    cells.slice(at * DAYS_A_WEEK, (at + 1) * DAYS_A_WEEK),
  );
  return weeks.map((week) => [
    ...week,
    ...Array.from({ length: DAYS_A_WEEK - week.length }, () => undefined),
  ]);
}
