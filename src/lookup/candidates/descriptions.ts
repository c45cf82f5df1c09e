import * as weight from '../evidence.ts';
import { createGate } from '../filters.ts';
import type { Findings, Knowledge } from '../findings.ts';
import type { PhraseMatch } from '../phrase-index.ts';
import { type Candidate, candidate } from './candidate.ts';

/** From this much of a phrase on, a move is described rather than hinted at. */
const VIVID = 1.3;
/** Moves described about as well are listed too. */
const CLOSE = 0.3;

/**
 * The message describes a move in its own words: "arms tangled, elbow under
 * elbow". Then no filter need be met, but what the person avoids still counts.
 */
export function descriptionCandidates(findings: Findings, { catalogue }: Knowledge): Candidate[] {
  const { phrases, wish, asked, context, signs } = findings;
  const isAllowed = createGate(wish.filters);
  const isDescribed = ({ entry, score }: PhraseMatch) => {
    const exercise = score >= VIVID ? catalogue.exercise(entry.slug) : undefined;
    return exercise?.id === entry.id && isAllowed(exercise);
  };
  const moves = [...phrases.values()].filter(isDescribed);
  const [best, ...others] = moves.toSorted((a, b) => b.score - a.score);
  if (!best || findings.telling(best.entry) === 0) return [];

  const close = others.filter(({ score }) => best.score - score < CLOSE);
  const matches = [best, ...close].map(({ entry, score }) => ({
    entry,
    score: score / best.score,
  }));
  const evidence =
    (findings.telling(best.entry) + context + weight.MOVE) *
    (asked.size > 0 ? weight.OFF_QUESTION : 1);
  const unexplained = findings.unexplained({ stems: best.stems, signs: signs + 1 });
  return [candidate({ kind: 'exercises', matches, complete: true }, evidence, unexplained)];
}
