import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Lookup } from '../../src/lookup/lookup.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/queries');

const querySchema = z.strictObject({
  query: z.string(),
  /** Ids that are right as the first result; none when the bot should say that it doesn't know. */
  expect: z.array(z.string()),
  kind: z.string(),
});

/** Something a person may type, and what should come first. */
export type Query = z.infer<typeof querySchema>;

/** Sets of queries that the lookup was tuned on; `unseen` it was not, and only judges. */
export const QUERY_SETS = ['dev', 'tune', 'own', 'unseen'] as const;

export function readQueries(set: (typeof QUERY_SETS)[number]): Query[] {
  return readFileSync(join(FOLDER, `${set}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => querySchema.parse(JSON.parse(line)));
}

/** How a lookup does on a set: shares from 0 to 1, and each miss in words. */
export interface Outcome {
  /** Questions about the subject whose first result is right. */
  readonly answered: number;
  /** Questions about anything else that get no result. */
  readonly refused: number;
  readonly misses: readonly string[];
}

export function judge(lookup: Lookup, queries: readonly Query[]): Outcome {
  const misses: string[] = [];
  const share = (subset: readonly Query[]): number => {
    const right = subset.filter(({ query, expect, kind }) => {
      const top = lookup(query).results[0]?.id;
      const isRight = top === undefined ? expect.length === 0 : expect.includes(top);
      const wanted = expect.length === 0 ? 'nothing' : expect.slice(0, 3).join(' or ');
      if (!isRight) misses.push(`${kind} "${query}": ${top ?? 'nothing'}, not ${wanted}`);
      return isRight;
    });
    return right.length / subset.length;
  };
  return {
    answered: share(queries.filter(({ expect }) => expect.length > 0)),
    refused: share(queries.filter(({ expect }) => expect.length === 0)),
    misses,
  };
}
