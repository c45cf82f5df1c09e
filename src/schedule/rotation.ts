import { hash } from 'node:crypto';
import type { Exercise } from '../content/catalogue.ts';
import type { Schedule } from './schedule.ts';

type Candidate = Pick<Exercise, 'slug' | 'place'>;

/** How far a channel has come. Plain data: it is stored between posts. */
export interface Rotation {
  /** What makes this channel's order its own; its schedule's id, for example. Never changes. */
  readonly seed: string;
  /** How many times everything fitting has been shown before. */
  readonly round: number;
  /** The slugs shown in this round, the latest last. */
  readonly shown: readonly string[];
}

/** An exercise and the rotation after it. */
export interface Turn<T> {
  readonly exercise: T;
  readonly rotation: Rotation;
}

/** A rotation before its first exercise. */
export function startRotation(seed: string): Rotation {
  return { seed, round: 0, shown: [] };
}

/** The exercises that can be done in one of these places, in the order given. */
export function fittingExercises<T extends Candidate>(
  exercises: readonly T[],
  places: Schedule['place'],
): T[] {
  return exercises.filter(({ place }) => place.some((each) => places.includes(each)));
}

/**
 * The exercise that comes next: every one of the pool before one repeats, and never the same
 * twice running unless it is the only one.
 *
 * Pure: the same rotation and pool always give the same answer, so that looking ahead tells the
 * truth. The order of a round comes from a hash of each slug, so that an exercise which joins or
 * leaves the pool, even within a round, doesn't disturb the order of the others; one that joins
 * is shown in the round under way.
 *
 * @returns nothing when the pool is empty.
 */
export function nextExercise<T extends Pick<Candidate, 'slug'>>(
  rotation: Rotation,
  pool: readonly T[],
): Turn<T> | undefined {
  const { seed, round, shown } = rotation;
  const unseen = pool.filter(({ slug }) => !shown.includes(slug));
  const exercise = firstOf(unseen, `${seed} ${round}`);
  if (exercise) {
    return { exercise, rotation: { seed, round, shown: [...shown, exercise.slug] } };
  }
  const others = pool.filter(({ slug }) => slug !== shown.at(-1));
  const first = firstOf(others.length > 0 ? others : pool, `${seed} ${round + 1}`);
  return first && { exercise: first, rotation: { seed, round: round + 1, shown: [first.slug] } };
}

/** The one whose hash comes first. */
function firstOf<T extends Pick<Candidate, 'slug'>>(
  pool: readonly T[],
  order: string,
): T | undefined {
  let first: T | undefined;
  let lowest = '';
  for (const exercise of pool) {
    const rank = hash('sha256', `${order} ${exercise.slug}`);
    if (first !== undefined && rank >= lowest) continue;
    first = exercise;
    lowest = rank;
  }
  return first;
}
