import type { Catalogue, Exercise } from '../content/catalogue.ts';
import { DEMANDS, type Filters, isAllowed, meets } from './filters.ts';
import type { PhraseMatch } from './phrase-index.ts';

/** An exercise that fits, and how well: higher is better, without a fixed scale. */
export interface Ranked {
  readonly exercise: Exercise;
  readonly score: number;
}

export interface Ranking {
  readonly found: readonly Ranked[];
  /** Whether everything that was asked for could be met; otherwise these come closest. */
  readonly complete: boolean;
}

/** Weight of an everyday phrase met, against a facet met by its main value (1). */
const PHRASE = 0.9;
/** What is met less than this is chance. */
const LEAST_PHRASE = 0.4;
/** However much of a phrase is met, it outweighs two facets at most. */
const MOST_PHRASE = 2;
/** A move described this well need not be for the part of the body mentioned in passing … */
const CLEAR = 1;
/** … and this well nor in the position and place that single words hint at. */
const VIVID = 1.6;
/** A demand met by a second value rather than the main one, and by each later one a little less. */
const SECOND = 0.7;
const LATER = 0.05;
/** Added when the move suits a cause that the message speaks of. */
const SUITS = 0.4;
/** All else equal, what is gentle and needs nothing comes first. */
const GENTLE = 0.06;
const BARE_HANDS = 0.04;
/** Taken off for each trouble that needs the move adapted. */
const ADAPT = 0.25;

/**
 * The exercises that meet the filters, best first; ties keep the catalogue's
 * order. Where none meets them all, demands are given up in the order of
 * `DEMANDS` until some do; troubles to avoid and what is ruled out never are.
 */
export function rankExercises(
  catalogue: Catalogue,
  filters: Filters,
  phrases: ReadonlyMap<string, PhraseMatch>,
  causes: readonly string[] = [],
): Ranking {
  let fewest: number = DEMANDS.length;
  let closest: Exercise[] = [];
  for (const exercise of catalogue.exercises) {
    if (!isAllowed(exercise, filters)) continue;
    const given = givenUp(exercise, excused(filters, phrases.get(exercise.id)?.score ?? 0));
    if (given > fewest) continue;
    if (given < fewest) closest = [];
    fewest = given;
    closest.push(exercise);
  }
  const kept = without(filters, fewest);
  const found = closest
    .map((exercise) => ({
      exercise,
      score: score(exercise, kept, phrases.get(exercise.id), causes),
    }))
    .toSorted((a, b) => b.score - a.score);
  return { found, complete: fewest === 0 };
}

/** The filters that a move must still meet when its own everyday phrases describe it so well. */
function excused(filters: Filters, phrase: number): Filters {
  if (phrase >= VIVID) return { ...filters, area: [], position: [], place: [] };
  return phrase >= CLEAR ? { ...filters, area: [] } : filters;
}

/** How many demands, in the order of `DEMANDS`, must go for the exercise to fit. */
function givenUp(exercise: Exercise, filters: Filters): number {
  return 1 + DEMANDS.findLastIndex((demand) => !meets(exercise, filters, demand));
}

function without(filters: Filters, count: number): Filters {
  const gone = new Set<string>(DEMANDS.slice(0, count));
  const { minutes, ...rest } = filters;
  const kept = Object.entries(rest).map(([field, value]) => [field, gone.has(field) ? [] : value]);
  return {
    ...(Object.fromEntries(kept) as typeof rest),
    ...(minutes === undefined || gone.has('minutes') ? {} : { minutes }),
  };
}

function score(
  exercise: Exercise,
  filters: Filters,
  phrase: PhraseMatch | undefined,
  causes: readonly string[],
): number {
  const { needs, optional } = exercise.equipment;
  const worth = phrase?.score ?? 0;
  const isExcused = worth >= CLEAR && filters.area.length > 0;
  const adapted =
    filters.avoid.length === 0
      ? []
      : exercise.cautions.filter(({ condition }) => filters.avoid.includes(condition));
  return (
    Math.max(met(filters.area, exercise.areas), isExcused ? SECOND : 0) +
    met(filters.place, exercise.place) +
    met(filters.position, exercise.positions) +
    met(filters.equipment, [...needs, ...optional]) +
    (worth >= LEAST_PHRASE ? PHRASE * Math.min(worth, MOST_PHRASE) : 0) +
    (exercise.intensity === 'gentle' ? GENTLE : 0) +
    (needs.length === 0 ? BARE_HANDS : 0) +
    (causes.some((cause) => exercise.causes.includes(cause)) ? SUITS : 0) -
    ADAPT * adapted.length
  );
}

/** How well the values that an exercise has, main one first, meet those asked for. */
function met<T>(wanted: readonly T[], has: readonly T[]): number {
  const [main] = has;
  if (main === undefined || wanted.length === 0) return 0;
  if (wanted.includes(main)) return 1;
  const at = has.findIndex((value) => wanted.includes(value));
  return at < 0 ? 0 : SECOND - LATER * (at - 1);
}
