import { problemText } from '../../../src/cards/schedule-wording.ts';
import type { Wording } from '../../../src/cards/wording.ts';
import { chooseZone } from '../../../src/schedule/choose-zone.ts';
import { loadHolidayNames } from '../../../src/schedule/holidays.ts';
import { parseDaysOff } from '../../../src/schedule/parse-schedule.ts';
import { fittingExercises } from '../../../src/schedule/rotation.ts';
import { checkSchedule, type Schedule } from '../../../src/schedule/schedule.ts';
import { cutTyped, ScheduleError } from '../../../src/schedule/schedule-error.ts';
import { parseTimes } from '../../../src/schedule/times.ts';
import type { ZoneChoice } from '../../../src/schedule/zones.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Asked, AskedField } from './asked.ts';

/** A schedule to look at, and from when on. */
export interface Plan {
  readonly schedule: Schedule;
  /** Posts after this instant are shown. */
  readonly after: Temporal.Instant;
}

/** What stands in the way: a sentence by its field, and the zones that may have been meant. */
export interface Obstacles {
  readonly problems: Readonly<Problems>;
  readonly zones: readonly ZoneChoice[];
}

type Problems = Partial<Record<AskedField, string>>;

/** The years whose clock changes and holidays are known well enough to be shown. */
export const YEARS = { first: 1970, last: 2100 } as const;

/** The form's field for each of a schedule's that has another name there. */
const FIELD_OF: Readonly<Record<string, AskedField>> = {
  times: 'times',
  days: 'days',
  place: 'place',
  skip: 'off',
  holidays: 'country',
};

/** Works out what was asked for, by the bot's own parsers and checks. */
export async function planOf(
  asked: Asked,
  now: Temporal.Instant,
  { catalogue, wording }: Pick<Knowledge, 'catalogue' | 'wording'>,
): Promise<Plan | Obstacles> {
  const { phrases } = wording;
  const problems: Problems = {};
  const meant = chooseZone(asked.zone, now, phrases.locale);
  const zone = asked.zone.trim() === '' ? undefined : meant.zone;
  if (zone === undefined) problems.zone = zoneProblem(asked, meant.choices.length, wording);
  if (asked.days.length === 0) problems.days = phrases.web.calendar.noDays;
  if (asked.place.length === 0) problems.place = phrases.web.calendar.noPlace;
  else if (fittingExercises(catalogue.exercises, asked.place).length === 0) {
    problems.place = phrases.schedule.nothingFits;
  }
  const from = asked.from.trim() === '' ? undefined : dateOf(asked.from);
  if (asked.from.trim() !== '' && from === undefined) problems.from = phrases.web.calendar.noDate;
  // The other fields are read even so: people mend everything at once.
  const schedule = await scheduleOf(asked, zone ?? 'UTC', problems, wording);
  if (schedule === undefined || Object.keys(problems).length > 0) {
    return { problems, zones: problems.zone === undefined ? [] : meant.choices };
  }
  // What is due at the very beginning of the date counts.
  const after = from?.toZonedDateTime(schedule.zone).toInstant().subtract({ nanoseconds: 1 });
  return { schedule, after: after ?? now };
}

async function scheduleOf(
  { times, days, place, off, country, region }: Asked,
  zone: string,
  problems: Problems,
  wording: Wording,
): Promise<Schedule | undefined> {
  const typed = timesOf(times, problems, wording);
  try {
    const { skip, holidays } = parseDaysOff(off);
    // A part of another country is left over from before that was changed.
    const chosen = region.startsWith(`${country}-`) ? region : country;
    const schedule = checkSchedule({
      times: typed,
      zone,
      days: days.length > 0 ? days : undefined,
      place: place.length > 0 ? place : undefined,
      skip,
      holidays: chosen === '' ? holidays : [...holidays, chosen],
    });
    await loadHolidayNames(schedule.holidays, wording.phrases.locale);
    return schedule;
  } catch (error) {
    tell(error, problems, wording);
    return undefined;
  }
}

/** With any time in the place of those that can't be read, so that the other fields are checked too. */
function timesOf(typed: string, problems: Problems, wording: Wording): string[] {
  if (typed.trim() === '') problems.times = wording.phrases.schedule.problem.times;
  try {
    return parseTimes(typed);
  } catch (error) {
    tell(error, problems, wording);
    return ['00:00'];
  }
}

/** Puts what is wrong with a schedule to the fields, the first of each. */
function tell(error: unknown, problems: Problems, wording: Wording): void {
  if (!(error instanceof ScheduleError)) throw error;
  for (const problem of error.problems) {
    const where = FIELD_OF[problem.field.split(', ')[0] ?? ''] ?? 'times';
    problems[where] ??= problemText(problem, wording);
  }
}

function zoneProblem({ zone }: Asked, choices: number, wording: Wording): string {
  const { zoneMissing, zoneChoose, wrong } = wording.phrases.schedule.problem;
  if (zone.trim() === '') return zoneMissing;
  return choices > 1 ? zoneChoose : wording.fill(wrong.zone, { typed: cutTyped(zone) });
}

function dateOf(typed: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(typed.trim())) return undefined;
  try {
    const date = Temporal.PlainDate.from(typed.trim());
    return date.year >= YEARS.first && date.year <= YEARS.last ? date : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
