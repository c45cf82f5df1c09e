import type { Writable } from 'node:stream';
import { loadHolidays } from '../../schedule/holidays.ts';
import { nextOccurrence } from '../../schedule/occurrences.ts';
import { readScheduleLine, type ScheduleLine } from '../../schedule/schedule.ts';
import { ScheduleError } from '../../schedule/schedule-error.ts';
import type { Connection } from '../../storage/connection.ts';
import {
  type ExportedSchedule,
  exportSchedules,
  IMPORT_BATCH,
  importSchedules,
} from '../../storage/schedule-transfer.ts';
import type { NewSchedule } from '../../storage/schedules.ts';
import { readLines } from '../../stream/read-lines.ts';
import { writeLine } from '../../stream/write-line.ts';

/** Where transfers read and write. */
export interface Streams {
  readonly output: Writable;
  /** For problems and progress. */
  readonly errors: Writable;
}

/** Progress is told every so many lines: a second or two apart. */
const PROGRESS = 20_000;

/** `export`: every schedule, or a workspace's, as a line of JSON; in constant memory. */
export async function exportLines(
  db: Connection,
  { workspace }: { workspace?: string },
  { output }: Pick<Streams, 'output'>,
): Promise<void> {
  for await (const row of exportSchedules(db)) {
    if (workspace === undefined || row.workspace === workspace) {
      await writeLine(output, lineOf(row));
    }
  }
}

/** A schedule as `import` reads it: all that is kept of it but what was posted, and that its streak. */
export function lineOf(row: ExportedSchedule): string {
  const { platform, workspace, channel, times, zone, days, skip, holidays, place } = row;
  const { pausedUntil, createdBy, createdAt, weeklySummary, stoppedBecause, rotation, streak } =
    row;
  const terms = { times, zone, days, skip, holidays, place, pausedUntil };
  const address = { platform, workspace, channel };
  return JSON.stringify({
    type: 'schedule',
    ...address,
    ...terms,
    createdBy,
    createdAt,
    weeklySummary,
    stoppedBecause,
    rotation,
    streak,
  });
}

/**
 * `import`: stores what `export` wrote, a line of JSON each. Good lines are stored whatever the others
 * are like; bad ones are reported by number, with field and remedy. A channel that has a schedule keeps it.
 *
 * @returns whether every line was good.
 */
export async function importLines(
  db: Connection,
  input: AsyncIterable<string | Buffer>,
  { output, errors }: Streams,
  now: Temporal.Instant,
): Promise<boolean> {
  const zoneData = process.versions['tz'] ?? '';
  let batch: { number: number; schedule: NewSchedule }[] = [];
  let number = 0;
  let stored = 0;
  let bad = 0;

  async function flush(): Promise<void> {
    const left = await importSchedules(
      db,
      batch.map(({ schedule }) => schedule),
      now,
    );
    for (const index of left) {
      await writeLine(errors, `line ${batch[index]?.number}: ${TAKEN}`);
    }
    bad += left.length;
    stored += batch.length - left.length;
    batch = [];
  }

  for await (const line of readLines(input)) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      const schedule = await scheduleOf(readScheduleLine(line), now, zoneData);
      batch.push({ number, schedule });
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error;
      bad += 1;
      const reasons = error.message.replaceAll('\n', '; ');
      await writeLine(errors, `line ${number}: ${reasons}`);
    }
    if (batch.length === IMPORT_BATCH) await flush();
    if (number % PROGRESS === 0) await writeLine(errors, `${number} lines read`);
  }
  if (batch.length > 0) await flush();
  await writeLine(output, `${stored} stored${bad > 0 ? `, ${bad} not; see above` : ''}.`);
  return bad === 0;
}

const TAKEN =
  'channel: it has a schedule already, which stays. Delete that one first ("unhunch schedule delete"), or remove this line.';

async function scheduleOf(
  { type: _type, createdAt, streak, ...line }: ScheduleLine,
  now: Temporal.Instant,
  zoneData: string,
): Promise<NewSchedule> {
  const isHoliday = await loadHolidays(line.holidays);
  // Nothing is due of one that the bot had stopped.
  const next = line.stoppedBecause ? undefined : nextOccurrence(line, now, isHoliday);
  return {
    ...line,
    ...(createdAt === undefined ? {} : { createdAt: Temporal.Instant.from(createdAt) }),
    streakBefore: streak,
    nextRunAt: next?.instant,
    zoneData,
  };
}
