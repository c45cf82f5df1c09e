import type { Query } from '../lookup/query-sets.ts';
import type { Engine, Hit, Search } from './engines.ts';

/** Shares from 0 to 1. */
export interface Accuracy {
  /** Questions about the subject whose first result is right. */
  readonly answered: number;
  /** Questions about anything else that get no result. */
  readonly refused: number;
}

interface Attempt {
  readonly query: Query;
  readonly hit: Hit | undefined;
}

/**
 * How an engine does on the queries. One that can't decide by itself when to
 * answer gets the score cut that does best on one half, and is judged on the
 * other; twice, so that every query is judged once.
 */
export function accuracyOf(engine: Engine, search: Search, queries: readonly Query[]): Accuracy {
  const attempts = queries.map((query): Attempt => ({ query, hit: search(query.query) }));
  if (engine.decides) return judge(attempts, -Infinity);
  const even = attempts.filter((_, at) => at % 2 === 0);
  const odd = attempts.filter((_, at) => at % 2 === 1);
  const halves = [judge(odd, bestCut(even)), judge(even, bestCut(odd))];
  const mean = (of: (accuracy: Accuracy) => number) =>
    halves.reduce((sum, half) => sum + of(half), 0) / halves.length;
  return { answered: mean((half) => half.answered), refused: mean((half) => half.refused) };
}

/** The cut at which the shares answered and refused add up to most. */
function bestCut(attempts: readonly Attempt[]): number {
  const cuts = [-Infinity, ...new Set(attempts.flatMap(({ hit }) => (hit ? [hit.score] : [])))];
  let best = -Infinity;
  let most = -1;
  for (const cut of cuts) {
    const { answered, refused } = judge(attempts, cut);
    if (answered + refused > most) [most, best] = [answered + refused, cut];
  }
  return best;
}

function judge(attempts: readonly Attempt[], cut: number): Accuracy {
  const ours = attempts.filter(({ query }) => query.expect.length > 0);
  const others = attempts.filter(({ query }) => query.expect.length === 0);
  const isShown = ({ hit }: Attempt) => hit !== undefined && hit.score >= cut;
  const right = ours.filter(
    (attempt) => isShown(attempt) && attempt.query.expect.includes(attempt.hit?.id ?? ''),
  );
  return {
    answered: right.length / ours.length,
    refused: others.filter((attempt) => !isShown(attempt)).length / others.length,
  };
}
