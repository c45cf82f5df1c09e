import type { Connection } from './connection.ts';
import { type NextRun, type Rotation, SCHEDULE_COLUMNS, type ScheduleRow } from './schedules.ts';

/** Where a schedule goes on after it was planned. */
export interface Progress extends NextRun {
  readonly id: string;
  /** Left out to keep the one it has. */
  readonly rotation?: Rotation | undefined;
}

/**
 * The schedules whose next post is due, the longest due first, locked until the transaction ends.
 * Those that another planner is just working on are left to it.
 *
 * @param platforms left out for all.
 */
export function takeDueSchedules(
  transaction: Connection,
  at: Temporal.Instant,
  limit: number,
  platforms?: readonly string[],
): Promise<ScheduleRow[]> {
  return transaction.query<ScheduleRow>(
    `select ${SCHEDULE_COLUMNS} from unhunch.schedules
    where next_run_at <= $1 and ($3::text[] is null or platform = any($3))
    order by next_run_at limit $2
    for update skip locked`,
    [at.toString(), limit, platforms],
  );
}

/** A schedule, locked until the transaction ends; nothing when it is gone. */
export async function takeSchedule(
  transaction: Connection,
  id: string,
): Promise<ScheduleRow | undefined> {
  const [row] = await transaction.query<ScheduleRow>(
    `select ${SCHEDULE_COLUMNS} from unhunch.schedules where id = $1 for update`,
    [id],
  );
  return row;
}

/**
 * Schedules whose next post was calculated with other time-zone data than the runtime's, locked until
 * the transaction ends. Call it again with the last one's id until there are none.
 */
export function takeSchedulesOfOtherZoneData(
  transaction: Connection,
  zoneData: string,
  { after = '0', limit }: { after?: string; limit: number },
): Promise<ScheduleRow[]> {
  return transaction.query<ScheduleRow>(
    `select ${SCHEDULE_COLUMNS} from unhunch.schedules
    where id > $1 and zone_data <> $2 and stopped_because is null
    order by id limit $3
    for update skip locked`,
    [after, zoneData, limit],
  );
}

/** Notes when each goes on, all in one statement. */
export async function advanceSchedules(
  transaction: Connection,
  progress: readonly Progress[],
): Promise<void> {
  await transaction.query(
    `update unhunch.schedules set
      next_run_at = given."nextRunAt",
      zone_data = given."zoneData",
      rotation = coalesce(given.rotation, schedules.rotation)
    from json_to_recordset($1::json) as given (
      id bigint, "nextRunAt" timestamptz, "zoneData" text, rotation jsonb)
    where schedules.id = given.id`,
    [JSON.stringify(progress)],
  );
}
