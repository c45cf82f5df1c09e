import type { Topic } from '../content/catalogue.ts';
import type { Intent } from '../content/schema/vocabulary.ts';
import type { Candidate } from './candidates/candidate.ts';
import type { Findings } from './findings.ts';
import type { Knowledge } from './knowledge.ts';
import {
  found,
  type Match,
  MOST_CHOICES,
  nothing,
  round,
  type Understanding,
} from './understanding.ts';
import { weigh } from './weigh.ts';

/** From this confidence on, an answer is given. */
const ANSWER = 0.62;
/** From this likeness of names on, a "did you mean" is offered; topics' names are ordinary phrases. */
const MAYBE = 0.7;
const MAYBE_TOPIC = 0.82;
/** Matches whose scores are closer than this are a choice. */
const TIE = 0.07;
const MOST_LISTED = 6;
const SUGGESTIONS = 3;
/** Questions that don't narrow an answer down. */
const BROAD: ReadonlySet<Intent> = new Set(['causes', 'how-to', 'manner']);

const INTENT_OF = { benefit: 'benefits', mistake: 'mistakes', cause: 'causes' } as const;

/**
 * Settles on an answer, on a choice of look-alikes, or on knowing nothing of the kind.
 *
 * @param text what suggestions may look like: the message without markup.
 */
export function decide(text: string, findings: Findings, knowledge: Knowledge): Understanding {
  const { wish, alike } = findings;
  const best = weigh(findings, knowledge).find(({ confidence }) => confidence >= ANSWER);
  const about = {
    filters: wish.filters,
    symptom: wish.roles.has('symptom'),
    elsewhere: wish.roles.has('elsewhere'),
  };
  if (best) return { ...answer(best, findings), ...about, elsewhere: false };

  const likely = alike.filter(
    ({ entry, score }) => score >= (entry.type === 'exercise' ? MAYBE : MAYBE_TOPIC),
  );
  if (likely.length > 0 && !about.elsewhere && findings.isBrief) {
    return { ...found(likely.slice(0, MOST_CHOICES)), kind: 'choices', ...about };
  }
  return { ...nothing('none'), suggestions: knowledge.names.nearest(text, SUGGESTIONS), ...about };
}

function answer(best: Candidate, { wish: { intents } }: Findings): Understanding {
  switch (best.kind) {
    case 'names': {
      const focus = intents.find((intent) => !BROAD.has(intent)) ?? intents[0];
      return found(closest(best.matches), focus);
    }
    case 'topics': {
      const matches = closest(best.matches);
      const type = matches[0]?.entry.type as Topic['type'];
      return found(matches, INTENT_OF[type]);
    }
    case 'list': {
      const results = [{ id: best.list, score: round(best.confidence) }];
      return { ...nothing(best.list), kind: 'list', results };
    }
    case 'exercises': {
      const listed = found(best.matches.slice(0, MOST_LISTED), 'list');
      const kind = listed.results.length === 1 ? 'entry' : 'list';
      return { ...listed, kind, complete: best.complete };
    }
    case 'request':
      return best.request === 'list'
        ? { ...nothing('list'), kind: 'list', results: [{ id: 'exercises', score: 1 }] }
        : nothing(best.request);
  }
}

/** The best match and those that are about as good. */
function closest(matches: readonly Match[]): readonly Match[] {
  const top = matches[0]?.score ?? 0;
  return matches.filter(({ score }) => top - score < TIE).slice(0, MOST_CHOICES);
}
