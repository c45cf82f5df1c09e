import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exerciseSchema } from '../../src/content/schema/entries.ts';
import { ParsedCache } from '../../src/content/parsed-cache.ts';
import { readYaml } from '../../src/content/yaml-file.ts';
import { DATA } from '../support/content.ts';

const FILE = join(DATA, 'en/exercises/cobra-stretch.yaml');

/** A cache that gives this for every text, and says what it was given to keep. */
function cacheThatGives(value: unknown) {
  const kept: unknown[] = [];
  const cache = Object.assign(new ParsedCache(), {
    get: () => value,
    set: (_: string, parsed: unknown) => kept.push(parsed),
  });
  return { cache, kept };
}

test('what was parsed before isn’t parsed again', () => {
  const parsed = readYaml(FILE, exerciseSchema);
  const { cache, kept } = cacheThatGives({ ...parsed, name: 'Remembered' });
  expect(readYaml(FILE, exerciseSchema, cache).name).toBe('Remembered');
  expect(kept).toEqual([]);
});

test.each(['x', {}, null, 7])(
  'a damaged cache (%j) is no fault of the file, and heals',
  (damage) => {
    const { cache, kept } = cacheThatGives(damage);
    expect(readYaml(FILE, exerciseSchema, cache).name).toBe('Cobra Stretch');
    expect(kept).toHaveLength(1);
  },
);
