import { setTimeout as delay } from 'node:timers/promises';
import type { CardContext } from '../cards/context.ts';
import type { Log } from '../log.ts';
import { type Meter, NO_METER } from '../meter.ts';
import type { Poster } from '../poster.ts';
import type { Database } from '../storage/database.ts';
import type { PlannedDelivery } from '../storage/deliveries.ts';
import { type Depth, openQueue, type Queue, type QueueOptions } from '../storage/queue.ts';
import { openDoor } from './door.ts';
import { DAYS_KEPT, discard, mindOverdue } from './housekeeping.ts';
import { queueName } from './jobs.ts';
import { meteredPoster } from './metered-poster.ts';
import { PLAN_BATCH, planDue } from './planner.ts';
import { planNow } from './post-now.ts';
import { createTrouble } from './trouble.ts';
import { startWorker } from './worker.ts';
import { renewZoneData } from './zone-data.ts';

export interface DeliveryOptions {
  /** Closed by whoever opened it, after the delivery has stopped. */
  readonly db: Database;
  /** By platform. Only for these is anything planned and posted here. */
  readonly posters: ReadonlyMap<string, Poster>;
  /** What cards are made with, its catalogue among it. */
  readonly context: CardContext;
  readonly log: Log;
  readonly meter?: Meter;
  readonly clock?: () => Temporal.Instant;
  /** What is later than this is skipped. */
  readonly catchUp?: Temporal.Duration;
  /** For how many days deliveries are kept. */
  readonly keepDays?: number;
  /** The runtime's time-zone data. */
  readonly zoneData?: string;
  readonly queue?: Omit<QueueOptions, 'name' | 'onProblem'>;
}

/** The daily posts under way. */
export interface Delivery {
  /**
   * Has a schedule's next move posted now, beside its own times.
   *
   * @returns the delivery; nothing when the schedule or a fitting move is missing, or nobody here posts on its platform.
   */
  postNow(schedule: { id: string; platform: string }): Promise<PlannedDelivery | undefined>;
  /** The jobs of all platforms that are posted to here. */
  depth(): Promise<Depth>;
  /** Begins nothing more, and waits at most ten seconds for what is going out. */
  stop(): Promise<void>;
}

/** The README promises these two hours. */
const CATCH_UP = Temporal.Duration.from({ hours: 2 });
const TICK_MS = 1_000;
/** Every so many ticks: a minute and an hour. */
const MINUTE = 60;
const HOUR = 3_600;
/** While the database is away it is asked less and less often, at least as often as this. */
const LONGEST_PAUSE_MS = 5_000;
const LAST_POSTS_SECONDS = 10;

/**
 * Plans posts when they are due and sends them, until it is stopped. Any number of bots on one
 * database share the work.
 *
 * @throws {StorageError} when the queue can't be opened. Later troubles with the database are logged, and outlived.
 */
export async function startDelivery(options: DeliveryOptions): Promise<Delivery> {
  const { db, posters, context, log, queue: settings = {} } = options;
  const { clock = Temporal.Now.instant, catchUp = CATCH_UP } = options;
  const { keepDays = DAYS_KEPT, meter = NO_METER } = options;
  const trouble = createTrouble(log);
  const stopping = new AbortController();
  const ended = new AbortController();
  const queues = new Map<string, Queue>();
  try {
    for (const platform of posters.keys()) {
      const name = queueName(platform);
      queues.set(platform, await openQueue(db, { ...settings, name, onProblem: trouble.failed }));
    }
  } catch (error) {
    await Promise.allSettled([...queues.values()].map((queue) => queue.stop(0)));
    throw error;
  }
  for (const [platform, poster] of posters) {
    const queue = queues.get(platform);
    if (!queue) continue;
    const door = openDoor(db, platform, clock);
    const signals = { stopping: stopping.signal, ended: ended.signal };
    const shared = { db, context, catchUp, clock, log, meter, trouble, ...signals };
    const counted = meteredPoster(poster, platform, meter);
    await startWorker({ ...shared, queue, platform, poster: counted, door });
  }
  const { catalogue } = context;
  const zoneData = options.zoneData ?? process.versions['tz'] ?? '';
  const planning = { db, queues, catalogue, catchUp, zoneData, log };

  async function tick(count: number): Promise<void> {
    if (count % HOUR === 0) {
      await renewZoneData(planning, clock());
      await discard({ db, log, keepDays }, clock());
    }
    if (count % MINUTE === 0) meter.skipped(await mindOverdue(planning, clock()), 'late');
    if (!(await plan())) return;
    // A backlog: while the database is busy with one batch, the next is calculated.
    while (!stopping.signal.aborted && (await Promise.all([plan(), plan()])).every(Boolean));
  }

  /** Plans one batch, and tells whether there may be more. */
  async function plan(): Promise<boolean> {
    const { schedules, posts, skipped, late } = await planDue(planning, clock());
    if (posts + skipped > 0) log.info('posts.planned', { posts, skipped });
    meter.planned(posts);
    meter.skipped(late, 'late');
    meter.skipped(skipped - late, 'nothing fits');
    return schedules === PLAN_BATCH;
  }

  async function run(): Promise<void> {
    let failures = 0;
    for (let count = 0; !stopping.signal.aborted;) {
      try {
        await tick(count);
        trouble.passed();
        failures = 0;
        count += 1;
      } catch (error) {
        trouble.failed(error);
        failures += 1;
      }
      const pause = Math.min(TICK_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS);
      await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }

  const running = run();
  return {
    async postNow({ id, platform }) {
      const queue = queues.get(platform);
      return queue && planNow({ db, queue, catalogue }, id, clock());
    },
    async depth() {
      const depths = await Promise.all([...queues.values()].map((queue) => queue.depth()));
      const sum = (state: keyof Depth) => depths.reduce((all, depth) => all + depth[state], 0);
      return { deferred: sum('deferred'), ready: sum('ready'), active: sum('active') };
    },
    async stop() {
      stopping.abort();
      const timer = setTimeout(() => ended.abort(), LAST_POSTS_SECONDS * 1000);
      await Promise.allSettled([
        running,
        ...[...queues.values()].map((queue) => queue.stop(LAST_POSTS_SECONDS)),
      ]);
      clearTimeout(timer);
      ended.abort();
    },
  };
}
