import type { Catalogue } from '../content/catalogue.ts';
import type { Filters } from './filters.ts';
import { rankExercises } from './rank.ts';
import { found, nothing, type Understanding } from './understanding.ts';

/** The moves that meet filters chosen outright, as from a menu, best first; or those that come closest. */
export function findExercises(catalogue: Catalogue, filters: Filters): Understanding {
  const ranking = rankExercises(catalogue, filters, new Map());
  if (ranking.found.length === 0) return { ...nothing('none'), filters };
  const best = ranking.found[0]?.score || 1;
  const matches = ranking.found.map(({ exercise: entry, score }) => ({
    entry,
    score: score / best,
  }));
  const kind = matches.length === 1 && ranking.complete ? 'entry' : 'list';
  return { ...found(matches, 'list'), kind, filters, complete: ranking.complete };
}

/** Both sets of filters together; where both limit the time, the shorter one. */
export function combine(some: Filters, others: Filters): Filters {
  const times = [some.minutes, others.minutes].filter((minutes) => minutes !== undefined);
  return {
    kind: both(some.kind, others.kind),
    place: both(some.place, others.place),
    area: both(some.area, others.area),
    position: both(some.position, others.position),
    equipment: both(some.equipment, others.equipment),
    intensity: both(some.intensity, others.intensity),
    avoid: both(some.avoid, others.avoid),
    not: {
      place: both(some.not.place, others.not.place),
      position: both(some.not.position, others.not.position),
      equipment: both(some.not.equipment, others.not.equipment),
      kind: both(some.not.kind, others.not.kind),
      area: both(some.not.area, others.not.area),
      exercise: both(some.not.exercise, others.not.exercise),
    },
    ...(times.length > 0 ? { minutes: Math.min(...times) } : {}),
  };
}

function both<T>(some: readonly T[], others: readonly T[]): T[] {
  return [...new Set([...some, ...others])];
}
