import type { Card } from '../cards/card.ts';
import type { CardContext } from '../cards/context.ts';
import { upcomingPosts, type UpcomingPost } from '../delivery/upcoming.ts';
import { loadHolidays } from '../schedule/holidays.ts';
import { nextOccurrence } from '../schedule/occurrences.ts';
import { checkSchedule, type Schedule } from '../schedule/schedule.ts';
import type { Database } from '../storage/database.ts';
import {
  type ChannelAddress,
  deleteSchedule,
  findSchedule,
  listSchedules,
  saveSchedule,
  type ScheduleRow,
  type Workspace,
} from '../storage/schedules.ts';
import { purgeWorkspace } from '../storage/workspaces.ts';
import { createPosts, type Swapped } from './posts.ts';
import { forget, recover, setAside } from './undo.ts';

/** What commands can do about daily posts. Errors of the database are thrown on. */
export interface ScheduleDesk {
  find(channel: ChannelAddress): Promise<ScheduleRow | undefined>;
  /** A workspace's schedules, the oldest first. */
  list(workspace: Workspace): Promise<ScheduleRow[]>;
  /**
   * Stores what somebody asked for in place of what the channel had.
   *
   * @throws {ScheduleError} when holidays are asked for of a place that none are known of.
   */
  save(channel: ChannelAddress, terms: Schedule, by: By): Promise<ScheduleRow>;
  /** Deletes a channel's schedule; it can be had back until another is saved there. */
  remove(row: ScheduleRow): Promise<void>;
  /** The schedule that was deleted last in a channel, not stored again yet. */
  removed(channel: ChannelAddress): Promise<ScheduleRow | undefined>;
  upcoming(row: ScheduleRow, count: number): Promise<UpcomingPost[]>;
  /** Has a post sent out of turn. Returns whether one is on its way. */
  postNow(row: ScheduleRow): Promise<boolean>;
  /**
   * Counts that somebody did a post's stretch.
   *
   * @returns the post as it is now, and whether it was their first press; nothing when the post is forgotten.
   */
  did(post: PressedPost, person: string): Promise<{ card: Card; counted: boolean } | undefined>;
  /** Puts another move in the place of a post's. */
  swap(post: PressedPost): Promise<Swapped>;
  /** Forgets everything about a workspace. */
  forget(workspace: Workspace): Promise<void>;
}

/** A post as its buttons name it. */
export interface PressedPost extends Workspace {
  readonly delivery: string;
  /** The move's slug that it showed. */
  readonly exercise: string;
}

/** Whose a schedule is, and what else stays with it. */
export interface By {
  readonly createdBy: string;
  readonly weeklySummary: boolean;
}

export interface DeskOptions {
  readonly db: Database;
  readonly context: CardContext;
  readonly clock: () => Temporal.Instant;
  /** The running delivery's, or one that leaves a job to another process. */
  readonly postNow: (row: ScheduleRow) => Promise<unknown>;
  /** The runtime's time-zone data. */
  readonly zoneData?: string;
}

/** The desk over a database. */
export function createDesk(options: DeskOptions): ScheduleDesk {
  const { db, context, clock, postNow } = options;
  const zoneData = options.zoneData ?? process.versions['tz'] ?? '';
  return {
    ...createPosts(db, context),
    find: (channel) => findSchedule(db, channel),
    list: (workspace) => listSchedules(db, workspace),
    removed: (channel) => recover(db, channel),
    async save({ platform, workspace, channel }, terms, { createdBy, weeklySummary }) {
      const now = clock();
      const nextRunAt = nextOccurrence(terms, now, await loadHolidays(terms.holidays))?.instant;
      const address = { platform, workspace, channel };
      return db.transaction(async (transaction) => {
        const schedule = {
          ...address,
          ...terms,
          createdBy,
          weeklySummary,
          nextRunAt,
          zoneData,
        };
        const row = await saveSchedule(transaction, schedule, now);
        await forget(transaction, address);
        return row;
      });
    },
    remove: (row) =>
      db.transaction(async (transaction) => {
        await setAside(transaction, row);
        await deleteSchedule(transaction, row.id);
      }),
    async upcoming(row, count) {
      const isHoliday = await loadHolidays(row.holidays);
      return upcomingPosts(row, context.catalogue.exercises, clock(), { count, isHoliday });
    },
    postNow: async (row) => (await postNow(row)) !== undefined,
    forget: async (workspace) => void (await purgeWorkspace(db, workspace)),
  };
}

/** The terms of a stored schedule, as they are checked and changed. */
export function termsOf(row: ScheduleRow): Schedule {
  const { times, zone, days, skip, holidays, place, pausedUntil } = row;
  return checkSchedule({ times, zone, days, skip, holidays, place, pausedUntil });
}
