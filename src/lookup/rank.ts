import type { Catalogue, Exercise } from '../content/catalogue.ts';
import { fits, type Filters } from './filters.ts';
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

/** In which order demands are given up when nothing meets them all. Troubles to avoid are never given up. */
const GIVE_UP = ['intensity', 'kind', 'position', 'minutes', 'equipment', 'place', 'area'] as const;

/** Weight of an everyday phrase met, against a facet met by its main value (1). */
const PHRASE = 0.9;
/** A demand met by a second value rather than the main one. */
const SECOND = 0.7;
/** Added when the move suits a cause that the message speaks of. */
const SUITS = 0.4;
/** Taken off for each trouble that needs the move adapted. */
const ADAPT = 0.25;

/** The exercises that meet the filters, best first; ties keep the catalogue's order. */
export function rankExercises(
  catalogue: Catalogue,
  filters: Filters,
  phrases: ReadonlyMap<string, PhraseMatch>,
  causes: readonly string[] = [],
): Ranking {
  let asked = filters;
  let complete = true;
  let fitting = catalogue.exercises.filter((exercise) => fits(exercise, asked));
  for (const facet of GIVE_UP) {
    if (fitting.length > 0) break;
    const { minutes, ...rest } = asked;
    asked =
      facet === 'minutes'
        ? rest
        : { ...rest, ...(minutes === undefined ? {} : { minutes }), [facet]: [] };
    complete = false;
    fitting = catalogue.exercises.filter((exercise) => fits(exercise, asked));
  }
  const found = fitting
    .map((exercise) => ({ exercise, score: score(exercise, asked, phrases.get(exercise.id), causes) }))
    .toSorted((a, b) => b.score - a.score);
  return { found, complete };
}

function score(exercise: Exercise, filters: Filters, phrase: PhraseMatch | undefined, causes: readonly string[]): number {
  const adapted = exercise.cautions.filter(({ condition }) => filters.avoid.includes(condition));
  return (
    met(filters.area, exercise.areas) +
    met(filters.place, exercise.place) +
    met(filters.position, exercise.positions) +
    met(filters.equipment, [...exercise.equipment.needs, ...exercise.equipment.optional]) +
    PHRASE * Math.min(phrase?.score ?? 0, 2) +
    (causes.some((cause) => exercise.causes.includes(cause)) ? SUITS : 0) -
    ADAPT * adapted.length
  );
}

/** How well the values that an exercise has, main one first, meet those asked for. */
function met<T>(wanted: readonly T[], has: readonly T[]): number {
  const [main] = has;
  if (main === undefined || wanted.length === 0) return 0;
  if (wanted.includes(main)) return 1;
  return has.some((value) => wanted.includes(value)) ? SECOND : 0;
}
