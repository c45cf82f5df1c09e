import type { Connection } from './connection.ts';
import {
  type ChannelAddress,
  INSERT_SCHEDULES,
  type NewSchedule,
  SCHEDULE_COLUMNS,
  type ScheduleRow,
} from './schedules.ts';

/** As many in one statement as keep it at about a megabyte and well under a second. */
export const IMPORT_BATCH = 2_000;
const EXPORT_BATCH = 1_000;

/**
 * Stores many schedules at once, each whose channel has none yet. Those already there, and all but
 * the first for one channel, are left alone and reported.
 *
 * @param schedules best {@link IMPORT_BATCH} at a time.
 * @returns the positions in the list of those that weren't stored.
 */
export async function importSchedules(
  connection: Connection,
  schedules: readonly NewSchedule[],
  at: Temporal.Instant,
): Promise<number[]> {
  const stored = await connection.query<ChannelAddress>(
    `${INSERT_SCHEDULES}
    on conflict (platform, workspace, channel) do nothing
    returning platform, workspace, channel`,
    [JSON.stringify(schedules), at.toString()],
  );
  const left = new Set(stored.map(nameOf));
  // Only the first of each channel takes its name off the list.
  return schedules.flatMap((schedule, index) => (left.delete(nameOf(schedule)) ? [] : index));
}

function nameOf({ platform, workspace, channel }: ChannelAddress): string {
  return JSON.stringify([platform, workspace, channel]);
}

/** A schedule with its streak as it is now, which its deliveries tell while they are kept. */
export interface ExportedSchedule extends ScheduleRow {
  readonly streak: number;
}

/**
 * All schedules, the oldest first, in constant memory. One that is added meanwhile may be missing.
 * The last day with a post may not be over, so that it counts only when somebody pressed "Done".
 */
export async function* exportSchedules(
  connection: Connection,
): AsyncGenerator<ExportedSchedule, void, undefined> {
  for (let last = '0'; ;) {
    const page = await connection.query<ExportedSchedule>(
      `select ${SCHEDULE_COLUMNS}, (
        with days as (
          select local_date, sum(done) > 0 as done from unhunch.deliveries
          where schedule_id = schedules.id and state = 'sent' group by local_date),
        over as (
          select * from days where done or local_date < (select max(local_date) from days)),
        ends as (select max(local_date) filter (where not done) as broken from over)
        select count(local_date)::int + case when broken is null then streak_before else 0 end
        from ends left join over on broken is null or local_date > broken
        group by broken) as streak
      from unhunch.schedules where id > $1 order by id limit ${EXPORT_BATCH}`,
      [last],
    );
    yield* page;
    const end = page.at(-1);
    if (!end) return;
    last = end.id;
  }
}
