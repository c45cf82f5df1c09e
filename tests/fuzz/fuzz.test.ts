import { describe, expect, test } from 'vitest';
import { entrances } from './entrances.ts';

/** The same inputs every time, and others each time; a failure names its seed. */
const SEEDS = [7, Math.floor(Math.random() * 2 ** 31)];
/** A few of the million that `npm run fuzz` sends. */
const INPUTS = 4_000;
const all = entrances.reduce((sum, { share }) => sum + share, 0);

describe.each(SEEDS)('whatever is sent (seed %i)', (seed) => {
  test.each(entrances.map((entrance) => [entrance.name, entrance] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, { run, share }) => {
      const { failure } = await run(Math.max(10, Math.ceil((INPUTS * share) / all)), seed);
      expect(failure).toBeUndefined();
    },
  );
});
