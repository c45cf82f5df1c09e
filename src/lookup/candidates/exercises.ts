import * as weight from '../evidence.ts';
import { isEmpty } from '../filters.ts';
import type { Findings, Knowledge } from '../findings.ts';
import { rankExercises } from '../rank.ts';
import { plays } from '../reading.ts';
import type { Match } from '../understanding.ts';
import { type Candidate, candidate } from './candidate.ts';

/** Without filters only moves met about as well as the best are listed. */
const CLOSE = 0.3;

/** The message wants something to do: by place, time, equipment, area, trouble or situation. */
export function exerciseCandidates(findings: Findings, { catalogue }: Knowledge): Candidate[] {
  const { wish, phrases, context } = findings;
  const { filters, hints, named } = wish;
  const hasPhrase = [...phrases.values()].some(({ entry }) => findings.telling(entry) > 0);
  if (hints.length === 0 && !hasPhrase) return [];
  const causes = named
    .filter((id) => id.startsWith('cause:'))
    .map((id) => id.slice('cause:'.length));
  const { found, complete } = rankExercises(catalogue, filters, phrases, causes);
  const [best] = found;
  if (!best) return [];
  const telling = findings.telling(best.exercise);
  if (telling === 0 && (hints.length === 0 || isStrayHint(findings))) return [];

  const isOnlyTrouble =
    hints.length === filters.avoid.length && context === 0 && wish.roles.has('elsewhere');
  const isOffQuestion = findings.asked.size > 0;
  const demanded = hints.reduce(
    (sum, { faint }) => sum + (faint ? weight.FAINT_HINT : weight.HINT),
    0,
  );
  const evidence =
    (demanded + telling + context + weight.MOVE) * (isOffQuestion ? weight.OFF_QUESTION : 1);
  const matches = found
    .filter(({ score }) => !isEmpty(filters) || best.score - score < CLOSE)
    .map(({ exercise, score }): Match => {
      return { entry: exercise, score: score / Math.max(1, best.score) };
    });
  const unexplained = findings.unexplained({ stems: phrases.get(best.exercise.id)?.stems });
  const share = isOnlyTrouble ? weight.ONLY_TROUBLE : 1;
  return [candidate({ kind: 'exercises', matches, complete }, evidence, unexplained, share)];
}

/** Whether single everyday words are all there is besides talk: "call me back", "train times". */
function isStrayHint({ wish, context, reading }: Findings): boolean {
  return (
    context === 0 &&
    wish.hints.every(({ faint }) => faint) &&
    reading.spans.some((span) => plays(span.tags, 'chatter'))
  );
}
