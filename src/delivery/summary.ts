import type { Wording } from '../cards/wording.ts';
import { nextOccurrence, type IsHoliday, type Timetable } from '../schedule/occurrences.ts';
import type { PostedDay } from '../storage/deliveries.ts';

/** What a channel's week was like. */
export interface Week {
  /** Days with a post, today among them. */
  readonly days: number;
  /** How often "Done" was pressed. */
  readonly done: number;
  /** How many days with a post, one after the other, somebody pressed it. Days without a post don't count, nor does today until somebody does. */
  readonly streak: number;
}

const WORKING_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
/** Friday and Sunday in ISO 8601. */
const FRIDAY = 5;
const SUNDAY = 7;

/**
 * Whether an occurrence is its week's last: on Friday in most weeks, on Thursday when Friday is a
 * holiday. At the weekend only for those who have posts at no other time.
 *
 * @param date the local date that it belongs to.
 */
export function isWeeksLast(
  timetable: Timetable,
  { date, dueAt }: { date: string; dueAt: Temporal.Instant },
  isHoliday: IsHoliday,
): boolean {
  const works = WORKING_DAYS.some((day) => timetable.days.includes(day));
  const today = Temporal.PlainDate.from(date);
  const end = today.add({ days: (works ? FRIDAY : SUNDAY) - today.dayOfWeek });
  if (Temporal.PlainDate.compare(today, end) > 0) return false;
  const next = nextOccurrence(timetable, dueAt, isHoliday);
  return !next || Temporal.PlainDate.compare(next.date, end) > 0;
}

/**
 * Looks back over a week from one of its dates.
 *
 * @param posted the dates with posts up to today's, the latest first, as storage lists them.
 * @param streakBefore the streak at the end of the days that are no longer kept.
 */
export function weekOf(date: string, posted: readonly PostedDay[], streakBefore = 0): Week {
  const today = Temporal.PlainDate.from(date);
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).toString();
  const week = posted.filter((day) => day.date >= monday);
  const before = posted.filter((day) => day.date !== date || day.done > 0);
  const broken = before.findIndex(({ done }) => done === 0);
  return {
    days: new Set([date, ...week.map((day) => day.date)]).size,
    done: week.reduce((sum, { done }) => sum + done, 0),
    streak: broken === -1 ? before.length + streakBefore : broken,
  };
}

/** The week in a line or two. */
export function weekText({ days, done, streak }: Week, wording: Wording): string {
  const { week } = wording.phrases.post;
  const texts = { days: wording.count(week.days, days), times: wording.count(week.times, done) };
  const text = wording.fill(done > 0 ? week.done : week.undone, texts);
  return streak > 0 ? `${text} ${wording.count(week.streak, streak)}` : text;
}
