import type { Entry } from '../content/catalogue.ts';
import { normalise, words } from '../text/normalise.ts';
import type { Lexicon } from './lexicon.ts';

/** One name or alias of an entry, taken apart for comparison. */
export interface Name {
  readonly entry: Entry;
  /** The words that tell it apart; all of them where none does. */
  readonly core: readonly string[];
  /** Their stems, one for each word of the core. */
  readonly stems: readonly string[];
  /** All words, articles left out, and those of the core, without spaces. */
  readonly whole: string;
  readonly compact: string;
  /** The core with spaces, as it is shown to Fuse.js. */
  readonly text: string;
  /** Whether it is what the entry is called, rather than one of its other names. */
  readonly isMain: boolean;
}

/** The name and the aliases of an entry, each spelling once. */
export function namesOf(entry: Entry, lexicon: Lexicon): Name[] {
  const texts = new Set([entry.name, ...entry.aliases].map(normalise));
  return [...texts].map((text) => {
    const all = words(text).filter((word) => !lexicon.isTransparent(word));
    const strong = all.filter((word) => !lexicon.isWeak(lexicon.stem(word)));
    const core = strong.length > 0 ? strong : all;
    return {
      entry,
      core,
      stems: core.map(lexicon.stem),
      whole: all.join(''),
      compact: core.join(''),
      text: core.join(' '),
      isMain: text === normalise(entry.name),
    };
  });
}

/**
 * How telling a word of a name is, from 0 to 1: its inverse document frequency
 * among the names. Words of no name weigh 1.
 */
export function wordWeights(names: readonly Name[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { core } of names) {
    for (const word of new Set(core)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.log(1 + names.length);
  return (word) => Math.log(1 + names.length / (counts.get(word) ?? 1)) / most;
}
