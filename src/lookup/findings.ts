import type { Catalogue, Entry, Topic } from '../content/catalogue.ts';
import * as weight from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import type { NameIndex, NameMatch } from './names.ts';
import type { PhraseIndex, PhraseMatch } from './phrase-index.ts';
import { askedTypes, asksForTopics, isOpen, isPointing, isQuestion } from './question.ts';
import type { Reading, Word } from './reading.ts';
import { createTelling } from './telling.ts';
import type { Wish } from './wish.ts';

/** What the lookup knows; built once. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly lexicon: Lexicon;
  readonly names: NameIndex;
  readonly phrases: PhraseIndex;
  /** The same for the topics of each type by themselves, among which other words are telling. */
  readonly topicPhrases: Readonly<Record<Topic['type'], PhraseIndex>>;
}

/** Everything found in one message, before it is weighed. */
export interface Findings {
  readonly reading: Reading;
  readonly wish: Wish;
  /** The words that don't merely belong to the question, and those of them that tell entries apart. */
  readonly core: readonly Word[];
  readonly strong: readonly Word[];
  /** Entries whose names the words resemble. */
  readonly alike: readonly NameMatch[];
  /** Entries whose everyday phrases the words meet; of the types asked about also more loosely. */
  readonly phrases: ReadonlyMap<string, PhraseMatch>;
  readonly loose: ReadonlyMap<string, PhraseMatch>;
  /** The types of topic that the question is about. */
  readonly asked: ReadonlySet<Topic['type']>;
  /** What the words of the subject that surround the rest are worth. */
  readonly context: number;
  /** How many kinds of words show that the message is about the subject. */
  readonly signs: number;
  /** Whether the words that may be a name are nearly all there is. */
  readonly isBrief: boolean;
  /** What an entry's everyday phrases are worth here. */
  readonly telling: (entry: Entry) => number;
  /** What the message leaves unexplained under one way of understanding it. */
  readonly unexplained: (explanation?: Partial<weight.Explanation>) => number;
}

const CONTEXT_ROLES = ['generic', 'subject', 'symptom', 'choose', 'body'] as const;

/** Gathers what a message holds. */
export function gather(reading: Reading, wish: Wish, knowledge: Knowledge): Findings {
  const { words, saidAt, askedAt } = reading;
  const { intents, roles, filters } = wish;
  const core = words.filter((word, at) => word.corrected || !isQuestion(askedAt[at], saidAt[at]));
  const strong = core.filter((word) => !word.weak);
  const isNameable = words.some((word, at) => !word.weak && isOpen(saidAt[at], askedAt[at]));

  const asked = askedTypes(wish);
  const pointing = isPointing(wish, asked) ? 1 : 0;
  const around = CONTEXT_ROLES.filter((role) => roles.has(role)).length + pointing;
  const context = weight.CONTEXT * around;
  const signs = countSigns(wish) + pointing;

  const phrases = knowledge.phrases(words.map(({ concept }) => concept));
  const closer = intents.includes('manner') ? [...asked, 'mistake' as const] : [...asked];
  const answers = words.flatMap(({ concept }, at) => (asksForTopics(askedAt[at]) ? [] : [concept]));
  const loose = new Map(closer.flatMap((type) => [...knowledge.topicPhrases[type](answers)]));
  // A part of the body by itself is no context: everybody has hands.
  const isInContext = around > (roles.has('body') ? 1 : 0);
  const isOpenQuestion = intents.includes('manner') && wish.named.length === 0;

  return {
    reading,
    wish,
    core,
    strong,
    alike: isNameable ? knowledge.names.match(core.length > 0 ? core : words) : [],
    phrases,
    loose,
    asked,
    context,
    signs,
    isBrief: isBrief(reading, core, strong),
    telling: createTelling(
      { reading, phrases, loose, isInContext, isOpenQuestion },
      knowledge.lexicon,
    ),
    unexplained: (explanation) =>
      weight.unexplained(reading, knowledge.lexicon.isFamiliar, {
        signs,
        // A complaint of the back or neck is ours, whatever brought it on: "sore shoulders from deadlifts".
        tolerant: roles.has('symptom') && filters.area.length > 0,
        ...explanation,
      }),
  };
}

function isBrief({ words }: Reading, core: readonly Word[], strong: readonly Word[]): boolean {
  const isOrdinary = strong.every((word) => word.ordinary);
  return isOrdinary ? core.length === words.length && core.length < 3 : strong.length < 4;
}

function countSigns({ roles, filters }: Wish): number {
  const signs = [
    roles.has('symptom'),
    roles.has('generic') || roles.has('subject'),
    roles.has('body') || filters.area.length > 0,
  ];
  return signs.filter(Boolean).length;
}
