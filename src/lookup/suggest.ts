import Fuse from 'fuse.js';
import type { Catalogue, Entry } from '../content/catalogue.ts';
import { normalise } from '../text/normalise.ts';
import { LetterIndex } from './letter-index.ts';

/** Completes what a person has typed so far to at most `limit` entries, the likeliest first. */
export type Suggest = (partial: string, limit: number) => Entry[];

interface Name {
  readonly entry: Entry;
  readonly text: string;
}

/** How many names Fuse.js ranks when nothing begins with what was typed. */
const RANKED = 40;
const WORTH_RANKING = 0.1;
/** Beyond 32 characters Fuse.js splits the pattern and any one piece counts (Fuse.js 7.5). */
const LONGEST = 32;

/**
 * Autocomplete over names and aliases: names that begin so, then aliases that do,
 * then names with a word that begins so, then look-alikes by Fuse.js. Without a
 * text it offers the entries in the catalogue's order, exercises first.
 */
export function createSuggest({ catalogue }: { readonly catalogue: Catalogue }): Suggest {
  const names = namesOf(catalogue.entries, (entry) => [entry.name, entry.slug]);
  const aliases = namesOf(catalogue.entries, (entry) => entry.aliases);
  const all = [...names, ...aliases];
  const letters = new LetterIndex(all.map(({ text }) => text.replaceAll(' ', '')));
  const fuse = new Fuse<Name>([], { keys: ['text'], threshold: 0.5, isCaseSensitive: true });

  function alike(typed: string): Name[] {
    const near = letters.nearest(typed.replaceAll(' ', ''), RANKED, WORTH_RANKING);
    fuse.setCollection(near.flatMap((index) => all[index] ?? []));
    return fuse.search(typed).map(({ item }) => item);
  }

  return (partial, limit) => {
    const typed = normalise(partial).slice(0, LONGEST);
    if (typed === '') return catalogue.entries.slice(0, limit);
    const found = new Set<Entry>();
    const begins = ({ text }: Name) => text.startsWith(typed);
    const holds = ({ text }: Name) => text.includes(` ${typed}`);
    const rounds = [
      () => names.filter(begins),
      () => aliases.filter(begins),
      () => all.filter(holds),
      () => alike(typed),
    ];
    for (const round of rounds) {
      if (found.size >= limit) break;
      for (const { entry } of round()) found.add(entry);
    }
    return [...found].slice(0, limit);
  };
}

function namesOf(entries: readonly Entry[], texts: (entry: Entry) => readonly string[]): Name[] {
  return entries.flatMap((entry) =>
    [...new Set(texts(entry).map(normalise))].map((text) => ({ entry, text })),
  );
}
