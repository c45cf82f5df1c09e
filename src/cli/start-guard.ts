import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDataFolder } from '../storage/data-folder.ts';

/** Keeps a bot that ends again and again from asking the platforms for a connection each time. */
export interface StartGuard {
  /** Starts within the last hour that didn't end in an orderly way, this one among them. */
  readonly starts: number;
  /** Milliseconds to wait before connecting; 0 for a start like any other. */
  readonly wait: number;
  /** This start ended in an orderly way, and isn't held against the next. */
  forget(): Promise<void>;
}

const FILE = 'starts.json';
const REMEMBERED_MS = 60 * 60_000;
/**
 * So many may follow each other at once: somebody is trying tokens, a machine restarts, or several bots
 * that share the folder are put up again.
 */
const FREE_STARTS = 20;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** More lines than an hour can bring aren't ours. */
const MOST = 1_000;

/**
 * How long to wait before so many starts in an hour may connect: from the twenty-first on ten seconds,
 * and twice as long each time, up to five minutes. That is some 600 connections a day at most; Discord
 * resets the token of a bot that makes more than 1,000.
 *
 * @see https://docs.discord.com/developers/events/gateway#session-start-limit-object
 * @returns milliseconds.
 */
export function waitBefore(starts: number): number {
  const beyond = starts - FREE_STARTS;
  return beyond <= 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (beyond - 1), LONGEST_WAIT_MS);
}

/**
 * Notes a start in the data folder. Where that can't be written there is no guard: what restarts the
 * bot, such as Docker or systemd, should have one of its own anyway.
 */
export async function noteStart(folder: string, at: Temporal.Instant): Promise<StartGuard> {
  const file = join(folder, FILE);
  const now = at.epochMilliseconds;
  const recent = (await readStarts(file)).filter(
    (start) => start > now - REMEMBERED_MS && start <= now,
  );
  const starts = [...recent, now];
  await write(file, starts);
  return {
    starts: starts.length,
    wait: waitBefore(starts.length),
    async forget() {
      const others = await readStarts(file);
      const own = others.indexOf(now);
      if (own >= 0) await write(file, others.toSpliced(own, 1));
    },
  };
}

/** The noted starts, in milliseconds since 1970; of a file that holds anything else, none. */
async function readStarts(file: string): Promise<number[]> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Array.isArray(read) ? read.filter(Number.isSafeInteger).slice(-MOST) : [];
  } catch {
    return [];
  }
}

async function write(file: string, starts: readonly number[]): Promise<void> {
  const draft = `${file}.${process.pid}`;
  try {
    await makeDataFolder(dirname(file));
    await writeFile(draft, JSON.stringify(starts));
    await rename(draft, file);
  } catch {
    await rm(draft, { force: true }).catch(() => {});
  }
}
