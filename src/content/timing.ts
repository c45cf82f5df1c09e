import type { Timing } from './catalogue.ts';

/** Seconds to change from one side to the other, or from one set to the next. */
const CHANGE_SECONDS = 5;

/**
 * How long a move takes in all, in seconds, done once as its card says: every
 * repetition of every set on every side, with a moment to change over.
 */
export function durationSeconds(timing: Timing): number {
  const each = (timing.hold ?? timing.pace ?? timing.time)?.seconds ?? 0;
  const rounds = timing.sets.count * timing.sides.count;
  return each * timing.repetitions.count * rounds + CHANGE_SECONDS * (rounds - 1);
}
