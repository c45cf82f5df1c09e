import { loadHolidays } from '../schedule/holidays.ts';
import { nextOccurrence } from '../schedule/occurrences.ts';
import type { Database } from '../storage/database.ts';
import {
  advanceSchedules,
  type Progress,
  takeSchedulesOfOtherZoneData,
} from '../storage/due-schedules.ts';
import type { ScheduleRow } from '../storage/schedules.ts';
import type { Log } from '../log.ts';
import { isAfter, later } from './due.ts';

const BATCH = 500;
const ONE_MILLISECOND = Temporal.Duration.from({ milliseconds: 1 });
/** No zone has moved its clocks by more in one go since 1970, but over the date line. */
const FURTHEST_MOVE = Temporal.Duration.from({ hours: 3 });

/**
 * Calculates anew when schedules go on whose next post was calculated with other time-zone data:
 * countries change their minds about summer time.
 *
 * @returns how many there were.
 */
export async function renewZoneData(
  { db, zoneData, log }: { db: Database; zoneData: string; log: Log },
  at: Temporal.Instant,
): Promise<number> {
  let count = 0;
  for (let after: string | undefined = '0'; after !== undefined;) {
    const from: string = after;
    after = await db.transaction(async (transaction) => {
      const rows = await takeSchedulesOfOtherZoneData(transaction, zoneData, {
        after: from,
        limit: BATCH,
      });
      const progress: Progress[] = [];
      for (const row of rows) progress.push(await progressOf(row, { zoneData, log }, at));
      if (rows.length > 0) await advanceSchedules(transaction, progress);
      count += rows.length;
      return rows.at(-1)?.id;
    });
  }
  return count;
}

async function progressOf(
  row: ScheduleRow,
  { zoneData, log }: { zoneData: string; log: Log },
  at: Temporal.Instant,
): Promise<Progress> {
  const { id, nextRunAt } = row;
  try {
    const next = await nextRun(row, at);
    return { id, nextRunAt: next, zoneData };
  } catch (error) {
    log.failure('schedule.unusable', error, { schedule: id });
    return { id, nextRunAt, zoneData };
  }
}

/**
 * Where to go on. What lies ahead is calculated anew from now on, what is overdue from where it is.
 * When the post that was next isn't any more, the new data moved it, perhaps to before now: so it is
 * looked for before that too. Those found there that were planned before are not planned again.
 */
async function nextRun(
  row: ScheduleRow,
  at: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const isHoliday = await loadHolidays(row.holidays);
  const { nextRunAt = at } = row;
  const before = nextRunAt.subtract(ONE_MILLISECOND);
  const stays = nextOccurrence(row, before, isHoliday)?.instant.equals(nextRunAt) === true;
  const from = isAfter(before, at) ? at : before;
  const after = stays || row.nextRunAt === undefined ? from : from.subtract(FURTHEST_MOVE);
  return nextOccurrence(row, later(after, row.createdAt), isHoliday)?.instant;
}
