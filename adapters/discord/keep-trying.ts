import { setTimeout as pause } from 'node:timers/promises';
import { RefusedError } from '../../src/adapter.ts';
import type { Log } from '../../src/log.ts';
import { refusalOf } from './explain.ts';

/** Milliseconds after which what failed is tried again; twice as many each time, up to the most. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

interface Options {
  readonly log: Log;
  /** The name of the log's lines about failures. */
  readonly event: string;
  /** Ends the trying. */
  readonly signal: AbortSignal;
}

/**
 * Does what needs Discord, as often as it takes: when Discord is down, it is down
 * for minutes, and nobody should have to start the bot again.
 *
 * @throws {RefusedError} when Discord refuses for good; the signal's reason when it ends the trying.
 */
export async function keepTrying<T>(
  attempt: () => Promise<T>,
  { log, event, signal }: Options,
): Promise<T> {
  for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
    try {
      return await attempt();
    } catch (error) {
      const refusal = error instanceof RefusedError ? error : refusalOf(error);
      if (refusal) throw refusal;
      if (signal.aborted) throw error;
      log.failure(event, error);
    }
    await pause(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
