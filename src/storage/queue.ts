import { hash } from 'node:crypto';
import { type Job as FetchedJob, type JobResult, PgBoss } from 'pg-boss';
import type { Connection } from './connection.ts';

/** Something to be done once, by whichever bot comes first, and again when that bot dies over it. */
export interface Job {
  /** Names the work: of two jobs with the same key, the second isn't added while the first is kept. */
  readonly key: string;
  /** Small, and nothing that anybody typed. */
  readonly data: Readonly<Record<string, string>>;
  /** Left out for at once. */
  readonly startAfter?: Temporal.Instant | undefined;
}

/** A job as it is handed out. */
export interface Attempt {
  readonly data: Job['data'];
  /** 0 the first time. */
  readonly retry: number;
  /** Aborts when the job was given to somebody else, or took too long. */
  readonly signal: AbortSignal;
}

export interface WorkOptions {
  /** How many jobs are fetched at a time; from 2 on there is no pause between full batches. */
  readonly batch: number;
  /** How many batches are worked on at a time. */
  readonly concurrency?: number;
}

/** Jobs that are for later, that could be done now, and that somebody is at. */
export interface Depth {
  readonly deferred: number;
  readonly ready: number;
  readonly active: number;
}

/** The jobs of all bots on one database. */
export interface Queue {
  /** Adds jobs when the transaction commits, and not otherwise. Returns how many were new. */
  add(transaction: Connection, jobs: readonly Job[]): Promise<number>;
  /** Hands jobs out until the queue is stopped. One for which `handle` throws is handed out again, later each time. */
  work(handle: (attempt: Attempt) => Promise<void>, options: WorkOptions): Promise<void>;
  /** How many jobs there are, counted by one of the bots every few seconds. */
  depth(): Promise<Depth>;
  /** Hands nothing more out, and waits for what is under way; what isn't done by then is handed out again elsewhere. */
  stop(seconds: number): Promise<void>;
}

export interface QueueOptions {
  /** Told what went wrong between the jobs. */
  readonly onProblem?: (error: unknown) => void;
  readonly name?: string;
  /** A bot that gives no sign of life for as long has died over its jobs, in seconds. pg-boss's least is 10. */
  readonly heartbeat?: number;
  /** How often all bots together look for such jobs, in seconds. */
  readonly supervise?: number;
  /** A batch that takes longer has gone wrong, in seconds. */
  readonly expire?: number;
  /** Before the first retry, in seconds; each further one waits about twice as long. */
  readonly retryDelay?: number;
}

const SCHEMA = 'unhunch_queue';
/**
 * The longest between two tries, in seconds. Whoever doesn’t know whether something was done has to ask
 * again while it is still remembered: Discord knows a message’s nonce for "a few minutes".
 */
const LONGEST_RETRY_DELAY = 60;
/** With that delay, more than the two hours after which a post is too late anyway. */
const RETRIES = 150;
const HOUR = 3_600;
/** The least that pg-boss allows (`MIN_POLLING_INTERVAL_MS` in its attorney.js). */
const POLL_SECONDS = 0.5;
/** pg-boss warns of a queue that is longer. All channels of a large installation at nine o'clock are no trouble. */
const LONG_QUEUE = 200_000;

/**
 * Opens the queue, and makes its tables where they are missing; pg-boss 12 does so under a lock.
 *
 * A bot that was killed holds its jobs up for at most `heartbeat` + `supervise` + `retryDelay`
 * seconds and a moment: half a minute as it is set here. By pg-boss's own settings it is a quarter
 * of an hour.
 */
export async function openQueue(database: Connection, options: QueueOptions = {}): Promise<Queue> {
  const { onProblem = () => {}, name = 'deliveries', supervise = 10 } = options;
  const boss = new PgBoss({
    db: database,
    schema: SCHEMA,
    // Its cron looks at every schedule on every pass; ours have next_run_at.
    schedule: false,
    superviseIntervalSeconds: supervise,
    monitorIntervalSeconds: supervise,
    maintenanceIntervalSeconds: HOUR / 6,
    flowIntervalSeconds: HOUR,
    warningQueueSize: LONG_QUEUE,
  });
  boss.on('error', onProblem);
  const settings = {
    retryLimit: RETRIES,
    retryDelay: options.retryDelay ?? 2,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_DELAY,
    expireInSeconds: options.expire ?? 60,
    heartbeatSeconds: options.heartbeat ?? 10,
    retentionSeconds: 24 * HOUR,
    // What became of a delivery stands in our own table.
    deleteAfterSeconds: 2 * HOUR,
  };
  try {
    await boss.start();
    await boss.createQueue(name, settings);
    // createQueue leaves a queue that exists as it is, of whatever version.
    await boss.updateQueue(name, settings);
    // Warms pg-boss's cache of queues: an insert within a transaction would otherwise ask for the queue
    // on another connection, and wait for it while it holds its own.
    await boss.insert(name, []);
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  return {
    async add(transaction, jobs) {
      if (jobs.length === 0) return 0;
      const rows = jobs.map(({ key, data, startAfter }) => ({
        id: idOf(`${name} ${key}`),
        data,
        ...(startAfter ? { startAfter: startAfter.toString() } : {}),
      }));
      const added = await boss.insert(name, rows, { db: transaction, returnId: true });
      return added?.length ?? 0;
    },
    async work(handle, { batch, concurrency = 1 }) {
      await boss.work(
        name,
        {
          batchSize: batch,
          localConcurrency: concurrency,
          pollingIntervalSeconds: POLL_SECONDS,
          burstWhenBatchFull: true,
          perJobResults: true,
        },
        (jobs: FetchedJob<Job['data']>[]) => Promise.all(jobs.map((job) => attempt(job, handle))),
      );
    },
    async depth() {
      const [latest] = await boss.getQueueStats(name);
      const { deferredCount = 0, readyCount = 0, activeCount = 0 } = latest ?? {};
      return { deferred: deferredCount, ready: readyCount, active: activeCount };
    },
    stop: (seconds) => boss.stop({ graceful: true, timeout: seconds * 1000 }),
  };
}

/** Of what went wrong nothing is kept: an error's words may quote anything. */
async function attempt(
  { id, data, retryCount, signal }: FetchedJob<Job['data']>,
  handle: (attempt: Attempt) => Promise<void>,
): Promise<JobResult> {
  try {
    await handle({ data, retry: retryCount, signal });
    return { id, status: 'completed' };
  } catch {
    return { id, status: 'failed' };
  }
}

/** A UUID (version 8, RFC 9562) that is the same for the same key. */
function idOf(key: string): string {
  const digits = hash('sha256', key);
  const variant = (0x8 | (Number.parseInt(digits.charAt(16), 16) & 0x3)).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20, 32),
  ].join('-');
}
