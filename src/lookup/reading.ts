import { normalise, words as split } from '../text/normalise.ts';
import type { Lexicon } from './lexicon.ts';
import type { Role, Span, Tag } from './phrase-table.ts';

/** Nobody asks for a stretch in more words than this; what follows is not read. */
const MOST_WORDS = 60;

/** One word of a message, articles and politeness left out. */
export interface Word {
  /** As it was typed, normalised. */
  readonly typed: string;
  /** Its stem, after spelling correction where that leads to a known word. */
  readonly stem: string;
  /** The stem that stands for it and its synonyms in descriptions. */
  readonly concept: string;
  /** Whether the spelling was corrected. */
  readonly corrected: boolean;
  /** Whether, as typed, it is an ordinary word of the language. */
  readonly ordinary: boolean;
  /** Whether it says nothing that tells entries apart. */
  readonly weak: boolean;
}

/** A message as the lookup sees it. Positions of spans count `words`. */
export interface Reading {
  readonly words: readonly Word[];
  /** The phrases that say what it is about. */
  readonly spans: readonly Span[];
  /** The phrases that say how it asks. */
  readonly cues: readonly Span[];
  /** Names that stand within longer phrases or across them: "sitting at my desk", "in the doorway stretch". */
  readonly names: readonly Span[];
  /** What the phrases over each word say; nothing where there are none. */
  readonly saidAt: readonly (readonly Tag[])[];
  readonly askedAt: readonly (readonly Tag[])[];
}

/** Reads a message: splits it, corrects its spelling, finds the phrases in it. */
export function read(text: string, lexicon: Lexicon): Reading {
  const words = split(normalise(text))
    .filter((word) => !lexicon.isTransparent(word))
    .slice(0, MOST_WORDS)
    .map((word) => readWord(word, lexicon));
  const stems = words.map((word) => word.stem);
  const spans = lexicon.content.spans(stems);
  const cues = lexicon.cues.overlapping(stems);
  const saidAt = byWord(spans, words.length);
  const names = lexicon.names.spans(stems).filter(({ start }) => !isForeign(saidAt[start] ?? []));
  return { words, spans, cues, names, saidAt, askedAt: byWord(cues, words.length) };
}

/** Whether a phrase plays one of those parts. */
export function plays(tags: readonly Tag[] | undefined, ...roles: readonly Role[]): boolean {
  return tags?.some((tag) => tag.group === 'role' && roles.includes(tag.value)) ?? false;
}

/** Whether a phrase belongs to another subject and to nothing here. */
export function isForeign(tags: readonly Tag[]): boolean {
  return tags.length > 0 && tags.every((tag) => tag.value === 'elsewhere');
}

function readWord(typed: string, lexicon: Lexicon): Word {
  const plain = lexicon.stem(typed);
  const ordinary = lexicon.isOrdinary(typed);
  const known = ordinary || lexicon.isKnown(plain);
  const corrected = known ? undefined : lexicon.correct(plain);
  const stem = corrected ?? plain;
  return {
    typed,
    stem,
    concept: lexicon.concept(stem),
    corrected: corrected !== undefined,
    ordinary,
    weak: lexicon.isWeak(stem),
  };
}

function byWord(spans: readonly Span[], length: number): (readonly Tag[])[] {
  const at = Array.from({ length }, (): readonly Tag[] => []);
  for (const { start, end, tags } of spans) {
    for (let word = start; word < end; word++) at[word] = [...(at[word] ?? []), ...tags];
  }
  return at;
}
