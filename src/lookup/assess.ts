import type { Catalogue, Entry, Topic } from '../content/catalogue.ts';
import { isEmpty } from './filters.ts';
import type { NameIndex, NameMatch } from './names.ts';
import type { PhraseIndex, PhraseMatch } from './phrase-index.ts';
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
  /** Entries whose names the message resembles, however little. */
  readonly names: readonly NameMatch[];
  readonly complete: boolean;
}

export interface Material {
  readonly catalogue: Catalogue;
  readonly reader: Reader;
  readonly names: NameIndex;
  readonly reading: Reading;
  readonly wish: Wish;
  readonly phrases: PhraseIndex;
  /** The same for the topics of each type by themselves, among which other words are telling. */
  readonly topicPhrases: Readonly<Record<Topic['type'], PhraseIndex>>;
}

/*
 * Evidence speaks for a reading of the message, unexplained words speak against
 * every one: confidence = evidence ÷ (evidence + unexplained). The unit is one
 * plain demand, such as a place. All weights were set on development queries.
 */
const NAME = 1.2;
const COMMON_NAME = 0.9;
const NAME_WORD = 0.3;
const DEMAND = 1;
const TOPIC = 1;
const CUE = 0.6;
const LIST = 0.9;
const CONTEXT = 0.25;
const PHRASE = 0.8;
const MOST_PHRASE = 2.5;
const COMPLAINT_FOR_CAUSE = 0.6;
const EXERCISE_BIAS = 0.15;
/** What is left of the exercises' evidence when the question is about causes, benefits or mistakes. */
const OFF_QUESTION = 0.45;
/** The same for topics of another type, and for causes when a move was asked for. */
const OFF_TYPE = 0.6;
const UNKNOWN = 0.8;
const KNOWN_ELSEWHERE = 0.55;
const ELSEWHERE = 1.6;
/** Single ordinary words must match a name this well: "morning" is not "forcing". */
const ORDINARY = 0.9;
const ALIKE = 0.7;
/** Names of topics are ordinary phrases, so likeness means less. */
const TOPIC_ALIKE = 0.82;
/** An everyday phrase weaker than this says nothing. */
const TELLING = 0.75;
/** The same for an entry of the type that the question is about. */
const TELLING_ANSWER = 0.5;

const CUES = { causes: 'cause', benefits: 'benefit', mistakes: 'mistake' } as const;
const LISTS = ['causes', 'benefits', 'mistakes'] as const;
const SILENT: ReadonlySet<Role> = new Set([
  'chatter',
  'everyday',
  'generic',
  'subject',
  'symptom',
  'negator',
  'choose',
]);

/** Weighs every way of understanding a message. Pure. */
export function assess(material: Material): Assessment {
  const { catalogue, reader, reading, wish } = material;
  const foreign = reading.spans.filter(isElsewhere);
  const own = reading.words.filter((_, at) => !foreign.some((span) => covers(span, at)));
  const phrases = material.phrases(own.map((word) => word.stem));
  const core = reading.words.filter((word, at) => word.corrected || !inIntent(reading.spans, at));
  const free = reading.words.some((word, at) => !reader.isWeak(word.stem) && isFree(reading.spans, at));
  const fuzzy = free ? material.names.match(core.length > 0 ? core : reading.words) : [];
  const names = goodNames(material, fuzzy, core);
  const causes = wish.named.filter((id) => id.startsWith('cause:')).map((id) => id.slice(6));
  const ranking = rankExercises(catalogue, wish.filters, phrases, causes);
  const asides: Role[] = ['generic', 'subject', 'symptom', 'choose'];
  const context = CONTEXT * asides.filter((role) => wish.roles.has(role)).length;
  const cued = LISTS.filter((list) => wish.intents.includes(list));
  const asked = new Set(cued.map((list) => CUES[list]));
  const closer = new Set<Topic['type']>(asked);
  if (wish.intents.includes('manner')) closer.add('mistake');
  const local = new Map(
    [...closer].flatMap((type) => [...material.topicPhrases[type](own.map((word) => word.stem))]),
  );
  const telling = (entry: Entry) => {
    const score = phrases.get(entry.id)?.score ?? 0;
    const among = local.get(entry.id)?.score ?? 0;
    const best = Math.max(score >= TELLING ? score : 0, among >= TELLING_ANSWER ? among : 0);
    return PHRASE * Math.min(best, MOST_PHRASE);
  };
  const against = (explained?: ReadonlySet<string>, foreignCost?: number) =>
    unexplained(reading, explained, foreignCost);

  const candidates: Candidate[] = [];
  function offer(evidence: number, cost: number, candidate: Shape, share = 1) {
    if (evidence <= 0) return;
    const confidence = (share * evidence) / (evidence + cost);
    candidates.push({ ...candidate, evidence: evidence * share, confidence });
  }

  const [name] = names;
  if (name) {
    const strong = core.filter((word) => !reader.isWeak(word.stem));
    const named = wish.named.includes(name.entry.id);
    const common = strong.every((word) => reader.isOrdinary(word.typed)) && strong.length < 2;
    const evidence =
      (common ? COMMON_NAME : NAME) +
      NAME_WORD * (nameWords(reading, name.entry.id, strong.length) - 1) +
      (wish.intents.length > 0 ? CUE : 0) +
      DEMAND * (common && context === 0 ? 0 : wish.clearDemands) +
      telling(name.entry) +
      context;
    const explained = named ? undefined : new Set(strong.map((word) => word.stem));
    const cost = against(explained, named ? KNOWN_ELSEWHERE : ELSEWHERE);
    const offQuestion = common && asked.has('cause') && wish.roles.has('symptom');
    const share = Math.min(1, name.score) * (offQuestion ? OFF_QUESTION : 1);
    offer(evidence, cost, { kind: 'names', matches: names }, share);
  }
  for (const { type, matches, score } of topics(material, telling)) {
    const [best] = matches;
    const cue = asked.has(type) ? CUE : 0;
    const complaint = type === 'cause' && wish.roles.has('symptom') ? COMPLAINT_FOR_CAUSE : 0;
    const met = best && (local.get(best.entry.id) ?? phrases.get(best.entry.id));
    const cost = against(met?.stems);
    const offQuestion = cued.length > 0 && cue === 0;
    const wantsMove = cued.length === 0 && type === 'cause' && complaint === 0 && wish.roles.has('generic');
    const share = offQuestion || wantsMove ? OFF_TYPE : 1;
    offer((score + cue + complaint + context) * share, cost, { kind: 'topics', matches });
  }
  for (const list of cued) {
    const complaint = list === 'causes' && wish.roles.has('symptom') ? COMPLAINT_FOR_CAUSE : 0;
    offer(LIST + complaint + context, against(), { kind: 'topic-list', list });
  }
  const [best] = ranking.found;
  if (best && (wish.demands > 0 || telling(best.exercise) > 0)) {
    const onlyTroubles = wish.demands === wish.filters.avoid.length && telling(best.exercise) === 0;
    const evidence = DEMAND * wish.demands + telling(best.exercise) + context + EXERCISE_BIAS;
    const share = (cued.length > 0 ? OFF_QUESTION : 1) * (onlyTroubles && context === 0 ? 0.5 : 1);
    const close = ranking.found.filter(
      ({ score }) => !isEmpty(wish.filters) || best.score - score < 0.3,
    );
    const matches = close.map(({ exercise, score }) => ({
      entry: exercise,
      score: score / Math.max(1, best.score),
    }));
    const cost = against(phrases.get(best.exercise.id)?.stems);
    offer(evidence * share, cost, { kind: 'exercises', matches });
  }
  for (const role of ['help', 'random', 'list'] as const) {
    if (wish.roles.has(role) && isAlone(reading, role)) offer(LIST + context, 0, { kind: 'wish', wish: role });
  }
  candidates.sort((a, b) => b.confidence * b.evidence - a.confidence * a.evidence);
  return { wish, candidates, names: fuzzy, complete: ranking.complete };
}

type Shape =
  | { kind: 'names' | 'topics' | 'exercises'; matches: readonly Match[] }
  | { kind: 'topic-list'; list: (typeof LISTS)[number] }
  | { kind: 'wish'; wish: 'help' | 'random' | 'list' };

/** How many words of the message name the entry: those of the longest name found, or all that are like one. */
function nameWords(reading: Reading, id: string, alike: number): number {
  const named = reading.spans.filter((span) => span.tags.some((tag) => tag.value === id));
  const longest = Math.max(0, ...named.map((span) => span.end - span.start));
  return Math.max(1, longest || alike);
}

/** How much of the message no reading of it explains. */
function unexplained(
  reading: Reading,
  explained: ReadonlySet<string> = new Set(),
  foreignCost = ELSEWHERE,
): number {
  let sum = reading.spans.filter(isElsewhere).length * foreignCost;
  reading.words.forEach((word, at) => {
    if (explained.has(word.stem) || reading.spans.some((span) => covers(span, at))) return;
    sum += word.known || word.typed.length < 3 ? KNOWN_ELSEWHERE : UNKNOWN;
  });
  return sum;
}

/** Whether a message says hardly more than the phrase that plays this role. */
function isAlone(reading: Reading, role: Role): boolean {
  const rest = reading.words.filter((_, at) => {
    const tags = reading.spans.find((span) => covers(span, at))?.tags ?? [];
    return !tags.some((tag) => tag.group === 'role' && (tag.value === role || tag.value === 'chatter'));
  });
  return rest.length === 0;
}

function isElsewhere(span: Span): boolean {
  return span.tags.every((tag) => tag.group === 'role' && tag.value === 'elsewhere');
}

function covers(span: Span, at: number): boolean {
  return span.start <= at && at < span.end;
}

/** Whether a word is not yet explained by what the person wants, asks or complains of. */
function isFree(spans: readonly Span[], at: number): boolean {
  const tags = spans.find((span) => covers(span, at))?.tags ?? [];
  return tags.every((tag) => tag.group === 'entry' || (tag.group === 'role' && tag.value === 'everyday'));
}

/** Whether a word only belongs to the question, not to what it is about. */
function inIntent(spans: readonly Span[], at: number): boolean {
  const tags = spans.find((span) => covers(span, at))?.tags ?? [];
  return (
    tags.some((tag) => tag.group === 'intent') &&
    tags.every(
      (tag) => tag.group === 'intent' || (tag.group === 'role' && SILENT.has(tag.value)),
    )
  );
}

/** Fuzzy matches that are good enough, with exercises named word for word on top. */
function goodNames(
  { wish, catalogue, reader }: Material,
  fuzzy: readonly NameMatch[],
  core: readonly Word[],
): Match[] {
  const strong = core.filter((word) => !reader.isWeak(word.stem));
  const [only] = strong;
  const ordinary = strong.length === 1 && only !== undefined && reader.isOrdinary(only.typed);
  const scores = new Map<Entry, number>();
  for (const { entry, score, literal } of fuzzy) {
    const least = literal ? ALIKE : entry.type !== 'exercise' ? TOPIC_ALIKE : ordinary ? ORDINARY : ALIKE;
    if (score >= least) scores.set(entry, score);
  }
  for (const id of wish.named) {
    const entry = catalogue.entry(id);
    if (entry?.type === 'exercise') scores.set(entry, 1);
  }
  return [...scores]
    .map(([entry, score]) => ({ entry, score }))
    .toSorted((a, b) => b.score - a.score);
}

/** Benefits, mistakes and causes that the message speaks of, by type, best first. */
function topics({ wish, catalogue }: Material, telling: (entry: Entry) => number) {
  const byType = new Map<Topic['type'], Match[]>();
  for (const entry of [...catalogue.benefits, ...catalogue.mistakes, ...catalogue.causes]) {
    const score = (wish.named.includes(entry.id) ? TOPIC : 0) + telling(entry);
    if (score > 0) byType.set(entry.type, [...(byType.get(entry.type) ?? []), { entry, score }]);
  }
  return [...byType].map(([type, matches]) => {
    matches.sort((a, b) => b.score - a.score);
    return { type, matches, score: matches[0]?.score ?? 0 };
  });
}
