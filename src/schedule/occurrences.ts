import { DAYS, type Schedule } from './schedule.ts';

/** The part of a schedule that says when. */
export type Timetable = Pick<Schedule, 'times' | 'zone' | 'days' | 'skip' | 'pausedUntil'>;

/** Whether a local date, "2026-12-25", is a public holiday on which nothing is posted. */
export type IsHoliday = (date: string) => boolean;

/** One local date and time of a schedule. Date and time together are its name, which no clock change alters. */
export interface Occurrence {
  /** The date it belongs to: "2026-10-04". */
  readonly date: string;
  /** The slot as the schedule has it: "02:15". */
  readonly time: string;
  /** What the clock on the wall shows when it fires; another time than the slot where the clocks skip that. */
  readonly local: Temporal.ZonedDateTime;
  readonly instant: Temporal.Instant;
}

/** How many days without one are looked at before giving up: a year, and over a public holiday or two. */
const HORIZON_DAYS = 400;

const ONE_DAY = Temporal.Duration.from({ days: 1 });

const NO_HOLIDAYS: IsHoliday = () => false;

/**
 * The occurrences strictly after an instant, in the order in which they fire.
 *
 * Every slot of every wanted date that the zone's calendar has fires exactly once:
 * - a time that the clocks skip fires later by as much as they skip, even past midnight;
 * - a time that the clocks show twice fires the first time;
 * - a date that the zone left out (Samoa, 30 December 2011) has no occurrences.
 *
 * Two may share one instant where the clocks skip one onto the other. Whoever keeps only an
 * instant as the place to go on from takes all up to it.
 *
 * Ends only when {@link HORIZON_DAYS} days running have none; a pause doesn't count.
 */
export function* occurrences(
  timetable: Timetable,
  after: Temporal.Instant,
  isHoliday: IsHoliday = NO_HOLIDAYS,
): Generator<Occurrence, void, undefined> {
  let waiting: Occurrence[] = [];
  let date = firstDate(timetable, after);
  for (let idle = 0; idle <= HORIZON_DAYS; idle++, date = date.add(ONE_DAY)) {
    for (const occurrence of occurrencesOn(date, timetable, isHoliday)) {
      // Occurrences fall on whole minutes, so that nothing is lost by leaving out nanoseconds.
      if (millisecond(occurrence) > after.epochMilliseconds) waiting.push(occurrence);
    }
    if (waiting.length === 0) continue;
    idle = 0;
    // Stable: those of one instant stay in the order of their dates and slots.
    waiting.sort((a, b) => millisecond(a) - millisecond(b));
    // What the clocks moved past midnight may fire after the first ones of the next date.
    const settled = waiting.findIndex(({ local }) => isAfter(local, date));
    yield* settled === -1 ? waiting : waiting.slice(0, settled);
    waiting = settled === -1 ? [] : waiting.slice(settled);
  }
  yield* waiting;
}

/** The first of the {@link occurrences}; nothing when there are none. */
export function nextOccurrence(
  timetable: Timetable,
  after: Temporal.Instant,
  isHoliday: IsHoliday = NO_HOLIDAYS,
): Occurrence | undefined {
  return occurrences(timetable, after, isHoliday).next().value ?? undefined;
}

/** Where to begin: the day before, because its late slots may have been moved past midnight, or where a pause ends. */
function firstDate({ zone, pausedUntil }: Timetable, after: Temporal.Instant): Temporal.PlainDate {
  const yesterday = after.toZonedDateTimeISO(zone).toPlainDate().subtract(ONE_DAY);
  if (pausedUntil === undefined) return yesterday;
  const resumes = Temporal.PlainDate.from(pausedUntil);
  return Temporal.PlainDate.compare(resumes, yesterday) > 0 ? resumes : yesterday;
}

function occurrencesOn(
  date: Temporal.PlainDate,
  { times, zone, days, skip }: Timetable,
  isHoliday: IsHoliday,
): Occurrence[] {
  const day = DAYS[date.dayOfWeek - 1];
  if (day === undefined || !days.includes(day)) return [];
  const name = date.toString();
  if (skip.includes(name) || isHoliday(name)) return [];
  const found: Occurrence[] = [];
  for (const time of times) {
    // What the clocks skip or repeat is resolved as "compatible": later by the gap, or the first.
    const local = date.toZonedDateTime({ timeZone: zone, plainTime: time });
    if (isAfter(local, date) && !exists(date, zone)) return [];
    found.push({ date: name, time, local, instant: local.toInstant() });
  }
  return found;
}

function millisecond({ instant }: Occurrence): number {
  return instant.epochMilliseconds;
}

/** A date that a zone left out begins on another date. */
function exists(date: Temporal.PlainDate, zone: string): boolean {
  return date.toZonedDateTime(zone).toPlainDate().equals(date);
}

function isAfter(local: Temporal.ZonedDateTime, date: Temporal.PlainDate): boolean {
  return local.day !== date.day && Temporal.PlainDate.compare(local.toPlainDate(), date) > 0;
}
