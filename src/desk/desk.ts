import type { CardContext } from '../cards/context.ts';
import { upcomingPosts } from '../delivery/upcoming.ts';
import { loadHolidays } from '../schedule/holidays.ts';
import { nextOccurrence } from '../schedule/occurrences.ts';
import { checkSchedule, type Schedule } from '../schedule/schedule.ts';
import type { Database } from '../storage/database.ts';
import {
  deleteSchedule,
  findSchedule,
  listSchedules,
  saveSchedule,
  type ScheduleRow,
} from '../storage/schedules.ts';
import { takeEvent } from '../storage/seen-events.ts';
import { purgeWorkspace } from '../storage/workspaces.ts';
import { createPeople } from './people.ts';
import { createPosts } from './posts.ts';
import type { ScheduleDesk } from './schedule-desk.ts';
import { dropAside, recover, setAside } from './undo.ts';

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
    ...createPeople(db),
    find: (channel) => findSchedule(db, channel),
    list: (workspace) => listSchedules(db, workspace),
    removed: (channel) => recover(db, channel),
    async save(
      { platform, workspace, channel },
      terms,
      { createdBy, weeklySummary, stoppedBecause },
    ) {
      const now = clock();
      const next = nextOccurrence(terms, now, await loadHolidays(terms.holidays))?.instant;
      const address = { platform, workspace, channel };
      return db.transaction(async (transaction) => {
        const schedule = {
          ...address,
          ...terms,
          createdBy,
          weeklySummary,
          stoppedBecause,
          nextRunAt: stoppedBecause === undefined ? next : undefined,
          zoneData,
        };
        const row = await saveSchedule(transaction, schedule, now);
        await dropAside(transaction, address);
        return row;
      });
    },
    remove: (row) =>
      db.transaction(async (transaction) => {
        await setAside(transaction, row);
        await deleteSchedule(transaction, row.id);
      }),
    async upcoming(row, count) {
      if (row.stoppedBecause !== undefined) return [];
      const isHoliday = await loadHolidays(row.holidays);
      return upcomingPosts(row, context.catalogue.exercises, clock(), { count, isHoliday });
    },
    postNow: async (row) => (await postNow(row)) !== undefined,
    take: (platform, event) => takeEvent(db, platform, event, clock()),
    forget: (workspace) => purgeWorkspace(db, workspace),
  };
}

/** The terms of a stored schedule, as they are checked and changed. */
export function termsOf(row: ScheduleRow): Schedule {
  const { times, zone, days, skip, holidays, place, pausedUntil } = row;
  return checkSchedule({ times, zone, days, skip, holidays, place, pausedUntil });
}
