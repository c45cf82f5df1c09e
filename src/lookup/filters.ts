import type { Exercise } from '../content/catalogue.ts';
import type {
  Area,
  Condition,
  Equipment,
  Intensity,
  Kind,
  Place,
  Position,
} from '../content/schema/terms.ts';
import { durationSeconds } from '../content/timing.ts';

/** The ways in which exercises differ that a person can ask by. */
export const FACETS = [
  'kind',
  'place',
  'area',
  'position',
  'equipment',
  'intensity',
  'condition',
] as const;

export type Facet = (typeof FACETS)[number];

/**
 * What the person wants and doesn't want. Every list is "any of these"; the lists
 * together are "all of these". Empty lists ask for nothing.
 */
export interface Filters {
  readonly kind: readonly Kind[];
  readonly place: readonly Place[];
  readonly area: readonly Area[];
  readonly position: readonly Position[];
  /** "none" asks for moves that need nothing at all. */
  readonly equipment: readonly (Equipment | 'none')[];
  readonly intensity: readonly Intensity[];
  /** Troubles to be careful of: moves marked "skip" for one of them are left out. */
  readonly avoid: readonly Condition[];
  /** The most time there is. */
  readonly minutes?: number;
  readonly not: {
    readonly place: readonly Place[];
    readonly position: readonly Position[];
    readonly equipment: readonly Equipment[];
    readonly kind: readonly Kind[];
    readonly area: readonly Area[];
    /** Slugs of moves that the person doesn't want. */
    readonly exercise: readonly string[];
  };
}

export const NO_FILTERS: Filters = {
  kind: [],
  place: [],
  area: [],
  position: [],
  equipment: [],
  intensity: [],
  avoid: [],
  not: { place: [], position: [], equipment: [], kind: [], area: [], exercise: [] },
};

/** In the order in which they are given up: what matters least to most people first. */
export const DEMANDS = [
  'intensity',
  'kind',
  'position',
  'minutes',
  'equipment',
  'place',
  'area',
] as const satisfies readonly Demand[];

/** Whether the filters ask for anything at all. */
export function isEmpty({ not, minutes, ...lists }: Filters): boolean {
  const every = [...Object.values(lists), ...Object.values(not)];
  return minutes === undefined && every.every((list) => list.length === 0);
}

/** The demands that can be given up when nothing meets them all. */
export type Demand = Exclude<keyof Filters, 'avoid' | 'not'>;

/** Whether the filters demand anything of that kind. */
export function isDemanded(filters: Filters, demand: Demand): boolean {
  return demand === 'minutes' ? filters.minutes !== undefined : filters[demand].length > 0;
}

/** Whether an exercise meets every filter. */
export function fits(exercise: Exercise, filters: Filters): boolean {
  return (
    createGate(filters)(exercise) && DEMANDS.every((demand) => meets(exercise, filters, demand))
  );
}

/** Whether an exercise meets one demand; it does when nothing is demanded. */
export function meets(exercise: Exercise, filters: Filters, demand: Demand): boolean {
  switch (demand) {
    case 'kind':
      return any(filters.kind, [exercise.kind]);
    case 'place':
      return any(filters.place, exercise.place);
    case 'area':
      return any(filters.area, exercise.areas);
    case 'position':
      return any(filters.position, exercise.positions);
    case 'equipment':
      return any(filters.equipment, equipmentOf(exercise));
    case 'intensity':
      return any(filters.intensity, [exercise.intensity]);
    case 'minutes':
      return (
        filters.minutes === undefined || durationSeconds(exercise.timing) <= filters.minutes * 60
      );
  }
}

/** Whether nothing that the person avoids or rules out speaks against a move; made once for many moves. */
export function createGate({ avoid, not }: Filters): (exercise: Exercise) => boolean {
  const objections: ((exercise: Exercise) => boolean)[] = [];
  const object = (list: readonly unknown[], applies: (exercise: Exercise) => boolean) => {
    if (list.length > 0) objections.push(applies);
  };
  object(avoid, (exercise) => !suits(exercise, avoid));
  // A move that can also be done elsewhere is still possible without the place that is ruled out.
  object(not.place, ({ place }) => all(place, not.place));
  object(not.position, ({ positions }) => all(positions, not.position));
  object(not.equipment, ({ equipment }) => some(equipment.needs, not.equipment));
  object(not.kind, ({ kind }) => not.kind.includes(kind));
  object(not.area, ({ areas }) => some(areas.slice(0, 1), not.area));
  object(not.exercise, ({ slug }) => not.exercise.includes(slug));
  return (exercise) => !objections.some((applies) => applies(exercise));
}

/** Whether nobody with one of these troubles must leave the move out. */
export function suits(exercise: Exercise, troubles: readonly Condition[]): boolean {
  return exercise.cautions.every(
    (caution) => caution.level !== 'skip' || !troubles.includes(caution.condition),
  );
}

function equipmentOf({ equipment: { needs, optional } }: Exercise): Filters['equipment'] {
  return needs.length === 0 ? ['none', ...optional] : [...needs, ...optional];
}

function any<T>(wanted: readonly T[], has: readonly T[]): boolean {
  return wanted.length === 0 || wanted.some((value) => has.includes(value));
}

function all<T>(has: readonly T[], ruledOut: readonly T[]): boolean {
  return has.every((value) => ruledOut.includes(value));
}

function some<T>(has: readonly T[], ruledOut: readonly T[]): boolean {
  return has.some((value) => ruledOut.includes(value));
}
