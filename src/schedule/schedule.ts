import { z } from 'zod';
import { PLACES } from '../content/schema/terms.ts';
import { idSchema, platformSchema } from './address.ts';
import { problemsOf, ScheduleError } from './schedule-error.ts';
import { zoneNamed } from './zone.ts';
import { noSuchZone } from './zones.ts';

/** The days of the week as schedules write them, Monday first as in ISO 8601: `DAYS[0]` is day 1. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Where a stretch can be done at work, in ordinary clothes: what a schedule asks for unless told otherwise. */
export const OFFICE_PLACES = ['desk', 'chair', 'standing', 'wall', 'doorway'] as const;

const WORKING_DAYS = DAYS.slice(0, 5);
/** More posts a day than one an hour would be no kindness. */
const MOST_TIMES = 24;
/** Every single date of a year can be skipped. */
const MOST_SKIPPED = 366;
const MOST_HOLIDAYS = 10;
/** Beyond any name that a rotation holds, and any number of moves. */
const LONGEST_SEED = 300;
const MOST_SHOWN = 10_000;
/** A century of days. */
const LONGEST_STREAK = 36_525;

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write it as HH:MM on the 24-hour clock, such as "09:00".');

const date = z.iso.date({
  error: ({ input }) =>
    input === undefined
      ? undefined
      : 'write a date of the calendar as YYYY-MM-DD, such as "2026-12-25".',
});

const zone = z.string().transform((name, context) => {
  const found = zoneNamed(name);
  if (found !== undefined) return found;
  context.addIssue(noSuchZone(name));
  return z.NEVER;
});

/** A country or part of one after ISO 3166-2, and below it what date-holidays calls a region: "DE", "DE-BY", "DE-BY-A". */
const holidayRegion = z
  .string()
  .regex(
    /^[a-z]{2}(-[a-z0-9]+){0,2}$/i,
    'write a country as its two letters, with a region after a hyphen if you like: "DE", "DE-BY".',
  )
  .toUpperCase();

/** Some of a closed list, in the list's order and each once. */
const someOf = <const T extends readonly [string, ...string[]]>(
  values: T,
  usual: readonly T[number][],
) =>
  z
    .array(z.enum(values))
    .min(1, 'name at least one, or leave the field out.')
    .transform((some): readonly T[number][] => values.filter((each) => some.includes(each)))
    .default(usual);

/** A list of at most so many texts, sorted and each once. */
const sorted = (text: z.ZodType<string>, most: number) =>
  z
    .array(text)
    .max(most, `keep it to ${most}.`)
    .transform((all): readonly string[] => [...new Set(all)].toSorted());

const asked = {
  times: sorted(time, MOST_TIMES).refine((times) => times.length > 0, 'name at least one time.'),
  zone,
  days: someOf(DAYS, WORKING_DAYS),
  skip: sorted(date, MOST_SKIPPED).default([]),
  holidays: sorted(holidayRegion, MOST_HOLIDAYS).default([]),
  place: someOf(PLACES, OFFICE_PLACES),
  pausedUntil: date.optional(),
};

const scheduleSchema = z.strictObject(asked);

const scheduleLineSchema = z.strictObject({
  type: z.literal('schedule'),
  platform: platformSchema,
  workspace: idSchema,
  channel: idSchema,
  ...asked,
  /** Empty where whoever set it up asked to be forgotten. */
  createdBy: z.string().regex(/^(\S{1,64})?$/, 'give the platform’s id of a person, or "".'),
  createdAt: z.iso
    .datetime({ offset: true, error: 'write a moment, such as "2026-12-25T09:00:00Z".' })
    .optional(),
  weeklySummary: z.boolean().optional(),
  /** Why the bot itself had stopped posting. */
  stoppedBecause: z.string().max(LONGEST_SEED).optional(),
  /** How far the channel has come through the moves. */
  rotation: z
    .strictObject({
      seed: z.string().max(LONGEST_SEED),
      round: z.int().min(0),
      shown: z.array(z.string().max(LONGEST_SEED)).max(MOST_SHOWN),
    })
    .optional(),
  /** How many posting days in a row somebody had pressed "Done". */
  streak: z.int().min(0).max(LONGEST_STREAK).optional(),
});

export type Day = (typeof DAYS)[number];

/**
 * What a channel asked for. Times, dates and days are the zone's own:
 * - `times`: slots of a day, "09:00", ascending, at least one;
 * - `zone`: an IANA time zone under the name it was given;
 * - `days`: days of the week, Monday first, at least one;
 * - `skip`: dates without posts, "2026-12-25", ascending;
 * - `holidays`: countries ("DE") and regions ("DE-BY") whose public holidays have no posts;
 * - `place`: a stretch fits when it can be done in one of them;
 * - `pausedUntil`: the first date that has posts again.
 */
export type Schedule = Readonly<z.output<typeof scheduleSchema>>;

/** A schedule as `export` writes and `import` reads it, a line of JSON each: whose it is, and what was asked for. */
export type ScheduleLine = Readonly<z.output<typeof scheduleLineSchema>>;

/**
 * Checks what somebody asked for, fills in what was left out and puts it into its one normal form.
 *
 * @throws {ScheduleError} with every problem, each naming field and remedy.
 */
export function checkSchedule(value: unknown): Schedule {
  return check(scheduleSchema, value);
}

/**
 * Reads one exported line. `JSON.stringify` of the result writes it again.
 *
 * @throws {ScheduleError} with every problem, each naming field and remedy.
 */
export function readScheduleLine(line: string): ScheduleLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    const message = 'this isn’t one line of JSON. Write one object a line, in braces.';
    throw new ScheduleError([{ field: '', message }]);
  }
  return check(scheduleLineSchema, value);
}

function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw new ScheduleError(problemsOf(result.error));
  return result.data;
}
