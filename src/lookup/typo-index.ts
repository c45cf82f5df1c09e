import { editDistance } from '../text/distance.ts';
import { LetterIndex } from './letter-index.ts';

/** Shorter names are too like each other: "door", "foam", "trap". */
const SHORTEST = 5;
/** A swap of neighbours leaves a name of five letters two of its five pairs: 2 × 2 ÷ (5 + 5). */
const LEAST_SHARED = 0.35;
const COMPARED = 24;

/**
 * Finds the texts, spaces removed, that one slip of the finger (a letter added,
 * left out or mistaken, or two neighbours swapped) turns into the text asked for.
 */
export function createTypoIndex(texts: readonly string[]): (typed: string) => string[] {
  const byLength = Map.groupBy(
    texts.filter((text) => text.length >= SHORTEST),
    (text) => text.length,
  );
  const shelves = new Map(
    [...byLength].map(([length, names]) => [length, { names, letters: new LetterIndex(names) }]),
  );

  return (typed) =>
    [typed.length - 1, typed.length, typed.length + 1].flatMap((length) => {
      const shelf = shelves.get(length);
      if (!shelf) return [];
      return shelf.letters
        .nearest(typed, COMPARED, LEAST_SHARED)
        .flatMap((index) => shelf.names[index] ?? [])
        .filter((name) => editDistance(typed, name, 1) === 1);
    });
}
