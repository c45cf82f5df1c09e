import type { Catalogue, Exercise } from '../content/catalogue.ts';
import type { Condition } from '../content/schema/terms.ts';

/**
 * Other moves to try after this one, the most fitting first: those that reach the
 * same parts of the body, can be done in the same place, and nobody with these
 * troubles must leave out. Ties keep the catalogue's order.
 */
export function similarExercises(
  exercise: Exercise,
  catalogue: Catalogue,
  troubles: readonly Condition[],
): Exercise[] {
  return catalogue.exercises
    .filter((other) => other.slug !== exercise.slug)
    .filter((other) =>
      other.cautions.every(
        ({ condition, level }) => level !== 'skip' || !troubles.includes(condition),
      ),
    )
    .map((other) => ({
      other,
      likeness: shared(exercise.areas, other.areas) + shared(exercise.place, other.place),
    }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .map(({ other }) => other);
}

/** The share of all values that both have (Jaccard's index). */
function shared<T>(some: readonly T[], others: readonly T[]): number {
  const both = some.filter((value) => others.includes(value)).length;
  return both / (some.length + others.length - both);
}
