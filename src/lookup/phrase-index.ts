import type { Entry } from '../content/catalogue.ts';
import type { Reader } from './reader.ts';

/** How well one of an entry's everyday phrases is met by a message. */
export interface PhraseMatch {
  readonly entry: Entry;
  /** The weight of the words met times the share of the phrase they make; about 1 for one telling word. */
  readonly score: number;
  /** The stems met. */
  readonly stems: ReadonlySet<string>;
}

/** Finds the entries whose phrases a message meets, by entry id. */
export type PhraseIndex = (stems: readonly string[]) => Map<string, PhraseMatch>;

interface Phrase {
  readonly entry: Entry;
  readonly stems: readonly string[];
  readonly weight: number;
}

/** What a word that tells nothing apart adds to a phrase. */
const WEAK = 0.1;

/**
 * Which entries' everyday phrases ("tip my ear to my shoulder", "on the bus") a
 * message meets, the best phrase of each entry. Words weigh by how few entries
 * use them (inverse document frequency, scaled to 0…1).
 */
export function createPhraseIndex(
  entries: readonly Entry[],
  reader: Reader,
  withNames = false,
): PhraseIndex {
  const users = new Map<string, Set<string>>();
  const raw: { entry: Entry; stems: string[] }[] = [];
  for (const entry of entries) {
    const names = [entry.name, ...entry.aliases];
    for (const text of [...names, ...entry.phrases]) {
      const stems = [...new Set(reader.stems(text))];
      if (stems.every(reader.isWeak)) continue;
      // Names are matched by the name index; here they only make their words less telling.
      if (withNames || !names.includes(text)) raw.push({ entry, stems });
      for (const stem of stems) {
        const ids = users.get(stem) ?? new Set();
        users.set(stem, ids.add(entry.id));
      }
    }
  }
  const scale = Math.log(1 + entries.length);
  const weigh = (stem: string) =>
    reader.isWeak(stem)
      ? WEAK
      : Math.log(1 + entries.length / (users.get(stem)?.size ?? 1)) / scale;
  const phrases: Phrase[] = raw.map(({ entry, stems }) => ({
    entry,
    stems,
    weight: stems.reduce((sum, stem) => sum + weigh(stem), 0),
  }));
  const postings = new Map<string, number[]>();
  phrases.forEach((phrase, index) => {
    for (const stem of phrase.stems) if (!reader.isWeak(stem)) postings.set(stem, [...(postings.get(stem) ?? []), index]);
  });

  return (stems) => {
    const asked = new Set(stems);
    const lists = [...asked].flatMap((stem) => postings.get(stem) ?? []).sort((a, b) => a - b);
    const best = new Map<string, PhraseMatch>();
    for (const index of new Set(lists)) {
      const phrase = phrases[index];
      if (!phrase) continue;
      const met = phrase.stems.filter((stem) => asked.has(stem));
      const weight = met.reduce((sum, stem) => sum + weigh(stem), 0);
      const score = (weight * weight) / phrase.weight;
      if (score > (best.get(phrase.entry.id)?.score ?? 0)) {
        best.set(phrase.entry.id, { entry: phrase.entry, score, stems: new Set(met) });
      }
    }
    return best;
  };
}
