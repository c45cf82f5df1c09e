import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { StorageError } from '../storage-error.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { connectionTo } from './connection.ts';
import { type Home, openHome } from './home.ts';
import { type Launch, launch, runningServer } from './postmaster.ts';
import { DATABASE, ROLE } from './provision.ts';
import { joinServer, type Session } from './session.ts';

/** A PostgreSQL of the bot's own, shared by all processes that use the same data folder. */
export interface EmbeddedServer {
  /** How to connect to the bot's database. */
  readonly connection: ClientConfig;
  /** The server was running already: another bot uses it, or a killed one left it behind. */
  readonly adopted: boolean;
  /** Gives it up. When nobody else uses it, it is stopped; resolves when it has ended. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where everything is kept. Made when it doesn't exist. */
  readonly folder: string;
  /** Told a line for whoever waits, when the wait is one of seconds. */
  readonly onProgress?: (line: string) => void;
  /** Told when the server went away and couldn't be brought back; it is tried again. */
  readonly onProblem?: (error: unknown) => void;
  /** Where the database goes when root runs the bot and the folder is closed to others; see `openHome`. */
  readonly shelter?: string;
  /** How often the server looks whether it is still used, in seconds. */
  readonly caretakerSeconds?: number;
}

const CARETAKER_SECONDS = 30;
/** How long a server may take from its first sign of life to the first connection, and to stop. Recovery has no limit. */
const PATIENCE_MS = 30_000;
/** Waiting as long deserves a word. */
const SLOW_MS = 5_000;
const SHORTEST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 200;
const LONGEST_RETRY_MS = 5_000;

/**
 * Starts the PostgreSQL that npm brings, or joins the one that already runs on this folder. When it
 * goes away it is started again, by whichever process notices first.
 *
 * @throws {StorageError} when there can be none, with the remedy.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const home = await openHome(options.folder, options.shelter);
  const start = async () => {
    const binaries = await findBinaries(home.folder, home.account);
    await ensureCluster(home, binaries, () =>
      options.onProgress?.('Setting up the database, once; this takes a few seconds.'),
    );
    return joinOrLaunch(home, binaries, options);
  };
  const first = await start();
  const again = async () => (await start()).session;
  const giveUp = keepShare(first.session, again, options.onProblem ?? (() => {}));
  return {
    connection: { ...connectionTo(home), user: ROLE, database: DATABASE },
    adopted: !first.launched,
    async stop() {
      if (await giveUp()) await ends(home);
    },
  };
}

/**
 * Takes a new share whenever the server goes away, until it is given up.
 *
 * @returns what gives it up, and tells whether the server was told to stop.
 */
function keepShare(
  first: Session,
  again: () => Promise<Session>,
  onProblem: (error: unknown) => void,
): () => Promise<boolean> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let session = first;
  const keep = async (): Promise<boolean> => {
    for (let wait = SHORTEST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
      if (!signal.aborted) await Promise.race([session.ended, once(signal, 'abort')]);
      if (signal.aborted) return session.leave();
      try {
        session = await again();
        wait = SHORTEST_WAIT_MS;
      } catch (error) {
        onProblem(error);
        await delay(wait, undefined, { signal }).catch(() => {});
      }
    }
  };
  const kept = keep();
  return () => {
    stopping.abort();
    return kept;
  };
}

/** Tries in turn to join a running server and, when there is none, to start one. */
async function joinOrLaunch(
  home: Home,
  binaries: Binaries,
  { caretakerSeconds = CARETAKER_SECONDS, onProgress }: EmbeddedOptions,
): Promise<{ session: Session; launched: boolean }> {
  const deadline = Date.now() + PATIENCE_MS;
  let started: Launch | undefined;
  let launched = false;
  const slow = setTimeout(() => {
    onProgress?.('Waiting for the database, which is recovering or about to stop.');
  }, SLOW_MS).unref();
  try {
    for (let wait = SHORTEST_WAIT_MS; ; wait = Math.min(wait * 1.5, LONGEST_WAIT_MS)) {
      const session = await joinServer(home, caretakerSeconds);
      if (typeof session !== 'string') {
        started?.letGo();
        return { session, launched };
      }
      if (started?.ended()) {
        const reason = await started.reason();
        if (reason !== 'taken') throw reason;
        // Another process was faster, or the sessions of a killed server are just ending.
        started = undefined;
        launched = false;
      }
      if (session === 'absent' && !started) {
        if (Date.now() > deadline) throw await unanswered(home);
        if ((await runningServer(home)) === undefined) {
          started = await launch(home, binaries);
          launched = true;
          wait = SHORTEST_WAIT_MS;
        }
      }
      await delay(wait);
    }
  } finally {
    clearTimeout(slow);
  }
}

async function unanswered(home: Home): Promise<StorageError> {
  const pid = await runningServer(home);
  const remedy =
    pid === undefined ? `End every process that uses it` : `End it with "kill -INT ${pid}"`;
  return new StorageError(
    `PostgreSQL is at work on ${home.cluster} but doesn’t answer. ${remedy} and start again.`,
  );
}

/** Waits until a server that was told to stop has taken its lock file away, which it does last. */
async function ends(home: Home): Promise<void> {
  const pid = await runningServer(home);
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
    // Another bot may already be starting the next one.
    if (pid === undefined || (await runningServer(home)) !== pid) return;
    await delay(SHORTEST_WAIT_MS);
  }
}
