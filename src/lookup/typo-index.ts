import { editDistance } from '../text/distance.ts';
import { LetterIndex } from './letter-index.ts';

/** Shorter names are too like each other: "door", "foam", "trap". */
const SHORTEST = 5;
/** A swap of neighbours leaves a name of five letters two of its five pairs: 2 × 2 ÷ (5 + 5). */
const LEAST_SHARED = 0.35;
const COMPARED = 24;

/**
 * Finds the texts, spaces removed, that one slip away (a letter added, left out,
 * mistaken, or two neighbours swapped) give the text asked for.
 */
export function createTypoIndex(texts: readonly string[]): (typed: string) => string[] {
  const names = texts.filter((text) => text.length >= SHORTEST);
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
  const letters = new LetterIndex(names);

  return (typed) => {
    if (typed.length < SHORTEST - 1 || typed.length > longest + 1) return [];
    return letters
      .nearest(typed, COMPARED, LEAST_SHARED)
      .flatMap((index) => names[index] ?? [])
      .filter((name) => editDistance(typed, name, 1) === 1);
  };
}
