import Fuse from 'fuse.js';
import type { Catalogue, Entry } from '../content/catalogue.ts';
import { normalise, words as split } from '../text/normalise.ts';
import { LetterIndex } from './letter-index.ts';
import type { Lexicon } from './lexicon.ts';
import { wholeLikeness, wordLikeness } from './likeness.ts';
import { type Name, namesOf, wordWeights } from './name.ts';
import type { Word } from './reading.ts';
import { createTypoIndex } from './typo-index.ts';

/** An entry that a piece of text names, and how surely: 1 is the name itself. */
export interface NameMatch {
  readonly entry: Entry;
  readonly score: number;
  /** Whether every word was met as it stands or by its beginning, none by likeness. */
  readonly literal: boolean;
}

/** Knows every name, slug and alias, and finds the ones that people nearly wrote. */
export interface NameIndex {
  /** Entries with exactly this name, slug or alias, whatever its spacing. */
  exact(text: string): readonly Entry[];
  /** Entries with a name, slug or alias that is one slip of the finger away from the text. */
  nearly(text: string): readonly Entry[];
  /** Entries whose names the words resemble, best first, each at most once. */
  match(words: readonly Word[]): NameMatch[];
  /** Entries whose names look most like the text, none where none does: for suggestions. */
  nearest(text: string, limit: number): Entry[];
}

/** How many names are compared word by word, and how many Fuse.js ranks for suggestions. */
const COMPARED = 16;
const SUGGESTED = 6;
/** The least share of letters (Dice's coefficient) that makes a comparison worth its while. */
const WORTH_COMPARING = 0.25;
const WORTH_SUGGESTING = 0.35;
/** Fewer letters are like too many names. */
const SHORTEST = 3;
/** Beyond 32 characters Fuse.js splits the pattern and any one piece counts (Fuse.js 7.5). */
const LONGEST = 32;
/** Ordinary words that together spell nearly a name must do so this well: "bridge toll" is no bridge pose. */
const ORDINARY = 0.8;
/** Between entries met equally well, the one that is really called so comes first. */
const MAIN_NAME = 0.02;

export function createNameIndex(catalogue: Catalogue, lexicon: Lexicon): NameIndex {
  const names = catalogue.entries.flatMap((entry) => namesOf(entry, lexicon));
  const weigh = wordWeights(names);
  const byText = entriesByText(catalogue);
  const slips = createTypoIndex([...byText.keys()]);
  const pairs = new LetterIndex(names.map((name) => name.whole));
  const fuse = new Fuse<Name>([], {
    keys: ['text'],
    threshold: 0.5,
    ignoreLocation: true,
    isCaseSensitive: true,
  });

  function shortlist(text: string, limit: number, least: number): Name[] {
    return pairs
      .nearest(text.replaceAll(' ', ''), limit, least)
      .flatMap((index) => names[index] ?? []);
  }

  return {
    exact: (text) => byText.get(compact(text)) ?? [],

    nearly: (text) => {
      const entries = slips(compact(text)).flatMap((name) => byText.get(name) ?? []);
      return [...new Set(entries)];
    },

    match(words) {
      const strong = words.filter((word) => !word.weak);
      const core = strong.length > 0 ? strong : words;
      const coreText = joined(core);
      if (coreText === '' || coreText.length > LONGEST) return [];
      const whole = joined(words);
      const isOrdinary = core.every((word) => word.ordinary);
      const best = new Map<Entry, NameMatch>();
      for (const name of shortlist(coreText, COMPARED, WORTH_COMPARING)) {
        const byWords = wordLikeness(core, name, weigh);
        const letters = Math.max(
          wholeLikeness(whole, name.whole),
          wholeLikeness(coreText, name.compact),
        );
        const byLetters = isOrdinary && letters < ORDINARY ? 0 : letters;
        const score = Math.max(byLetters, byWords.score) + (name.isMain ? MAIN_NAME : 0);
        if (score > (best.get(name.entry)?.score ?? 0)) {
          const literal = byWords.literal || byLetters === 1;
          best.set(name.entry, { entry: name.entry, score, literal });
        }
      }
      return [...best.values()].toSorted((a, b) => b.score - a.score);
    },

    nearest(text, limit) {
      const typed = split(normalise(text)).join(' ').slice(0, LONGEST);
      if (typed.length < SHORTEST) return [];
      const near = shortlist(typed, SUGGESTED, WORTH_SUGGESTING);
      fuse.setCollection(near);
      const ranked = fuse.search(typed).map(({ item }) => item.entry);
      return [...new Set([...ranked, ...near.map(({ entry }) => entry)])].slice(0, limit);
    },
  };
}

function entriesByText(catalogue: Catalogue): ReadonlyMap<string, readonly Entry[]> {
  const byText = new Map<string, Entry[]>();
  for (const entry of catalogue.entries) {
    for (const text of [entry.name, entry.slug, ...entry.aliases]) {
      const entries = byText.get(compact(text)) ?? [];
      if (!entries.includes(entry)) entries.push(entry);
      byText.set(compact(text), entries);
    }
  }
  return byText;
}

function joined(words: readonly Word[]): string {
  return words.map((word) => word.typed).join('');
}

function compact(text: string): string {
  return normalise(text).replaceAll(' ', '');
}
