import type { Topic } from '../../content/catalogue.ts';
import * as weight from '../evidence.ts';
import type { Findings } from '../findings.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Span } from '../phrase-table.ts';
import type { Reading } from '../reading.ts';
import { type Candidate, candidate } from './candidate.ts';

const LIST_OF = { cause: 'causes', benefit: 'benefits', mistake: 'mistakes' } as const;

/** The message speaks of benefits, mistakes or causes: of one of them, or of all. */
export function topicCandidates(findings: Findings, { catalogue }: Knowledge): Candidate[] {
  return [
    ...single(findings, catalogue.causes),
    ...single(findings, catalogue.benefits),
    ...single(findings, catalogue.mistakes),
    ...[...findings.asked].map((type) => whole(findings, type)),
  ];
}

function single(findings: Findings, topics: readonly Topic[]): Candidate[] {
  const matches = topics
    .map((entry) => ({ entry, score: named(findings, entry) + findings.telling(entry) }))
    .filter(({ entry, score }) => score > 0 && !isChance(findings, entry, score))
    .toSorted((a, b) => b.score - a.score);
  const [best] = matches;
  if (!best) return [];
  const { wish, asked, context } = findings;
  const { type } = best.entry;
  const isAsked = asked.has(type);
  const isFaintlyAsked = type === 'mistake' && wish.intents.includes('manner');
  const isOffQuestion = asked.size > 0 && !isAsked;
  const cue = isAsked ? weight.CUE : isFaintlyAsked ? weight.FAINT_CUE : 0;
  const evidence = best.score + cue + complaint(findings, type) + context;
  const met = findings.loose.get(best.entry.id) ?? findings.phrases.get(best.entry.id);
  const share = isOffQuestion || (!isAsked && wantsMove(findings, type)) ? weight.OFF_TYPE : 1;
  const unexplained = findings.unexplained({ stems: met?.stems });
  return [candidate({ kind: 'topics', matches }, evidence * share, unexplained)];
}

/** Whether an everyday word that is also the name of a cause is all there is: "why do leaves fall". */
function isChance({ asked, context, wish }: Findings, { type }: Topic, score: number): boolean {
  const isStray = context === 0 && !asked.has(type) && !wish.roles.has('vague');
  return type === 'cause' && score <= weight.COMMON_TOPIC && isStray;
}

/** Whether the message asks for something to do rather than for an explanation. */
function wantsMove({ wish: { roles, hints } }: Findings, type: Topic['type']): boolean {
  if (type === 'cause') return roles.has('generic') && !roles.has('symptom');
  return hints.length > 0 && (roles.has('choose') || type === 'benefit');
}

function whole(findings: Findings, type: Topic['type']): Candidate {
  const evidence = weight.LIST + complaint(findings, type) + findings.context;
  return candidate(
    { kind: 'list', list: LIST_OF[type] },
    evidence,
    findings.unexplained({ strict: findings.context === 0 }),
  );
}

/** What it is worth that the topic is called by name; less for an everyday word or a situation. */
function named({ reading, wish }: Findings, { id }: Topic): number {
  if (!wish.named.includes(id)) return 0;
  const lengths = reading.names
    .filter((span) => span.tags.some((tag) => tag.value === id) && !isEveryday(span, reading))
    .map((span) => span.end - span.start);
  if (lengths.length === 0) return weight.COMMON_TOPIC;
  return weight.TOPIC + weight.NAME_WORD * (Math.max(...lengths) - 1);
}

/** Whether a topic's name is one ordinary word, or a situation as well: "sitting all day". */
function isEveryday({ start, end }: Span, { words, saidAt }: Reading): boolean {
  const isSituation = saidAt[start]?.some((tag) => tag.group === 'situation') ?? false;
  return isSituation || (end - start === 1 && (words[start]?.ordinary ?? false));
}

function complaint({ wish }: Findings, type: Topic['type']): number {
  return type === 'cause' && wish.roles.has('symptom') ? weight.COMPLAINT : 0;
}
