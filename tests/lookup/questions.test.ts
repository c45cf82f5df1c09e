import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import { englishContent } from '../support/content.ts';
import { judge, readQueries } from './query-sets.ts';

const lookup = createLookup(await englishContent());

describe('what people ask, in their own words', () => {
  it.each([
    { set: 'dev', answered: 0.97, refused: 0.97 },
    { set: 'tune', answered: 0.95, refused: 0.97 },
    { set: 'own', answered: 0.95, refused: 0.95 },
    { set: 'unseen', answered: 0.95, refused: 0.98 },
  ] as const)('is understood, and other matters are left alone: $set', ({ set, ...least }) => {
    const { answered, refused, misses } = judge(lookup, readQueries(set));
    const report = misses.join('\n');
    expect(answered, report).toBeGreaterThanOrEqual(least.answered);
    expect(refused, report).toBeGreaterThanOrEqual(least.refused);
  });
});
