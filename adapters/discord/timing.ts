import type { Meter } from '../../src/meter.ts';

/**
 * Begins to time an acknowledgement, when Discord has told of something.
 *
 * @returns what is called when Discord has taken the first answer to it.
 */
export function acknowledging(meter: Meter): () => void {
  const heard = performance.now();
  return () => meter.acknowledged('discord', (performance.now() - heard) / 1_000);
}
