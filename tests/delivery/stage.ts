import { beforeEach, onTestFinished } from 'vitest';
import type { CardContext } from '../../src/cards/context.ts';
import { createWording } from '../../src/cards/wording.ts';
import { type Delivery, type DeliveryOptions, startDelivery } from '../../src/delivery/delivery.ts';
import { queueName } from '../../src/delivery/jobs.ts';
import { planDue, type Planning } from '../../src/delivery/planner.ts';
import { loadHolidays } from '../../src/schedule/holidays.ts';
import { nextOccurrence } from '../../src/schedule/occurrences.ts';
import type { Database } from '../../src/storage/database.ts';
import type { DeliveryRow } from '../../src/storage/deliveries.ts';
import { openQueue, type Queue } from '../../src/storage/queue.ts';
import { type NewSchedule, saveSchedule, type ScheduleRow } from '../../src/storage/schedules.ts';
import { englishContent } from '../support/content.ts';
import { useDatabase } from '../support/database.ts';
import { memoryLog } from '../support/memory-log.ts';
import type { Chat } from './chat.ts';

/** Monday, nine o'clock in Berlin. Long past, so that nothing waits for the real clock. */
export const NINE = Temporal.Instant.from('2026-06-01T07:00:00Z');
export const ZONE_DATA = '2026b';
export const DAY = Temporal.Duration.from({ hours: 24 });

/** A clock that runs from where it is put. */
export class Clock {
  private ahead = 0;

  constructor(at = NINE) {
    this.put(at);
  }

  put(at: Temporal.Instant): void {
    this.ahead = at.epochMilliseconds - Date.now();
  }

  readonly now = () => Temporal.Instant.fromEpochMilliseconds(Date.now() + this.ahead);
}

let count = 0;

/** A team's schedule: nine o'clock on working days in Berlin, in a channel of its own. */
export function teamSchedule(differently: Partial<NewSchedule> = {}): NewSchedule {
  count += 1;
  return {
    platform: 'slack',
    workspace: 'T024BE7LD',
    channel: `C${count}`,
    times: ['09:00'],
    zone: 'Europe/Berlin',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    skip: [],
    holidays: [],
    place: ['desk', 'chair'],
    createdBy: 'U061F7AUR',
    zoneData: ZONE_DATA,
    ...differently,
  };
}

/** A database for a file's tests, and what is done with it in most of them. */
export interface Stage {
  readonly db: Database;
  readonly url: string;
  /** The queues of Slack and Discord; nobody works on them. */
  readonly queues: ReadonlyMap<string, Queue>;
  /** Stores a schedule; its next post is the first from `from` on. */
  save(differently?: Partial<NewSchedule>, from?: Temporal.Instant): Promise<ScheduleRow>;
  /** Plans what is due until nothing is. */
  plan(at: Temporal.Instant, differently?: Partial<Planning>): Promise<void>;
  /** Delivers until the test has finished. */
  start(
    posters: Record<string, Chat>,
    clock: Clock,
    differently?: Partial<DeliveryOptions>,
  ): Promise<Delivery & { lines: Record<string, unknown>[] }>;
  deliveries(): Promise<DeliveryRow[]>;
  /** Jobs in the queue, whatever became of them. */
  jobs(): Promise<number>;
  /** Jobs that are still to be done. */
  pending(): Promise<number>;
}

/** Sets a stage on a database that is there while tests run: the file's own, or another. It is empty before each test. */
export function useStage(
  shared: { readonly db: Database; readonly url: string } = useDatabase(),
): Stage {
  const queues = new Map<string, Queue>();

  beforeEach(async () => {
    for (const platform of ['slack', 'discord']) {
      if (queues.has(platform)) continue;
      const queue = await openQueue(shared.db, { name: queueName(platform) });
      await queue.stop(0);
      queues.set(platform, queue);
    }
    await shared.db.query('truncate unhunch.schedules, unhunch.lanes, unhunch.remembered cascade');
    await shared.db.query('delete from unhunch_queue.job');
  });

  async function countJobs(which: string): Promise<number> {
    const rows = await shared.db.query<{ count: number }>(
      `select count(*)::int as count from unhunch_queue.job where ${which}`,
    );
    return rows[0]?.count ?? 0;
  }

  return {
    get db() {
      return shared.db;
    },
    get url() {
      return shared.url;
    },
    queues,
    async save(differently = {}, from = NINE) {
      const schedule = teamSchedule(differently);
      const isHoliday = await loadHolidays(schedule.holidays);
      const before = from.subtract({ milliseconds: 1 });
      const nextRunAt = nextOccurrence(schedule, before, isHoliday)?.instant;
      return saveSchedule(shared.db, { nextRunAt, ...schedule }, before);
    },
    async plan(at, differently = {}) {
      const planning: Planning = {
        db: shared.db,
        queues,
        catalogue: (await englishContent()).catalogue,
        catchUp: Temporal.Duration.from({ hours: 2 }),
        zoneData: ZONE_DATA,
        log: memoryLog().log,
        ...differently,
      };
      while ((await planDue(planning, at)).schedules > 0);
    },
    async start(posters, clock, differently = {}) {
      const { log, lines } = memoryLog();
      const delivery = await startDelivery({
        db: shared.db,
        posters: new Map(Object.entries(posters)),
        context: await cardContext(),
        log,
        clock: clock.now,
        zoneData: ZONE_DATA,
        queue: { supervise: 1, retryDelay: 1 },
        ...differently,
      });
      onTestFinished(() => delivery.stop());
      return { ...delivery, lines };
    },
    deliveries: () =>
      shared.db.query<DeliveryRow>(
        `select id, schedule_id as "scheduleId", local_date as "date", slot, due_at as "dueAt",
          exercise, state, reason, message, attempts
        from unhunch.deliveries order by due_at, id`,
      ),
    jobs: () => countJobs('true'),
    pending: () => countJobs(`state in ('created', 'retry', 'active')`),
  };
}

/** What cards are made with, of the content that ships with the bot. */
async function cardContext(): Promise<CardContext> {
  const { catalogue, phrases, redFlags } = await englishContent();
  return {
    catalogue,
    wording: createWording(phrases),
    safetyNet: redFlags.replies.safetyNet,
    pictureOf: () => undefined,
  };
}
