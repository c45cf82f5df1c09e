import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../src/log.ts';
import { refusalOf, retryAfter, type TokenName } from './refusal.ts';

/** Milliseconds between attempts: from this, doubled each time, up to that. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 30_000;

export interface Persistence {
  /** The token that a refusal is about. */
  readonly token: TokenName;
  readonly log: Log;
  /** Ends the attempts. */
  readonly signal: AbortSignal;
}

/**
 * Tries until it works: a bot outlives hours without a network or without Slack.
 *
 * @throws {RefusedError} when Slack refuses the token for good.
 * @throws {Error} when told to end.
 */
export async function persist<T>(
  attempt: () => Promise<T>,
  { token, log, signal }: Persistence,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      const refusal = refusalOf(error, token);
      if (refusal) throw refusal;
      if (signal.aborted) throw error;
      log.failure('slack.unreachable', error, { failures });
      await wait(pause(failures, error), undefined, { signal });
    }
  }
}

/**
 * Does something that doesn't hang on Slack, again and again until it is done or told to end.
 *
 * @param attempt told how often it has been tried, this time included; resolves with whether it is done.
 */
export async function repeat(
  attempt: (tries: number) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  for (let tries = 1; !signal.aborted && !(await attempt(tries)); tries += 1) {
    // Told to end while it waits, which the loop sees.
    await wait(pause(tries), undefined, { signal }).catch(() => {});
  }
}

/** Milliseconds to wait after so many failures in a row, and what was said to the last. */
export function pause(failures: number, error?: unknown): number {
  const asked = (retryAfter(error) ?? 0) * 1_000;
  // With some chance in it, so that many bots don't come back at once.
  const ours =
    Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
  return Math.max(asked, ours);
}
