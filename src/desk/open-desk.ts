import type { CardContext } from '../cards/context.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter.ts';
import type { Poster } from '../poster.ts';
import type { Database } from '../storage/database.ts';
import type { Depth } from '../storage/queue.ts';
import { createDesk } from './desk.ts';
import type { ScheduleDesk } from './schedule-desk.ts';

/** Where things are remembered. */
export interface Memory {
  /** `DATABASE_URL`, else the database in the folder. */
  readonly url?: string;
  readonly folder: string;
  readonly log: Log;
  readonly meter?: Meter;
  /** Told a line when the wait is one of seconds. */
  readonly onProgress?: (line: string) => void;
}

/** What goes on at a desk. */
export interface Business {
  /** By platform; asked when the desk opens. */
  readonly posters: () => ReadonlyMap<string, Poster>;
  readonly context: CardContext;
  readonly log: Log;
  readonly meter?: Meter;
  readonly clock?: () => Temporal.Instant;
  readonly catchUp?: Temporal.Duration;
  /** For how many days it is remembered what was posted. */
  readonly keepDays?: number;
}

/** A desk at which the delivery goes on. */
export interface OpenDesk {
  readonly desk: ScheduleDesk;
  /** Ends the delivery; the database stays. */
  stop(): Promise<void>;
  /** @throws when the database doesn't answer. */
  ask(): Promise<void>;
  /** The jobs of the daily posts. */
  depth(): Promise<Depth>;
}

/**
 * Opens the database. It is loaded here, as are queue and delivery, as they take their memory only
 * where something is remembered.
 *
 * @param minds whether trouble with it is to be told: at the end connections are cut off, which is none.
 */
export async function connect(
  { log, meter, onProgress, url, folder }: Memory,
  minds: () => boolean,
): Promise<Database> {
  const { openDatabase } = await import('../storage/database.ts');
  return openDatabase({
    folder,
    onProblem: (error) => minds() && log.failure('database.trouble', error),
    ...(url === undefined ? {} : { url }),
    ...(onProgress ? { onProgress } : {}),
    ...(meter ? { onStatement: (seconds) => meter.queried(seconds) } : {}),
  });
}

/** Begins to plan and to post. */
export async function openDesk(
  database: () => Promise<Database>,
  { context, log, meter, posters, clock = Temporal.Now.instant, catchUp, keepDays }: Business,
): Promise<OpenDesk> {
  const { startDelivery } = await import('../delivery/delivery.ts');
  const db = await database();
  const delivery = await startDelivery({
    db,
    posters: posters(),
    context,
    log,
    clock,
    ...(catchUp ? { catchUp } : {}),
    ...(keepDays === undefined ? {} : { keepDays }),
    ...(meter ? { meter } : {}),
  });
  return {
    desk: createDesk({ db, context, clock, postNow: (row) => delivery.postNow(row) }),
    ask: async () => void (await db.query('select')),
    depth: () => delivery.depth(),
    stop: () => delivery.stop(),
  };
}
