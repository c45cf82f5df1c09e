import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits for something, but no longer than so many milliseconds.
 *
 * @throws {Error} when it isn't there by then; what it was waiting for goes on.
 */
export async function inTime<T>(work: Promise<T>, patience: number): Promise<T> {
  const over = new AbortController();
  const late = wait(patience, undefined, { signal: over.signal }).then(() => {
    throw new Error('late');
  });
  late.catch(() => {});
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
