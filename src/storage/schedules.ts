import type { Connection } from './connection.ts';

/** A workspace (Slack) or server (Discord). */
export interface Workspace {
  readonly platform: string;
  readonly workspace: string;
}

/** A channel of a workspace; it has one schedule or none. */
export interface ChannelAddress extends Workspace {
  readonly channel: string;
}

/** A day of the week as the columns hold it. */
export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** How far a channel has come through the exercises. */
export interface Rotation {
  readonly seed: string;
  readonly round: number;
  readonly shown: readonly string[];
}

/** What a channel asked for, checked and in its normal form. Times, dates and days are local to the zone. */
export interface Terms {
  /** "09:00", ascending. */
  readonly times: readonly string[];
  readonly zone: string;
  readonly days: readonly Day[];
  /** "2026-12-25". */
  readonly skip: readonly string[];
  /** "DE", "DE-BY". */
  readonly holidays: readonly string[];
  readonly place: readonly string[];
  /** The first date that has posts again. */
  readonly pausedUntil?: string | undefined;
}

/** When the next post is due, and the time-zone data (`process.versions.tz`) that this was calculated with. */
export interface NextRun {
  /** Left out when no post is foreseen. */
  readonly nextRunAt?: Temporal.Instant | undefined;
  readonly zoneData: string;
}

/** A schedule to be stored. */
export interface NewSchedule extends ChannelAddress, Terms, NextRun {
  /** Who set it up: the platform's id of a person, or {@link NOBODY}. */
  readonly createdBy: string;
  /** On unless told otherwise. */
  readonly weeklySummary?: boolean | undefined;
  /** Why the bot itself stopped posting, a word of the delivery's; left out where it posts. */
  readonly stoppedBecause?: string | undefined;
  readonly rotation?: Rotation | undefined;
  /** Posting days in a row on which somebody pressed "Done", at the end of those no longer kept; none when left out. */
  readonly streakBefore?: number | undefined;
  /** Now when left out. */
  readonly createdAt?: Temporal.Instant | undefined;
}

/**
 * In the place of who set a schedule up, when that person asked to be forgotten: it is the
 * workspace's from then on.
 */
export const NOBODY = '';

/** A stored schedule. */
export interface ScheduleRow extends NewSchedule {
  readonly id: string;
  readonly weeklySummary: boolean;
  readonly createdAt: Temporal.Instant;
  readonly streakBefore: number;
}

export const SCHEDULE_COLUMNS = `
  id, platform, workspace, channel, times, zone, days, skip::text[], holidays, place,
  paused_until as "pausedUntil", stopped_because as "stoppedBecause",
  weekly_summary as "weeklySummary", created_by as "createdBy", created_at as "createdAt",
  next_run_at as "nextRunAt", zone_data as "zoneData", rotation, streak_before as "streakBefore"`;

/** Inserts the {@link NewSchedule}s of the JSON list `$1`, created at `$2` unless they say when; a list is one statement however long it is. */
export const INSERT_SCHEDULES = `
  insert into unhunch.schedules (
    platform, workspace, channel, times, zone, days, skip, holidays, place, paused_until,
    weekly_summary, created_by, created_at, next_run_at, zone_data, rotation, stopped_because,
    streak_before)
  select
    platform, workspace, channel, times, zone, days, skip, holidays, place, "pausedUntil",
    coalesce("weeklySummary", true), "createdBy", coalesce("createdAt", $2::timestamptz),
    "nextRunAt", "zoneData", rotation, "stoppedBecause", coalesce("streakBefore", 0)
  from json_to_recordset($1::json) as given (
    platform text, workspace text, channel text, times text[], zone text, days text[],
    skip date[], holidays text[], place text[], "pausedUntil" date, "weeklySummary" boolean,
    "createdBy" text, "createdAt" timestamptz, "nextRunAt" timestamptz, "zoneData" text,
    rotation jsonb, "stoppedBecause" text, "streakBefore" int)`;

/**
 * Stores a channel's schedule in place of the one it has. The id, the day it was created, the
 * rotation and what was delivered stay; that the bot had stopped only where it is given again.
 */
export async function saveSchedule(
  connection: Connection,
  schedule: NewSchedule,
  at: Temporal.Instant,
): Promise<ScheduleRow> {
  const [row] = await connection.query<ScheduleRow>(
    `${INSERT_SCHEDULES}
    on conflict (platform, workspace, channel) do update set
      times = excluded.times, zone = excluded.zone, days = excluded.days, skip = excluded.skip,
      holidays = excluded.holidays, place = excluded.place, paused_until = excluded.paused_until,
      stopped_because = excluded.stopped_because, weekly_summary = excluded.weekly_summary,
      created_by = excluded.created_by, next_run_at = excluded.next_run_at,
      zone_data = excluded.zone_data, rotation = coalesce(excluded.rotation, schedules.rotation)
    returning ${SCHEDULE_COLUMNS}`,
    [JSON.stringify([schedule]), at.toString()],
  );
  if (!row) throw new Error('an upsert returns its row');
  return row;
}

/** A channel's schedule, if it has one. */
export async function findSchedule(
  connection: Connection,
  { platform, workspace, channel }: ChannelAddress,
): Promise<ScheduleRow | undefined> {
  const [row] = await connection.query<ScheduleRow>(
    `select ${SCHEDULE_COLUMNS} from unhunch.schedules
    where platform = $1 and workspace = $2 and channel = $3`,
    [platform, workspace, channel],
  );
  return row;
}

/** The schedules with these ids, in no order; of those that are gone, nothing. */
export function findSchedules(
  connection: Connection,
  ids: readonly string[],
): Promise<ScheduleRow[]> {
  return connection.query<ScheduleRow>(
    `select ${SCHEDULE_COLUMNS} from unhunch.schedules where id = any($1::bigint[])`,
    [ids],
  );
}

/** A workspace's schedules, the oldest first. */
export function listSchedules(
  connection: Connection,
  { platform, workspace }: Workspace,
): Promise<ScheduleRow[]> {
  return connection.query<ScheduleRow>(
    `select ${SCHEDULE_COLUMNS} from unhunch.schedules
    where platform = $1 and workspace = $2 order by id`,
    [platform, workspace],
  );
}

/**
 * Stops a schedule until somebody saves it again, because the bot can't post there.
 *
 * @returns whether this stopped it, so that the one who set it up is told once.
 */
export async function stopSchedule(
  connection: Connection,
  id: string,
  because: string,
): Promise<boolean> {
  const rows = await connection.query(
    `update unhunch.schedules set stopped_because = $2, next_run_at = null
    where id = $1 and stopped_because is null returning id`,
    [id, because],
  );
  return rows.length > 0;
}

/** Deletes a schedule and what is known of its deliveries. Returns whether there was one. */
export async function deleteSchedule(connection: Connection, id: string): Promise<boolean> {
  const rows = await connection.query(`delete from unhunch.schedules where id = $1 returning id`, [
    id,
  ]);
  return rows.length > 0;
}
