import type { Catalogue, Entry, EntryType } from '../content/catalogue.ts';
import { isEmpty } from './filters.ts';
import type { NameIndex, NameMatch } from './names.ts';
import type { PhraseMatch } from './phrase-index.ts';
import type { Role, Span } from './phrase-table.ts';
import { rankExercises } from './rank.ts';
import type { Reader, Reading, Word } from './reader.ts';
import type { Wish } from './wish.ts';

interface Match {
  readonly entry: Entry;
  readonly score: number;
}

/** One way to understand a message. Confidence runs from 0 to 1. */
export type Candidate = { readonly confidence: number; readonly evidence: number } & (
  | { readonly kind: 'names' | 'topics' | 'exercises'; readonly matches: readonly Match[] }
  | { readonly kind: 'topic-list'; readonly list: 'benefits' | 'mistakes' | 'causes' }
  | { readonly kind: 'wish'; readonly wish: 'help' | 'random' | 'list' }
);

export interface Assessment {
  readonly wish: Wish;
  /** All readings of the message, the likeliest first. */
  readonly candidates: readonly Candidate[];
  /** Entries whose names the message resembles. */
  readonly names: readonly NameMatch[];
  /** Whether the message is hardly more than something like a name. */
  readonly onlyNames: boolean;
  readonly complete: boolean;
}

export interface Material {
  readonly catalogue: Catalogue;
  readonly reader: Reader;
  readonly names: NameIndex;
  readonly reading: Reading;
  readonly wish: Wish;
  readonly phrases: (stems: readonly string[]) => Map<string, PhraseMatch>;
}

/*
 * Evidence speaks for a reading of the message, unexplained words speak against
 * every one: confidence = evidence ÷ (evidence + unexplained). The unit is one
 * plain demand, such as a place. All weights were set on development queries.
 */
const NAME = 1.2;
const NAME_WORD = 0.3;
const DEMAND = 1;
const TOPIC = 1;
const CUE = 0.5;
const CONTEXT = 0.25;
const PHRASE = 0.8;
const COMPLAINT_FOR_CAUSE = 0.6;
const EXERCISE_BIAS = 0.15;
const UNKNOWN = 0.8;
const KNOWN_ELSEWHERE = 0.35;
const ELSEWHERE = 1.6;
/** Single ordinary words must match a name this well: "morning" is not "forcing". */
const ORDINARY = 0.9;
const ALIKE = 0.7;
/** An everyday phrase weaker than this says nothing. */
const TELLING = 0.75;

const CUES = { causes: 'cause', benefits: 'benefit', mistakes: 'mistake' } as const;
const SILENT: ReadonlySet<Role> = new Set([
  'chatter',
  'generic',
  'subject',
  'symptom',
  'negator',
  'choose',
]);

/** Weighs every way of understanding a message. Pure. */
export function assess(material: Material): Assessment {
  const { catalogue, reader, reading, wish } = material;
  const stems = reading.words.map((word) => word.stem);
  const phrases = material.phrases(stems);
  const core = reading.words.filter((_, index) => !inIntent(reading.spans, index));
  const fuzzy = material.names.match(core.length > 0 ? core : reading.words);
  const names = mergeNamed(material, fuzzy, core);
  const ranking = rankExercises(catalogue, wish.filters, phrases);
  const context =
    CONTEXT *
    ['generic', 'subject', 'symptom', 'choose'].filter((role) => wish.roles.has(role as Role))
      .length;

  const candidates: Candidate[] = [];
  const weigh = (evidence: number, explained?: ReadonlySet<string>) =>
    evidence / (evidence + unexplained(reading, explained));

  const [name] = names;
  if (name) {
    const words = Math.max(1, core.filter((word) => !reader.isWeak(word.stem)).length);
    const evidence =
      NAME + NAME_WORD * (words - 1) + CUE * Math.min(1, wish.intents.length) + context;
    const named = new Set(core.map((word) => word.stem));
    const sure = wish.named.length > 0 && wish.named.includes(name.entry.id);
    const confidence = name.score * (sure ? weigh(evidence) : weigh(evidence, named));
    candidates.push({ kind: 'names', matches: names, evidence: evidence * name.score, confidence });
  }
  for (const topic of topics(material, phrases, context)) {
    const { evidence, matches, met } = topic;
    candidates.push({ kind: 'topics', matches, evidence, confidence: weigh(evidence, met) });
  }
  for (const [cue, list] of Object.entries({
    causes: 'causes',
    benefits: 'benefits',
    mistakes: 'mistakes',
  } as const)) {
    if (!wish.intents.includes(cue as 'causes')) continue;
    const evidence = 0.8 + context;
    candidates.push({ kind: 'topic-list', list, evidence, confidence: weigh(evidence) });
  }
  const best = ranking.found[0];
  if (best) {
    const phrase = phrases.get(best.exercise.id);
    const telling = phrase && phrase.score >= TELLING ? PHRASE * Math.min(phrase.score, 2.5) : 0;
    if (wish.demands > 0 || telling > 0) {
      const bare =
        wish.demands === wish.filters.avoid.length && telling === 0 && context === 0 ? 0.5 : 1;
      const evidence = bare * (DEMAND * wish.demands + telling + context + EXERCISE_BIAS);
      const close = ranking.found.filter(
        ({ score }) => !isEmpty(wish.filters) || best.score - score < 0.3,
      );
      const matches = close.map(({ exercise, score }) => ({
        entry: exercise,
        score: score / Math.max(1, best.score),
      }));
      candidates.push({
        kind: 'exercises',
        matches,
        evidence,
        confidence: weigh(evidence, phrase?.stems),
      });
    }
  }
  for (const role of ['help', 'random', 'list'] as const) {
    if (!wish.roles.has(role)) continue;
    const evidence = 0.7 + context;
    candidates.push({ kind: 'wish', wish: role, evidence, confidence: weigh(evidence) });
  }
  candidates.sort((a, b) => b.confidence * b.evidence - a.confidence * a.evidence);
  return {
    wish,
    candidates,
    names,
    onlyNames: reading.words.length <= 4 && wish.demands === 0,
    complete: ranking.complete,
  };
}

/** How much of the message no reading of it explains. */
function unexplained(reading: Reading, explained: ReadonlySet<string> = new Set()): number {
  const covered = new Map<number, Span>();
  for (const span of reading.spans) {
    for (let at = span.start; at < span.end; at++) covered.set(at, span);
  }
  let sum = 0;
  reading.words.forEach((word, index) => {
    if (explained.has(word.stem)) return;
    const span = covered.get(index);
    if (span) sum += strangeness(span) / (span.end - span.start);
    else sum += word.known ? KNOWN_ELSEWHERE : word.typed.length < 3 ? KNOWN_ELSEWHERE : UNKNOWN;
  });
  return sum;
}

function strangeness(span: Span): number {
  return span.tags.length > 0 &&
    span.tags.every((tag) => tag.group === 'role' && tag.value === 'elsewhere')
    ? ELSEWHERE
    : 0;
}

function inIntent(spans: readonly Span[], index: number): boolean {
  const span = spans.find((each) => each.start <= index && index < each.end);
  if (!span) return false;
  return (
    span.tags.some((tag) => tag.group === 'intent') &&
    span.tags.every(
      (tag) => tag.group === 'intent' || (tag.group === 'role' && SILENT.has(tag.value)),
    )
  );
}

/** Fuzzy matches that are good enough, with exercises named word for word on top. */
function mergeNamed(
  { wish, catalogue, reader }: Material,
  fuzzy: readonly NameMatch[],
  core: readonly Word[],
): NameMatch[] {
  const strong = core.filter((word) => !reader.isWeak(word.stem));
  const [only] = strong;
  const ordinary = strong.length === 1 && only !== undefined && reader.isOrdinary(only.typed);
  const scores = new Map<Entry, number>();
  for (const { entry, score } of fuzzy) {
    if (score >= (ordinary ? ORDINARY : ALIKE)) scores.set(entry, score);
  }
  for (const id of wish.named) {
    const entry = catalogue.entry(id);
    if (entry?.type === 'exercise') scores.set(entry, 1);
  }
  return [...scores]
    .map(([entry, score]) => ({ entry, score }))
    .toSorted((a, b) => b.score - a.score);
}

/** Benefits, mistakes and causes that the message speaks of, one candidate a type. */
function topics(
  { wish, catalogue }: Material,
  phrases: ReadonlyMap<string, PhraseMatch>,
  context: number,
) {
  const byType = new Map<EntryType, Match[]>();
  for (const entry of [...catalogue.benefits, ...catalogue.mistakes, ...catalogue.causes]) {
    const named = wish.named.includes(entry.id) ? TOPIC : 0;
    const phrase = phrases.get(entry.id)?.score ?? 0;
    const score = named + PHRASE * (phrase >= TELLING ? Math.min(phrase, 2.5) : 0);
    if (score > 0) byType.set(entry.type, [...(byType.get(entry.type) ?? []), { entry, score }]);
  }
  return [...byType].map(([type, matches]) => {
    matches.sort((a, b) => b.score - a.score);
    const [best] = matches;
    const cue = wish.intents.some((intent) => CUES[intent as 'causes'] === type) ? CUE : 0;
    const complaint = type === 'cause' && wish.roles.has('symptom') ? COMPLAINT_FOR_CAUSE : 0;
    const met = best && phrases.get(best.entry.id)?.stems;
    return { matches, met, evidence: (best?.score ?? 0) + cue + complaint + context };
  });
}
