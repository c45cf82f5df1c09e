import { setTimeout as delay } from 'node:timers/promises';
import type { Presence } from '../adapter.ts';
import { within } from '../patience.ts';
import type { Database } from '../storage/database.ts';
import type { Depth } from '../storage/queue.ts';
import type { Workspace } from '../storage/schedules.ts';
import { forgetAbsent } from './absent.ts';
import { type Business, connect, type Memory, type OpenDesk, openDesk } from './open-desk.ts';
import { holdsDatabase } from '../storage/embedded/home.ts';
import { StatementError, StorageError } from '../storage/storage-error.ts';
import type { ScheduleDesk } from './schedule-desk.ts';

/** How long somebody who wants to know whether the database answers waits for it. */
const LONGEST_WAIT_MS = 1_000;

export interface LazyDeskOptions extends Memory, Business {
  /** Told why it can't be opened, each time it can't; whoever needed it is told as well. */
  readonly onFailure?: (error: unknown) => void;
  /** Milliseconds after which somebody who needs the desk is told to come back; for ever when left out. */
  readonly patience?: number;
}

export type StorageState = 'unused' | 'opening' | 'open' | 'away';

/** A desk that opens, with its database and the delivery, when somebody needs it. */
export interface LazyDesk {
  /** @returns nothing while it is being opened, which takes seconds the first time. */
  desk(): Promise<ScheduleDesk | undefined>;
  /** Whether anything may be remembered: without that, asking for the desk would begin to. */
  remembers(): boolean;
  /** Opens it now if something is remembered already. */
  wake(): Promise<void>;
  /**
   * Whether what is remembered can be reached: the database is asked. `unused` where nothing is
   * remembered, which is as well. Never rejects, and answers in a second or so.
   */
  state(): Promise<StorageState>;
  /** The jobs of the daily posts, where the desk is open and they can be counted. */
  depth(): Promise<Depth | undefined>;
  /** Forgets everything about a workspace, if something is remembered at all. */
  forget(workspace: Workspace): Promise<void>;
  /** Forgets the workspaces that a bot was put out of unheard, if something is remembered at all; how many. */
  forgetAbsent(presence: Presence): Promise<number>;
  /** The database alone, before there is anything to post with; opened if need be. */
  database(): Promise<Database>;
  /** Takes an event for one of all bots, where the desk is open: a bot by itself needs no database for it. */
  take(platform: string, event: string): Promise<boolean>;
  /** Sends what is going out, at most ten seconds long, and closes the database. */
  close(): Promise<void>;
}

/** A database that goes away while the bot starts is most often back in a moment. */
const TRIES = 10;
const BETWEEN_TRIES_MS = 1_000;

/** The desk, which opens when it is needed. After a failure the next one who needs it tries again. */
export function createLazyDesk(options: LazyDeskOptions): LazyDesk {
  let connecting: Promise<Database> | undefined;
  let opening: Promise<OpenDesk> | undefined;
  let open: OpenDesk | undefined;
  let asking: Promise<unknown> | undefined;
  let closed = false;
  /** Whether the database is being left, and what is cut off is no trouble. */
  let leaving = false;

  function database(): Promise<Database> {
    if (closed) return Promise.reject(new Error('the desk is closed'));
    connecting ??= connect(options, () => !leaving).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  }

  function opened(): Promise<OpenDesk> {
    if (closed) return Promise.reject(new Error('the desk is closed'));
    opening ??= openDesk(database, options).then(
      (desk) => (open = desk),
      (error: unknown) => {
        opening = undefined;
        options.onFailure?.(error);
        throw error;
      },
    );
    return opening;
  }

  const remembers = () =>
    connecting !== undefined || options.url !== undefined || holdsDatabase(options.folder);

  return {
    remembers,
    async desk() {
      const { patience } = options;
      const ready = opened();
      return (await (patience === undefined ? ready : within(patience, ready, undefined)))?.desk;
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
    async state() {
      if (!open) return opening ? 'opening' : remembers() ? 'away' : 'unused';
      // However many ask, and however long it takes: the database is asked once at a time.
      asking ??= open.ask().finally(() => (asking = undefined));
      return (await inTime(asking.then(() => 'open' as const))) ?? 'away';
    },
    async depth() {
      return open && inTime(open.depth());
    },
    async forget(workspace) {
      if (remembers()) await (await opened()).desk.forget(workspace);
    },
    async take(platform, event) {
      return open ? open.desk.take(platform, event) : true;
    },
    async forgetAbsent(presence) {
      return remembers() ? forgetAbsent(await database(), presence) : 0;
    },
    database,
    async close() {
      closed = true;
      const last = await opening?.catch(() => undefined);
      await last?.stop();
      const db = await connecting?.catch(() => undefined);
      leaving = true;
      await db?.close();
    },
  };
}

/** What a promise resolves to, where it does so before whoever asks has waited long. */
async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await within(LONGEST_WAIT_MS, promise, undefined);
  } catch {
    return undefined;
  }
}

/** Whether it is for somebody to mend, and not a connection that was lost. */
function hasRemedy(error: unknown): boolean {
  return error instanceof StorageError && !(error instanceof StatementError);
}
