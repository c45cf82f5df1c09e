import type { Catalogue, Entry } from '../content/catalogue.ts';
import type { Reader } from './reader.ts';

/** How well one of an entry's everyday phrases is met by a message. */
export interface PhraseMatch {
  readonly entry: Entry;
  /** The weight of the words met times the share of the phrase they make; about 1 for one telling word. */
  readonly score: number;
  /** The stems met. */
  readonly stems: ReadonlySet<string>;
}

interface Phrase {
  readonly entry: Entry;
  readonly stems: readonly string[];
  readonly weight: number;
}

/**
 * Which entries' everyday phrases ("tip my ear to my shoulder", "on the bus") a
 * message meets, the best phrase of each entry. Words weigh by how few entries
 * use them (inverse document frequency, scaled to 0…1).
 */
export function createPhraseIndex(
  catalogue: Catalogue,
  reader: Reader,
): (stems: readonly string[]) => Map<string, PhraseMatch> {
  const users = new Map<string, Set<string>>();
  const raw: { entry: Entry; stems: string[] }[] = [];
  for (const entry of catalogue.entries) {
    for (const text of [entry.name, ...entry.aliases, ...entry.phrases]) {
      const stems = [...new Set(reader.stems(text))].filter((stem) => !reader.isWeak(stem));
      if (stems.length === 0) continue;
      raw.push({ entry, stems });
      for (const stem of stems) {
        const ids = users.get(stem) ?? new Set();
        users.set(stem, ids.add(entry.id));
      }
    }
  }
  const scale = Math.log(1 + catalogue.entries.length);
  const weigh = (stem: string) =>
    Math.log(1 + catalogue.entries.length / (users.get(stem)?.size ?? 1)) / scale;
  const phrases: Phrase[] = raw.map(({ entry, stems }) => ({
    entry,
    stems,
    weight: stems.reduce((sum, stem) => sum + weigh(stem), 0),
  }));
  const postings = new Map<string, number[]>();
  phrases.forEach((phrase, index) => {
    for (const stem of phrase.stems) postings.set(stem, [...(postings.get(stem) ?? []), index]);
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
