import { describe, expect, it } from 'vitest';
import { ENTRY_TYPES } from '../../src/content/catalogue.ts';
import { createLookup } from '../../src/lookup/lookup.ts';
import { normalise } from '../../src/text/normalise.ts';
import { englishContent } from '../support/content.ts';
import { typosOf } from './typos.ts';

const { catalogue, ...content } = await englishContent();
const lookup = createLookup({ catalogue, ...content });
const compact = (text: string) => normalise(text).replaceAll(' ', '');
const names = catalogue.entries.flatMap((entry) =>
  [...new Set([entry.name, entry.slug, ...entry.aliases].map((name) => name.toLowerCase()))]
    .filter((name) => compact(name).length >= 5)
    .map((name) => ({ entry, name })),
);
const exactly = new Set(names.map(({ name }) => compact(name)));

describe('every name and alias of five letters or more, with one slip of the finger', () => {
  it.each(ENTRY_TYPES)('is still found or offered: %s', { timeout: 120_000 }, (type) => {
    const misses: string[] = [];
    for (const { entry, name } of names.filter((each) => each.entry.type === type)) {
      for (const typo of typosOf(name)) {
        // A slip can spell another name: "strap stretch", "trap stretch".
        if (exactly.has(compact(typo))) continue;
        if (!lookup(typo).results.some(({ id }) => id === entry.id)) misses.push(typo);
      }
    }
    expect(misses).toEqual([]);
  });

  it('is a question, not an answer, when it is a word of its own', () => {
    expect(lookup('bride')).toMatchObject({
      kind: 'choices',
      results: [{ id: 'exercise:bridge-pose' }],
    });
  });
});
