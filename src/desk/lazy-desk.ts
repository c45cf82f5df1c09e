import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CardContext } from '../cards/context.ts';
import type { Log } from '../log.ts';
import type { Poster } from '../poster.ts';
import type { Workspace } from '../storage/schedules.ts';
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
  /** For how many days it is remembered what was posted. */
  readonly keepDays?: number;
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
  /** Whether anything may be remembered: without that, asking for the desk would begin to. */
  remembers(): boolean;
  /** Opens it now if something is remembered already. */
  wake(): Promise<void>;
  /** Forgets everything about a workspace, if something is remembered at all. */
  forget(workspace: Workspace): Promise<void>;
  /** Takes an event for one of all bots, where the desk is open: a bot by itself needs no database for it. */
  take(platform: string, event: string): Promise<boolean>;
  /** Forgets the workspaces that the bot was taken out of while it was away. Never rejects. */
  forgetLeft(platforms: readonly Leavable[]): Promise<void>;
  /** Sends what is going out, at most ten seconds long, and closes the database. */
  close(): Promise<void>;
}

/** The part of an adapter that knows which workspaces the bot is in. */
export interface Leavable {
  readonly name: string;
  hasLeft?(workspace: string): Promise<boolean>;
}

interface OpenDesk {
  readonly desk: ScheduleDesk;
  close(): Promise<void>;
}

/** The desk, which opens when it is needed. After a failure the next one who needs it tries again. */
export function createLazyDesk(options: LazyDeskOptions): LazyDesk {
  let opening: Promise<OpenDesk> | undefined;
  let closed = false;
  /** Once it is. */
  let open: OpenDesk | undefined;

  function opened(): Promise<OpenDesk> {
    if (closed) return Promise.reject(new Error('the desk is closed'));
    opening ??= openDesk(options).then(
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
    opening !== undefined || options.url !== undefined || holdsDatabase(options.folder);

  return {
    remembers,
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
      if (remembers()) await opened();
    },
    async forget(workspace) {
      if (remembers()) await (await opened()).desk.forget(workspace);
    },
    async take(platform, event) {
      return open ? open.desk.take(platform, event) : true;
    },
    async forgetLeft(platforms) {
      if (!remembers()) return;
      try {
        const { desk } = await opened();
        for (const platform of platforms) await forgetLeft(desk, platform, options.log);
      } catch (error) {
        if (closed) return;
        options.log.failure('workspace.forget', error);
      }
    },
    async close() {
      closed = true;
      await opening?.catch(() => undefined);
      await open?.close();
    },
  };
}

async function forgetLeft(desk: ScheduleDesk, adapter: Leavable, log: Log): Promise<void> {
  const { name: platform } = adapter;
  if (!adapter.hasLeft) return;
  for (const workspace of await desk.workspaces(platform)) {
    if (!(await adapter.hasLeft(workspace))) continue;
    const schedules = await desk.forget({ platform, workspace });
    log.info('workspace.forgotten', { platform, schedules });
  }
}

/** Whether there is an embedded database in a data folder. */
function holdsDatabase(folder: string): boolean {
  // A link may lead to where PostgreSQL's account alone can go.
  return lstatSync(join(folder, 'postgresql'), { throwIfNoEntry: false }) !== undefined;
}

/** Loaded here, as database and queue take their memory only where something is remembered. */
async function openDesk(options: LazyDeskOptions): Promise<OpenDesk> {
  const { context, log, onProgress, url, folder, catchUp, keepDays } = options;
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
    const delivery = await startDelivery({
      db,
      posters,
      context,
      log,
      clock,
      ...(catchUp ? { catchUp } : {}),
      ...(keepDays === undefined ? {} : { keepDays }),
    });
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
