import Fuse from 'fuse.js';
import type { Catalogue, Entry } from '../content/catalogue.ts';
import { editDistance, similarity } from '../text/distance.ts';
import { normalise, words as wordsOf } from '../text/normalise.ts';
import { BigramIndex } from './bigram-index.ts';
import type { Reader, Word } from './reader.ts';

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
  /** Entries whose names the words resemble, best first, each at most once. */
  match(words: readonly Word[]): NameMatch[];
  /** Entries whose names are nearest to the text, however far: for suggestions. */
  nearest(text: string, limit: number): Entry[];
}

interface Name {
  readonly entry: Entry;
  /** The words that tell it apart; all of them where none does. */
  readonly core: readonly string[];
  readonly stems: readonly string[];
  readonly text: string;
  /** All words, and those of the core, without spaces. */
  readonly whole: string;
  readonly compact: string;
  /** Whether it is what the entry is called, rather than one of its other names. */
  readonly main: boolean;
}

/** How many names the fuzzy ranking sees, and how many of those are verified. */
const SHORTLIST = 24;
const VERIFIED = 8;
/** Beyond 32 characters Fuse.js splits the pattern and any one piece counts (Fuse.js 7.5). */
const LONGEST_PATTERN = 32;
/** Words less alike than this have nothing to do with each other. */
const ALIKE = 0.65;
/** How much of a score rests on the words of the name that were left out. */
const NAME_SHARE = 0.45;
/** The beginning of a word counts nearly as much as the word. */
const PREFIX = 0.9;
const SHORTEST_PREFIX = 3;
/** Between entries met equally well, the one that is really called so comes first. */
const MAIN_NAME = 0.02;

export function createNameIndex(catalogue: Catalogue, reader: Reader): NameIndex {
  const names = catalogue.entries.flatMap((entry) => namesOf(entry, reader));
  const byText = new Map<string, Entry[]>();
  for (const entry of catalogue.entries) {
    for (const text of [entry.name, entry.slug, ...entry.aliases]) {
      const key = compact(text);
      const entries = byText.get(key) ?? [];
      if (!entries.includes(entry)) entries.push(entry);
      byText.set(key, entries);
    }
  }
  const bigrams = new BigramIndex(names.map((name) => name.whole));
  const weigh = wordWeights(names);
  const fuse = new Fuse<Name>([], {
    keys: ['text'],
    threshold: 0.6,
    ignoreLocation: true,
    isCaseSensitive: true,
    includeScore: true,
  });

  /** The names most like the text: a shortlist by shared letters, ranked by Fuse.js. */
  function ranked(text: string, least: number): Name[] {
    const pattern = text.slice(0, LONGEST_PATTERN);
    const shortlist = bigrams
      .nearest(text.replaceAll(' ', ''), SHORTLIST, least)
      .flatMap((index) => names[index] ?? []);
    if (shortlist.length === 0) return [];
    fuse.setCollection(shortlist);
    const found = fuse.search(pattern).map((result) => result.item);
    return [...found, ...shortlist.filter((name) => !found.includes(name))];
  }

  return {
    exact: (text) => byText.get(compact(text)) ?? [],

    match(words) {
      const strong = words.filter((word) => !reader.isWeak(word.stem));
      const core = strong.length > 0 ? strong : words;
      const text = words.map((word) => word.typed).join(' ');
      const coreText = core.map((word) => word.typed).join(' ');
      if (coreText === '' || coreText.length > LONGEST_PATTERN) return [];
      const best = new Map<Entry, NameMatch>();
      for (const name of ranked(coreText, 0.25).slice(0, VERIFIED)) {
        const byWords = wordLikeness(core, name, weigh, reader);
        const byLetters = Math.max(
          wholeLikeness(text.replaceAll(' ', ''), name.whole),
          wholeLikeness(coreText.replaceAll(' ', ''), name.compact),
        );
        const score = Math.max(byLetters, byWords.score) + (name.main ? MAIN_NAME : 0);
        if (score > (best.get(name.entry)?.score ?? 0)) {
          best.set(name.entry, { entry: name.entry, score, literal: byWords.literal || byLetters === 1 });
        }
      }
      return [...best.values()].sort((a, b) => b.score - a.score);
    },

    nearest(text, limit) {
      const typed = wordsOf(normalise(text)).join(' ').slice(0, LONGEST_PATTERN);
      const found = ranked(typed, 0.15).map((name) => name.entry);
      return [...new Set(found)].slice(0, limit);
    },
  };
}

function namesOf(entry: Entry, reader: Reader): Name[] {
  const texts = new Set([entry.name, ...entry.aliases].map(normalise));
  return [...texts].map((text) => {
    const all = wordsOf(text).filter((word) => reader.stems(word).length > 0);
    const strong = all.filter((word) => !reader.stems(word).every(reader.isWeak));
    const core = strong.length > 0 ? strong : all;
    return {
      entry,
      core,
      stems: core.flatMap((word) => reader.stems(word)),
      text: core.join(' '),
      whole: all.join(''),
      compact: core.join(''),
      main: text === normalise(entry.name),
    };
  });
}

/** Inverse document frequency of the names' words, from 0 to 1; unknown words weigh 1. */
function wordWeights(names: readonly Name[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { core } of names) {
    for (const word of new Set(core)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.log(1 + names.length);
  return (word) => Math.log(1 + names.length / (counts.get(word) ?? 1)) / most;
}

/** Likeness of two texts without their spaces: catches joined, split and swapped letters. */
function wholeLikeness(typed: string, name: string): number {
  const limit = Math.floor(Math.max(typed.length, name.length) * (1 - ALIKE));
  const distance = editDistance(typed, name, limit);
  return distance > limit ? 0 : 1 - distance / Math.max(typed.length, name.length, 1);
}

/** How well the words cover the name and the name the words, whatever their order. */
function wordLikeness(
  typed: readonly Word[],
  name: Name,
  weigh: (word: string) => number,
  reader: Reader,
): { score: number; literal: boolean } {
  const free = new Set(name.core.keys());
  let covered = 0;
  let asked = 0;
  let named = 0;
  let literal = true;
  for (const word of typed) {
    let best = 0;
    let bestAt = -1;
    for (const at of free) {
      const alike = likeness(word, name.core[at] ?? '', name.stems[at] ?? '', reader);
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

function likeness(word: Word, name: string, stem: string, reader: Reader): number {
  if (word.typed === name || word.stem === stem) return 1;
  if (word.typed.length >= SHORTEST_PREFIX && name.startsWith(word.typed)) return PREFIX;
  // An ordinary word may be a slip ("form roller"), but hardly in its first letter ("towel rack").
  if (reader.isOrdinary(word.typed) && word.typed[0] !== name[0]) return 0;
  const alike = similarity(word.typed, name);
  return alike >= ALIKE ? alike : 0;
}

function compact(text: string): string {
  return normalise(text).replaceAll(' ', '');
}
