import { existsSync, readFileSync } from 'node:fs';
import type { WordList } from '../text/speller.ts';
import { ContentError } from './content-error.ts';

/** What the safety screen's second opinion learnt: for each feature, its weight for each label. */
export interface Weights {
  readonly bias: readonly number[];
  readonly features: Readonly<Record<string, readonly number[]>>;
}

/** How many grades an example can have, and so how many weights a feature has. */
const GRADES = 4;

function isRowOfWeights(row: unknown): boolean {
  return Array.isArray(row) && row.length === GRADES && row.every(Number.isFinite);
}

/** Reads the learnt weights: a number for each grade and feature. */
export function readWeights(file: string): Weights {
  try {
    const { bias, features } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Weights>;
    const rows: unknown[] = [bias, ...Object.values(features ?? {})];
    if (bias && features && rows.every(isRowOfWeights)) return { bias, features };
  } catch {
    // Missing, cut off or no JSON: the remedy is the same.
  }
  const message = 'this file is missing or damaged. Write it anew with npm run learn.';
  throw new ContentError([{ file, field: '', message }]);
}

/** A word list that is read when the first word is looked up in it. */
export function openWords(file: string): WordList {
  if (!existsSync(file)) {
    throw new ContentError([
      { file, field: '', message: 'this file is missing. Restore it, or make an empty one.' },
    ]);
  }
  let words: ReadonlySet<string> | undefined;
  return {
    has: (word) => {
      words ??= new Set(readFileSync(file, 'utf8').split('\n'));
      return words.has(word);
    },
  };
}
