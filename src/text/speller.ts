import { editDistance } from './distance.ts';

/** Words shorter than this are never corrected: "bak" could be anything. */
const SHORTEST = 4;
/** From this length on, two edits are forgiven instead of one. */
const LONG = 8;
const LONGEST = 24;

/** Words that can be asked for one by one. */
export type WordList = Pick<ReadonlySet<string>, 'has'>;

/** Corrects single words towards a known vocabulary. */
export interface Speller {
  /** The vocabulary's word that `word` most likely was meant to be; the word itself when it is in it. */
  correct(word: string): string | undefined;
}

/**
 * A speller over `vocabulary`, by symmetric deletion: every word is filed under
 * each string that one or two deletions make of it, so that a lookup costs the
 * same at fifty words and at fifty thousand.
 *
 * @param ordinary words of the language that are right as they stand and must
 *   not be bent towards the vocabulary ("morning" is not "forcing").
 * @see Garbe, "SymSpell: symmetric delete spelling correction", 2012
 */
export function createSpeller(
  vocabulary: Iterable<string>,
  ordinary: WordList = new Set(),
): Speller {
  const known = new Set(vocabulary);
  // Made when the first strange word comes: most messages have none, and starts stay quick.
  let byDeletion: ReadonlyMap<string, readonly string[]> | undefined;

  function correct(word: string): string | undefined {
    if (known.has(word)) return word;
    if (word.length < SHORTEST || word.length > LONGEST || ordinary.has(word)) return undefined;
    byDeletion ??= fileByDeletion(known);
    let best: string | undefined;
    let bestCost = Infinity;
    for (const key of deletions(word, edits(word))) {
      for (const candidate of byDeletion.get(key) ?? []) {
        const allowed = Math.min(edits(word), edits(candidate));
        const distance = editDistance(word, candidate, allowed);
        if (distance > allowed) continue;
        // People rarely get the first letter wrong, so such a match comes last.
        const cost = distance + (word[0] === candidate[0] ? 0 : 0.5);
        if (cost < bestCost || (cost === bestCost && best !== undefined && candidate < best)) {
          best = candidate;
          bestCost = cost;
        }
      }
    }
    return best;
  }

  return { correct };
}

function fileByDeletion(words: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const filed = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < SHORTEST || word.length > LONGEST) continue;
    for (const key of deletions(word, edits(word))) {
      const others = filed.get(key);
      if (others) others.push(word);
      else filed.set(key, [word]);
    }
  }
  return filed;
}

function edits(word: string): number {
  return word.length >= LONG ? 2 : 1;
}

/** The word and every string that up to `count` deletions make of it. */
function deletions(word: string, count: number): Set<string> {
  const found = new Set([word]);
  let frontier = [word];
  for (let round = 0; round < count; round++) {
    const next: string[] = [];
    for (const text of frontier) {
      for (let index = 0; index < text.length; index++) {
        const shorter = text.slice(0, index) + text.slice(index + 1);
        if (!found.has(shorter)) {
          found.add(shorter);
          next.push(shorter);
        }
      }
    }
    frontier = next;
  }
  return found;
}
