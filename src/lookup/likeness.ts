import { editDistance } from '../text/distance.ts';
import type { Name } from './name.ts';
import type { Word } from './reading.ts';

/** How like a name some words are, from 0 to 1. */
export interface Likeness {
  readonly score: number;
  /** Whether every word was met as it stands or by its beginning, none by likeness. */
  readonly literal: boolean;
}

/** Texts less alike than this have nothing to do with each other. */
const ALIKE = 0.65;
/** How much of a score rests on the words of the name that were left out. */
const NAME_SHARE = 0.45;
/** The beginning of a word counts nearly as much as the word, and that of a whole name a little more. */
const PREFIX = 0.9;
const NAME_PREFIX = 0.93;
const SHORTEST_PREFIX = 3;
const SHORTEST_NAME_PREFIX = 4;

/** Likeness of two texts without their spaces: catches joined, split and swapped letters. */
export function wholeLikeness(typed: string, name: string): number {
  const longer = Math.max(typed.length, name.length);
  if (longer === 0) return 0;
  if (typed.length >= SHORTEST_NAME_PREFIX && typed !== name && name.startsWith(typed)) {
    return NAME_PREFIX;
  }
  const limit = Math.floor(longer * (1 - ALIKE));
  const distance = editDistance(typed, name, limit);
  return distance > limit ? 0 : 1 - distance / longer;
}

/**
 * How well the words cover the name and the name the words, whatever their order:
 * the share of what was typed that is in the name, times a factor that falls to
 * 1 − {@link NAME_SHARE} as less of the name was typed.
 */
export function wordLikeness(
  typed: readonly Word[],
  name: Name,
  weigh: (word: string) => number,
): Likeness {
  const free = new Set(name.core.keys());
  let covered = 0;
  let asked = 0;
  let named = 0;
  let literal = true;
  for (const word of typed) {
    let best = 0;
    let bestAt = -1;
    for (const at of free) {
      const alike = alikeness(word, name.core[at] ?? '', name.stems[at] ?? '');
      if (alike > best) [best, bestAt] = [alike, at];
    }
    const target = name.core[bestAt];
    const weight = target === undefined ? 1 : weigh(target);
    asked += weight;
    if (best < PREFIX) literal = false;
    if (target === undefined) continue;
    covered += best * weight;
    named += weight;
    free.delete(bestAt);
  }
  const whole = name.core.reduce((sum, word) => sum + weigh(word), 0);
  if (asked === 0 || whole === 0) return { score: 0, literal: false };
  return { score: (covered / asked) * (1 - NAME_SHARE + NAME_SHARE * (named / whole)), literal };
}

function alikeness(word: Word, name: string, stem: string): number {
  const { typed } = word;
  if (typed === name || word.stem === stem) return 1;
  if (typed.length >= SHORTEST_PREFIX && name.startsWith(typed)) return PREFIX;
  // An ordinary word may be a slip ("form roller"), but hardly in its first letter ("towel rack").
  if (word.ordinary && typed[0] !== name[0]) return 0;
  const longer = Math.max(typed.length, name.length);
  const limit = Math.floor(longer * (1 - ALIKE));
  const distance = editDistance(typed, name, limit);
  return distance > limit ? 0 : 1 - distance / longer;
}
