import type { Catalogue, Exercise } from '../content/catalogue.ts';
import {
  createGate,
  type Demand,
  DEMANDS,
  type Filters,
  isDemanded,
  isEmpty,
  meets,
} from './filters.ts';
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

/** Nobody reads further than this. */
const MOST_FOUND = 60;

/** Weight of an everyday phrase met, against a facet met by its main value (1). */
const PHRASE = 0.9;
/** What is met less than this doesn't tell one move from another. */
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
const ADAPT = 0.5;

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
  const demands = DEMANDS.filter((demand) => isDemanded(filters, demand));
  const isAllowed = createGate(filters);
  // Without a filter only what people's own words describe can be meant.
  const isOpen = isEmpty(filters) && phrases.size > 0;
  let fewest = demands.length;
  let closest: Exercise[] = [];
  for (const exercise of catalogue.exercises) {
    const phrase = phrases.get(exercise.id)?.score ?? 0;
    if ((isOpen && phrase === 0) || !isAllowed(exercise)) continue;
    const given = givenUp(exercise, excused(filters, phrase), demands);
    if (given > fewest) continue;
    if (given < fewest) closest = [];
    fewest = given;
    closest.push(exercise);
  }
  const kept = without(filters, demands.slice(0, fewest));
  const scored = closest.map((exercise) => ({
    exercise,
    score: score(exercise, kept, phrases.get(exercise.id), causes),
  }));
  return { found: best(scored), complete: fewest === 0 };
}

/** The best few, in order. */
function best(ranked: readonly Ranked[]): Ranked[] {
  const scores = Float64Array.from(ranked, ({ score: each }) => each).toSorted();
  const least = scores.at(-MOST_FOUND) ?? -Infinity;
  return ranked
    .filter(({ score: each }) => each >= least)
    .slice(0, 2 * MOST_FOUND)
    .toSorted((a, b) => b.score - a.score);
}

/** The filters that a move must still meet when its own everyday phrases describe it so well. */
function excused(filters: Filters, phrase: number): Filters {
  if (phrase >= VIVID) return { ...filters, area: [], position: [], place: [] };
  return phrase >= CLEAR ? { ...filters, area: [] } : filters;
}

/** How many of the demands, in this order, must go for the exercise to fit. */
function givenUp(exercise: Exercise, filters: Filters, demands: readonly Demand[]): number {
  return 1 + demands.findLastIndex((demand) => !meets(exercise, filters, demand));
}

function without(filters: Filters, demands: readonly Demand[]): Filters {
  const { minutes, ...rest } = filters;
  const gone = Object.fromEntries(demands.map((demand) => [demand, []]));
  return {
    ...rest,
    ...(gone as Partial<typeof rest>),
    ...(minutes === undefined || demands.includes('minutes') ? {} : { minutes }),
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
  const adapted =
    filters.avoid.length === 0
      ? []
      : exercise.cautions.filter(({ condition }) => filters.avoid.includes(condition));
  return (
    Math.max(met(filters.area, exercise.areas), worth >= CLEAR ? passing(filters.area) : 0) +
    Math.max(met(filters.place, exercise.place), worth >= VIVID ? passing(filters.place) : 0) +
    Math.max(
      met(filters.position, exercise.positions),
      worth >= VIVID ? passing(filters.position) : 0,
    ) +
    (filters.equipment.length > 0 ? met(filters.equipment, [...needs, ...optional]) : 0) +
    (worth >= LEAST_PHRASE ? PHRASE * Math.min(worth, MOST_PHRASE) : 0) +
    (exercise.intensity === 'gentle' ? GENTLE : 0) +
    (needs.length === 0 ? BARE_HANDS : 0) +
    (causes.some((cause) => exercise.causes.includes(cause)) ? SUITS : 0) -
    ADAPT * adapted.length
  );
}

/** What a demand counts that a move is excused from. */
function passing(wanted: readonly string[]): number {
  return wanted.length > 0 ? SECOND : 0;
}

/** How well the values that an exercise has, main one first, meet those asked for. */
function met<T>(wanted: readonly T[], has: readonly T[]): number {
  const [main] = has;
  if (main === undefined || wanted.length === 0) return 0;
  if (wanted.includes(main)) return 1;
  const at = has.findIndex((value) => wanted.includes(value));
  return at < 0 ? 0 : SECOND - LATER * (at - 1);
}
