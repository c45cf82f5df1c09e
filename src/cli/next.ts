import type { Writable } from 'node:stream';
import { parseDays } from '../schedule/days.ts';
import { ENGLISH } from './english.ts';
import { namingOptions } from './naming-options.ts';
import { loadHolidays } from '../schedule/holidays.ts';
import { type Occurrence, occurrences } from '../schedule/occurrences.ts';
import { checkSchedule, DAYS, type Schedule } from '../schedule/schedule.ts';
import { ScheduleError } from '../schedule/schedule-error.ts';
import { parseTimes } from '../schedule/times.ts';
import { writeLine } from '../stream/write-line.ts';

/** The options of `next` as they were typed. */
export interface NextOptions {
  readonly zone: string;
  readonly time: readonly string[];
  readonly days?: readonly string[];
  readonly skip?: readonly string[];
  readonly country?: readonly string[];
  readonly from?: string;
  readonly count: string;
  readonly json?: true;
}

/** As many lines as anybody reads, and a few years of working days for programs. */
const MOST = 1000;

/**
 * `next`: when a schedule's next posts are due, worked out by the code that plans them. People get
 * a table, programs (`--json`) one line.
 *
 * @param now where to begin when `--from` is left out.
 * @throws {ScheduleError} naming the option and the remedy.
 */
export async function printNext(
  options: NextOptions,
  now: Temporal.Instant,
  output: Writable,
): Promise<void> {
  const next = await namingOptions(async () => {
    const schedule = scheduleOf(options);
    const from = options.from === undefined ? now : momentOf(options.from, schedule.zone);
    const isHoliday = await loadHolidays(schedule.holidays);
    // What is due at the very beginning counts.
    const after = from.subtract({ nanoseconds: 1 });
    return [...occurrences(schedule, after, isHoliday).take(countOf(options.count))];
  });
  if (options.json) return writeLine(output, JSON.stringify(next.map(forMachines)));
  if (next.length === 0) return writeLine(output, 'Nothing is due within the next 400 days.');
  for (const line of table(next)) await writeLine(output, line);
}

function scheduleOf({ zone, time, days, skip = [], country = [] }: NextOptions): Schedule {
  return checkSchedule({
    zone,
    times: parseTimes(time.join(' ')),
    days: days ? parseDays(days.join(','), ENGLISH) : DAYS,
    skip: listOf(skip),
    holidays: listOf(country),
  });
}

/** Options may be repeated, and hold several values with commas between. */
function listOf(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(/[\s,]+/)).filter((value) => value !== '');
}

/** A date is its beginning in the zone, and a time without an offset the zone's own. */
function momentOf(typed: string, zone: string): Temporal.Instant {
  try {
    if (!/^\d{4}-/.test(typed)) throw new RangeError('no ISO 8601 date');
    if (/(?:z|[+-]\d{2}(?::?\d{2})?)$/i.test(typed.slice('YYYY-MM-DD'.length))) {
      return Temporal.Instant.from(typed);
    }
    return typed.includes('T')
      ? Temporal.PlainDateTime.from(typed).toZonedDateTime(zone).toInstant()
      : Temporal.PlainDate.from(typed).toZonedDateTime(zone).toInstant();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'write a date or moment, such as 2026-10-01 or 2026-10-01T08:00Z.';
    throw new ScheduleError([{ field: '--from', message }]);
  }
}

function countOf(typed: string): number {
  const count = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (count >= 1 && count <= MOST) return count;
  const message = `write a whole number from 1 to ${MOST}.`;
  throw new ScheduleError([{ field: '--count', message }]);
}

function forMachines({ local, instant }: Occurrence): { local: string; utc: string } {
  return { local: local.toString({ timeZoneName: 'never' }), utc: instant.toString() };
}

/** A line for each: the weekday, date and time that people there see, the offset, the same in UTC, and why it isn't the slot. */
function table(next: readonly Occurrence[]): string[] {
  const rows = next.map(({ date, time, local, instant }) => {
    const moved = time !== clock(local);
    return [
      day(local),
      clock(local),
      `UTC${local.offset}`,
      instant.toString({ smallestUnit: 'minute' }),
      moved ? `instead of ${time}, which the clocks skip on ${date}` : '',
    ];
  });
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** "Sun 4 Oct 2026". */
function day(moment: Temporal.ZonedDateTime): string {
  return moment.toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
}

/** "02:45". */
function clock(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainTime().toString({ smallestUnit: 'minute' });
}
