import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CardContext } from '../cards/context.ts';
import type { Log } from '../log.ts';
import type { Poster } from '../poster.ts';
import type { Workspace } from '../storage/schedules.ts';
import { StatementError, StorageError } from '../storage/storage-error.ts';
import { createDesk } from './desk.ts';
import type { ScheduleDesk } from './schedule-desk.ts';

export interface LazyDeskOptions {
  /** `DATABASE_URL`, else the database in the folder. */
  readonly url?: string;
  readonly folder: string;
  /** By platform; asked when the desk opens. */
  readonly posters: () => ReadonlyMap<string, Poster>;
  readonly context: CardContext;
  readonly log: Log;
  readonly clock?: () => Temporal.Instant;
  readonly catchUp?: Temporal.Duration;
  /** Told a line when the wait is one of seconds. */
  readonly onProgress?: (line: string) => void;
  /** Told why it can't be opened, each time it can't; whoever needed it is told as well. */
  readonly onFailure?: (error: unknown) => void;
  /** Milliseconds after which somebody who needs the desk is told to come back; for ever when left out. */
  readonly patience?: number;
}

/** A desk that opens, with its database and the delivery, when somebody needs it. */
export interface LazyDesk {
  /** @returns nothing while it is being opened, which takes seconds the first time. */
  desk(): Promise<ScheduleDesk | undefined>;
  /** Opens it now if something is remembered already. */
  wake(): Promise<void>;
  /** Forgets everything about a workspace, if something is remembered at all. */
  forget(workspace: Workspace): Promise<void>;
  /** Sends what is going out, at most ten seconds long, and closes the database. */
  close(): Promise<void>;
}

/** A database that goes away while the bot starts is most often back in a moment. */
const TRIES = 10;
const BETWEEN_TRIES_MS = 1_000;

interface OpenDesk {
  readonly desk: ScheduleDesk;
  close(): Promise<void>;
}

/** The desk, which opens when it is needed. After a failure the next one who needs it tries again. */
export function createLazyDesk(options: LazyDeskOptions): LazyDesk {
  let opening: Promise<OpenDesk> | undefined;
  let closed = false;

  function opened(): Promise<OpenDesk> {
    if (closed) return Promise.reject(new Error('the desk is closed'));
    opening ??= openDesk(options).catch((error: unknown) => {
      opening = undefined;
      options.onFailure?.(error);
      throw error;
    });
    return opening;
  }

  const remembers = () =>
    opening !== undefined || options.url !== undefined || holdsDatabase(options.folder);

  return {
    async desk() {
      const { patience } = options;
      const ready = opened();
      if (patience === undefined) return (await ready).desk;
      const patient = new AbortController();
      const late = delay(patience, undefined, { signal: patient.signal }).catch(() => undefined);
      try {
        return (await Promise.race([ready, late]))?.desk;
      } finally {
        patient.abort();
        // Nobody waits any more, and `onFailure` was told.
        ready.catch(() => {});
      }
    },
    async wake() {
      for (let tries = 1; remembers(); tries++) {
        try {
          return void (await opened());
        } catch (error) {
          if (closed || tries === TRIES || hasRemedy(error)) throw error;
          await delay(BETWEEN_TRIES_MS);
        }
      }
    },
    async forget(workspace) {
      if (remembers()) await (await opened()).desk.forget(workspace);
    },
    async close() {
      closed = true;
      const open = await opening?.catch(() => undefined);
      await open?.close();
    },
  };
}

/** Whether it is for somebody to mend, and not a connection that was lost. */
function hasRemedy(error: unknown): boolean {
  return error instanceof StorageError && !(error instanceof StatementError);
}

/** Whether there is an embedded database in a data folder. */
function holdsDatabase(folder: string): boolean {
  // A link may lead to where PostgreSQL's account alone can go.
  return lstatSync(join(folder, 'postgresql'), { throwIfNoEntry: false }) !== undefined;
}

/** Loaded here, as database and queue take their memory only where something is remembered. */
async function openDesk(options: LazyDeskOptions): Promise<OpenDesk> {
  const { context, log, onProgress, url, folder, catchUp } = options;
  const { clock = Temporal.Now.instant } = options;
  const { openDatabase } = await import('../storage/database.ts');
  const { startDelivery } = await import('../delivery/delivery.ts');
  let closing = false;
  const db = await openDatabase({
    folder,
    // At the end connections are cut off, which is no trouble.
    onProblem: (error) => closing || log.failure('database.trouble', error),
    ...(url === undefined ? {} : { url }),
    ...(onProgress ? { onProgress } : {}),
  });
  try {
    const posters = options.posters();
    const settings = { db, posters, context, log, clock, ...(catchUp ? { catchUp } : {}) };
    const delivery = await startDelivery(settings);
    const desk = createDesk({ db, context, clock, postNow: (row) => delivery.postNow(row) });
    return {
      desk,
      async close() {
        await delivery.stop();
        closing = true;
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
}
