import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import { englishContent } from '../support/content.ts';
import { judge, QUERY_SETS, readQueries } from './query-sets.ts';

const lookup = createLookup(await englishContent());

describe('what people ask, in their own words', () => {
  it.each(QUERY_SETS)('is understood, and other matters are left alone: %s', (set) => {
    const { answered, refused, misses } = judge(lookup, readQueries(set));
    const report = misses.join('\n');
    expect(answered, report).toBeGreaterThanOrEqual(0.97);
    expect(refused, report).toBeGreaterThanOrEqual(0.97);
  });
});
