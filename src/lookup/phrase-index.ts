import type { Entry } from '../content/catalogue.ts';
import type { Lexicon } from './lexicon.ts';

/** How well one of an entry's everyday phrases is met by a message. */
export interface PhraseMatch {
  readonly entry: Entry;
  /** The weight of the words met times the share of the phrase they make; about 1 for one telling word. */
  readonly score: number;
  /** The concepts met. */
  readonly stems: ReadonlySet<string>;
}

/** Finds the entries whose phrases a message meets, given as its words' concepts, by entry id. */
export type PhraseIndex = (stems: readonly string[]) => Map<string, PhraseMatch>;

interface Phrase {
  readonly entry: Entry;
  readonly stems: readonly string[];
  /** How telling each of them is, and all together. */
  readonly weights: readonly number[];
  readonly weight: number;
}

/** What a word that tells nothing apart adds to a phrase. */
const WEAK = 0.1;
/** What is met less than this is met by chance. */
const LEAST = 0.3;
/**
 * How many phrases are looked at for one message. Words are taken rarest first,
 * so that in a large catalogue only phrases of nothing but common words are missed.
 */
const MOST_PHRASES = 600;

/**
 * Which entries' everyday phrases ("tip my ear to my shoulder", "on the bus") a
 * message meets, the best phrase of each entry. Words weigh by how few entries
 * use them (inverse document frequency, scaled to 0…1).
 *
 * @param withNames whether names and aliases are phrases too; they always count
 *   towards how common a word is.
 * @see Spärck Jones, "A statistical interpretation of term specificity", 1972
 */
export function createPhraseIndex(
  entries: readonly Entry[],
  lexicon: Lexicon,
  withNames = false,
): PhraseIndex {
  const users = new Map<string, Set<string>>();
  const raw: { entry: Entry; stems: string[] }[] = [];
  for (const entry of entries) {
    for (const [texts, isName] of [
      [[entry.name, ...entry.aliases], true],
      [entry.phrases, false],
    ] as const) {
      for (const text of texts) {
        const stems = [...new Set(lexicon.stems(text).map(lexicon.concept))];
        if (stems.every(lexicon.isWeak)) continue;
        if (withNames || !isName) raw.push({ entry, stems });
        for (const stem of stems) {
          const ids = users.get(stem);
          if (ids) ids.add(entry.id);
          else users.set(stem, new Set([entry.id]));
        }
      }
    }
  }
  const scale = Math.log(1 + entries.length);
  const weights = new Map<string, number>();
  for (const [stem, ids] of users) {
    const rarity = Math.log(1 + entries.length / ids.size) / scale;
    weights.set(stem, lexicon.isWeak(stem) ? WEAK : rarity);
  }
  const phrases: Phrase[] = raw.map(({ entry, stems }) => {
    const each = stems.map((stem) => weights.get(stem) ?? 0);
    return { entry, stems, weights: each, weight: each.reduce((sum, one) => sum + one, 0) };
  });
  const postings = new Map<string, number[]>();
  phrases.forEach(({ stems }, index) => {
    for (const stem of stems) {
      if (lexicon.isWeak(stem)) continue;
      const posting = postings.get(stem);
      if (posting) posting.push(index);
      else postings.set(stem, [index]);
    }
  });

  return (stems) => {
    const asked = new Set(stems);
    const best = new Map<string, PhraseMatch>();
    for (const index of shortlist(asked)) {
      const phrase = phrases[index];
      if (!phrase) continue;
      const { entry } = phrase;
      let weight = 0;
      for (const [at, stem] of phrase.stems.entries()) {
        if (asked.has(stem)) weight += phrase.weights[at] ?? 0;
      }
      const score = (weight * weight) / phrase.weight;
      if (score <= (best.get(entry.id)?.score ?? LEAST)) continue;
      best.set(entry.id, { entry, score, stems: asked.intersection(new Set(phrase.stems)) });
    }
    return best;
  };

  /** Positions of the phrases that share a telling word with the message, in the catalogue's order. */
  function shortlist(asked: ReadonlySet<string>): number[] {
    const lists = [...asked].flatMap((stem) => {
      const posting = postings.get(stem);
      return posting ? [posting] : [];
    });
    lists.sort((a, b) => a.length - b.length);
    const found = new Set<number>();
    for (const list of lists) {
      for (const index of list) {
        if (found.size >= MOST_PHRASES) break;
        found.add(index);
      }
    }
    return [...found].toSorted((a, b) => a - b);
  }
}
