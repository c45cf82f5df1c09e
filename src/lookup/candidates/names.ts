import type { Entry } from '../../content/catalogue.ts';
import type { Intent } from '../../content/schema/vocabulary.ts';
import * as weight from '../evidence.ts';
import { createGate, fits, NO_FILTERS } from '../filters.ts';
import type { Findings } from '../findings.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Word } from '../reading.ts';
import type { Match } from '../understanding.ts';
import type { Wish } from '../wish.ts';
import { type Candidate, candidate } from './candidate.ts';

/** A name must be met at least this well; an ordinary word that stands alone better: "morning" is not "forcing". */
const ALIKE = 0.7;
const ORDINARY = 0.9;
/** A single ordinary word amid others must be a whole name. */
const WHOLE = 0.95;
/** Names of topics are ordinary phrases, so likeness means less. */
const TOPIC_ALIKE = 0.82;
/** From this likeness on, all telling words are taken to be the name. */
const CLOSE = 0.85;
/** No name has more telling words. */
const MOST_WORDS = 4;
/** Questions that could be about anything. */
const FAINT: ReadonlySet<Intent> = new Set(['how-to', 'manner', 'causes']);

/** The message names an entry, perhaps with a question about it. */
export function nameCandidates(findings: Findings, { catalogue }: Knowledge): Candidate[] {
  const { wish, strong, context, alike } = findings;
  const [only] = strong;
  const isBare = strong.length === 1 && (only?.ordinary ?? false);
  const scores = new Map<Entry, number>();
  for (const { entry, score, literal } of alike) {
    if (entry.type !== 'exercise' && !findings.isBrief) continue;
    if (score >= leastScore(entry, literal, isBare, findings.isBrief)) scores.set(entry, score);
  }
  for (const id of wish.named) {
    const entry = catalogue.entry(id);
    if (entry?.type === 'exercise') scores.set(entry, 1);
  }
  // Whoever names a move may still try it with a bad knee, but not without the door it needs.
  const not = wish.roles.has('excluder') ? wish.filters.not : NO_FILTERS.not;
  const isPossible = createGate({ ...NO_FILTERS, not });
  const matches = [...scores]
    .map(([entry, score]): Match => ({ entry, score }))
    .filter(({ entry }) => entry.type !== 'exercise' || isPossible(entry))
    .toSorted((a, b) => b.score - a.score);
  const [best] = matches;
  if (!best) return [];

  const said = nameWords(findings, best.entry);
  const isNamed = wish.named.includes(best.entry.id);
  const isCommon = said.length === 1 && said.every((word) => word.ordinary);
  const evidence =
    (isCommon ? weight.COMMON_NAME : weight.NAME) +
    weight.NAME_WORD * (said.length - 1) +
    cueEvidence(wish.intents, isCommon) +
    (isCommon && context === 0 && !isFitting(best.entry, wish) ? 0 : clearHints(findings)) +
    findings.telling(best.entry) +
    context;
  const unexplained = findings.unexplained({
    stems: isNamed
      ? findings.phrases.get(best.entry.id)?.stems
      : new Set(strong.map((word) => word.concept)),
    signs: findings.signs + (isCommon ? 0 : 1),
    strict: isCommon,
    ...(isNamed && !isCommon ? { tolerant: true } : {}),
  });
  const isOffQuestion = !isNamed && findings.asked.size > 0;
  const share = Math.min(1, best.score) * (isOffQuestion ? weight.OFF_TYPE : 1);
  return [candidate({ kind: 'names', matches }, evidence, unexplained, share)];
}

function leastScore(entry: Entry, literal: boolean, isBare: boolean, isBrief: boolean): number {
  if (isBare) return isBrief ? (literal ? ALIKE : ORDINARY) : WHOLE;
  if (literal) return ALIKE;
  return entry.type === 'exercise' ? ALIKE : TOPIC_ALIKE;
}

/** The words that name the entry: those of the longest of its names found, or all that are like one. */
function nameWords({ reading, strong, core, alike }: Findings, entry: Entry): readonly Word[] {
  const likeness = alike.find((match) => match.entry === entry)?.score ?? 0;
  const spans = [...reading.spans, ...reading.names].filter((span) =>
    span.tags.some((tag) => tag.value === entry.id),
  );
  const longest = spans.reduce((best, span) => Math.max(best, span.end - span.start), 0);
  const span = spans.find((each) => each.end - each.start === longest);
  const whole = strong.length > 0 ? strong : core;
  if (!span || (likeness >= CLOSE && whole.length > longest)) return whole.slice(0, MOST_WORDS);
  return reading.words.slice(span.start, span.end);
}

function cueEvidence(intents: readonly Intent[], isCommon: boolean): number {
  if (intents.length === 0) return 0;
  return isCommon || intents.every((intent) => FAINT.has(intent)) ? weight.FAINT_CUE : weight.CUE;
}

/** Whether what else is asked for is true of the move: "the bridge on a bed". */
function isFitting(entry: Entry, { filters }: Wish): boolean {
  return entry.type === 'exercise' && fits(entry, filters);
}

function clearHints({ wish }: Findings): number {
  return wish.hints
    .filter(({ named }) => !named)
    .reduce((sum, { faint }) => sum + (faint ? weight.FAINT_HINT : weight.HINT), 0);
}
