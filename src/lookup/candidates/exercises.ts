import { type Place, type Position, POSITIONS } from '../../content/schema/terms.ts';
import * as weight from '../evidence.ts';
import { type Filters, isEmpty } from '../filters.ts';
import type { Findings, Knowledge } from '../findings.ts';
import { rankExercises } from '../rank.ts';
import { plays } from '../reading.ts';
import type { Match } from '../understanding.ts';
import { type Candidate, candidate } from './candidate.ts';

/** Where and how people are for few other reasons: "in bed", "against the wall", "on all fours". */
const TELLING_PLACES: ReadonlySet<Place> = new Set(['floor', 'wall', 'doorway']);
const TELLING_POSITIONS: ReadonlySet<Position> = new Set(
  POSITIONS.filter((position) => position !== 'sitting' && position !== 'standing'),
);
/** Without filters only moves met about as well as the best are listed. */
const CLOSE = 0.3;

/** The message wants something to do: by place, time, equipment, area, trouble or situation. */
export function exerciseCandidates(findings: Findings, { catalogue }: Knowledge): Candidate[] {
  const { wish, phrases, context } = findings;
  const { filters, hints, named } = wish;
  const isDescribed = () => [...phrases.values()].some(({ entry }) => findings.telling(entry) > 0);
  if (hints.length === 0 && !isDescribed()) return [];
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
    wish.roles.has('symptom') && filters.area.length > 0 ? weight.COMPLAINT_AREA : 0,
  );
  const evidence =
    (demanded + telling + context + weight.MOVE) * (isOffQuestion ? weight.OFF_QUESTION : 1);
  const isFiltered = !isEmpty(filters);
  const matches = found
    .filter(({ score }) => isFiltered || best.score - score < CLOSE)
    .map(({ exercise, score }): Match => {
      return { entry: exercise, score: score / Math.max(1, best.score) };
    });
  const unexplained = findings.unexplained({ stems: phrases.get(best.exercise.id)?.stems });
  const share = isOnlyTrouble ? weight.ONLY_TROUBLE : 1;
  return [candidate({ kind: 'exercises', matches, complete }, evidence, unexplained, share)];
}

/**
 * Whether a word that could be about anything is all there is besides talk:
 * "call me back", "train times", "see you at the desk".
 */
function isStrayHint({ wish: { hints, filters }, context, reading }: Findings): boolean {
  if (context > 0) return false;
  const [only, ...others] = hints;
  if (!only || others.length > 0) return false;
  const isTalk = reading.spans.some(({ tags }) => plays(tags, 'chatter'));
  return isTalk && (only.faint || isAnywhere(filters));
}

/** Whether filters say only where or when, as people do in any conversation. */
function isAnywhere({ place, area, position, equipment, kind, avoid, not }: Filters): boolean {
  const own = [area, equipment, kind, avoid, not.place, not.position, not.exercise];
  return (
    own.every((list) => list.length === 0) &&
    !(place.length > 0 && place.every((each) => TELLING_PLACES.has(each))) &&
    position.every((each) => !TELLING_POSITIONS.has(each))
  );
}
