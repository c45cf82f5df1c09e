import { isForeign, type Reading } from './reading.ts';

/*
 * Evidence speaks for one way of understanding a message; words that it leaves
 * unexplained speak against it: confidence = evidence ÷ (evidence + unexplained).
 * The unit is one plain demand, such as "against the wall". The weights were set
 * on the development queries; what they mean matters more than their decimals.
 */

/** A name that can hardly mean anything else: two words, or one that is rare outside this subject. */
export const NAME = 1.2;
/** A single everyday word that is also a name: "bridge", "form". */
export const COMMON_NAME = 0.9;
/** Each further word of the name that was said. */
export const NAME_WORD = 0.3;
/** A place, a position, a limit; a single everyday word hints at less. */
export const HINT = 1;
export const FAINT_HINT = 0.6;
/** A benefit, mistake or cause called by its name; by one everyday word less. */
export const TOPIC = 1;
export const COMMON_TOPIC = 0.85;
/** The part of the body that a person complains of: as clear as a place. */
export const COMPLAINT_AREA = 0.4;
/** A question that fits what it is about: "how long", "benefits of". */
export const CUE = 0.6;
/** The same for a question that could be about anything: "how do I", "is it OK". */
export const FAINT_CUE = 0.25;
/** A whole list asked for: "common mistakes". */
export const LIST = 0.9;
/** Each kind of word that belongs to the subject: "stretch", "muscle", "sore", "something to do". */
export const CONTEXT = 0.25;
/** An everyday phrase, for each telling word's worth met; more than so many add nothing. */
export const PHRASE = 0.8;
export const MOST_PHRASE = 2.5;
/** A complaint makes a cause likelier. */
export const COMPLAINT = 0.6;
/** Between equals, a move rather than an explanation: people come to stretch. */
export const MOVE = 0.15;

/** An everyday phrase met less than this says nothing; less will do among words of the subject. */
export const TELLING = 0.75;
export const TELLING_IN_CONTEXT = 0.5;

/** What is left of the evidence for moves when the question is about causes, benefits or mistakes. */
export const OFF_QUESTION = 0.45;
/** The same for topics of another type, and for causes when a move was asked for. */
export const OFF_TYPE = 0.6;
/** What is left when a trouble to avoid is all there is: "bad knees" wants help with the knees. */
export const ONLY_TROUBLE = 0.5;

/** Costs of a word that nothing explains: one of ours in another place, and a strange one. */
const FAMILIAR = 0.55;
const STRANGE = 0.8;
/** A phrase that belongs to another subject. */
const ELSEWHERE = 1.6;
/** Digits and single letters say little. */
const SHORT = 3;
/**
 * The more kinds of words show that a message is about the subject ("my upper
 * back is sore since …"), the less a strange one speaks against it.
 */
const TRUST = [1, 1, 0.35, 0.2, 0.15] as const;

/** What a way of understanding a message explains besides the phrases found in it. */
export interface Explanation {
  /** Concepts of the words that it accounts for. */
  readonly stems?: ReadonlySet<string> | undefined;
  /** Kinds of words that show that the message is about the subject. */
  readonly signs: number;
  /** Whether words that are ours in another place count as strange. */
  readonly strict?: boolean;
  /** Whether another subject is no objection: "bridge with bad knees". */
  readonly tolerant?: boolean;
}

/** How much of the message is left unexplained, in the unit of evidence. */
export function unexplained(
  { words, spans, saidAt, askedAt }: Reading,
  isFamiliar: (stem: string) => boolean,
  { stems, signs, strict = false, tolerant = false }: Explanation,
): number {
  const foreign = spans.filter(
    ({ tags, start, end }) =>
      isForeign(tags) && !words.slice(start, end).every(({ concept }) => stems?.has(concept)),
  ).length;
  let strange = 0;
  words.forEach(({ typed, stem, concept }, at) => {
    if (saidAt[at]?.length || askedAt[at]?.length || stems?.has(concept)) return;
    const ours = typed.length < SHORT || (isFamiliar(stem) && !strict);
    strange += ours ? FAMILIAR : STRANGE;
  });
  const trust = TRUST[Math.min(signs, TRUST.length - 1)] ?? 1;
  return foreign * (tolerant ? FAMILIAR : ELSEWHERE) + strange * trust;
}
