import uFuzzy from '@leeoniya/ufuzzy';
import Fuse, { type IFuseOptions } from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Entry } from '../../src/content/catalogue.ts';
import { createLookup, type LookupContent } from '../../src/lookup/lookup.ts';

/** The best result for a query; a higher score is a surer one. */
export interface Hit {
  readonly id: string;
  readonly score: number;
}

export type Search = (query: string) => Hit | undefined;

/** A way of looking things up, over the same content. */
export interface Engine {
  readonly name: string;
  /** Whether it decides by itself that it doesn't know; the others are given a cut. */
  readonly decides: boolean;
  build(content: LookupContent): Search;
}

const FIELDS = ['name', 'aliases', 'phrases', 'summary'] as const;

export const ENGINES: readonly Engine[] = [
  {
    name: 'Unhunch',
    decides: true,
    build(content) {
      const lookup = createLookup(content);
      return (query) => lookup(query).results[0];
    },
  },
  { name: 'Fuse.js, default', decides: false, build: fuse({ keys: [...FIELDS] }) },
  {
    name: 'Fuse.js, tuned',
    decides: false,
    build: fuse({
      keys: [
        { name: 'name', weight: 3 },
        { name: 'aliases', weight: 2 },
        { name: 'phrases', weight: 1 },
      ],
      ignoreLocation: true,
      threshold: 0.35,
      minMatchCharLength: 2,
    }),
  },
  {
    name: 'MiniSearch',
    decides: false,
    build({ catalogue }) {
      const index = new MiniSearch<Entry>({
        fields: [...FIELDS],
        extractField: (entry, field) => {
          const value = entry[field as keyof Entry];
          return Array.isArray(value) ? value.join(' \n ') : String(value);
        },
        searchOptions: { boost: { name: 3, aliases: 2 }, prefix: true, fuzzy: 0.2 },
      });
      index.addAll(catalogue.entries);
      return (query) => {
        const [best] = index.search(query);
        return best && { id: best.id as string, score: best.score };
      };
    },
  },
  {
    name: 'uFuzzy',
    decides: false,
    build({ catalogue }) {
      const lines = catalogue.entries.flatMap(({ id, name, aliases, phrases }) =>
        [name, ...aliases, ...phrases].map((text) => ({ id, text: text.toLowerCase() })),
      );
      const haystack = lines.map(({ text }) => text);
      const fuzzy = new uFuzzy({ intraIns: 1 });
      return (query) => {
        const needle = query.toLowerCase();
        const [matches, info, order] = fuzzy.search(haystack, needle, 1);
        const at = order?.length ? info.idx[order[0] ?? 0] : matches?.[0];
        const line = at === undefined ? undefined : lines[at];
        // uFuzzy orders without scores: how much of the line was typed stands in for one.
        return line && { id: line.id, score: Math.min(1, needle.length / line.text.length) };
      };
    },
  },
];

function fuse(options: IFuseOptions<Entry>): Engine['build'] {
  return ({ catalogue }) => {
    const index = new Fuse(catalogue.entries, { ...options, includeScore: true });
    return (query) => {
      const [best] = index.search(query, { limit: 1 });
      return best && { id: best.item.id, score: 1 - (best.score ?? 0) };
    };
  };
}
