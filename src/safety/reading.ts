import { sentences } from '../text/normalise.ts';
import type { Speller } from '../text/speller.ts';
import type { Stemmer } from '../text/stemmer.ts';

/** One word of a message and where it stands. */
export interface Word {
  /** What phrases are compared with: the stem, and "=" with the word itself, also as corrected. */
  readonly forms: readonly string[];
  /** The number it stands for, if any. */
  readonly value: number | undefined;
  readonly filler: boolean;
  readonly joiner: boolean;
  readonly clause: number;
  readonly sentence: number;
  /** Clauses that continue each other ("my arm, it went numb") share one thread. */
  readonly thread: number;
}

/** A message, read: its words in order, with where every clause begins. */
export interface Reading {
  readonly words: readonly Word[];
}

/** What it takes to read a message in one language. */
export interface ReaderKnowledge {
  readonly stem: Stemmer;
  readonly speller: Speller;
  readonly vocabulary: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly joiners: ReadonlySet<string>;
  readonly linkers: ReadonlySet<string>;
  /** Words, or two of them with a space, that begin a new clause. */
  readonly breaks: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * How much correcting one message is worth, in squared letters, so that a wall
 * of junk costs milliseconds; a long story's misspelt words stay far below it.
 */
const SPELLING_BUDGET = 25_000;
/** No misspelt sign is longer. */
const LONGEST = 18;
const DIGITS_OR_NOT = /\d+|\D+/g;

/** Splits a message into words and reads each one. */
export function read(text: string, knowledge: ReaderKnowledge): Reading {
  const words: Word[] = [];
  const corrected = new Map<string, string | undefined>();
  let budget = SPELLING_BUDGET;
  let clause = 0;
  let thread = 0;

  const formsOf = (word: string): string[] => {
    const forms = [knowledge.stem(word), `=${word}`];
    if (word.length > LONGEST || knowledge.vocabulary.has(word)) return forms;
    if (!corrected.has(word) && budget > 0) {
      budget -= word.length ** 2;
      corrected.set(word, knowledge.speller.correct(word));
    }
    const meant = corrected.get(word);
    if (meant !== undefined && meant !== word) {
      const stem = knowledge.stem(meant);
      if (stem !== forms[0]) forms.push(stem);
      forms.push(`=${meant}`);
    }
    return forms;
  };

  sentences(text).forEach((sentence, sentenceIndex) => {
    sentence.forEach((clauseText, clauseIndex) => {
      // "38c" and "3weeks" are two words each.
      const pieces = clauseText
        .split(' ')
        .flatMap((piece) => (/\d/.test(piece) ? (piece.match(DIGITS_OR_NOT) ?? []) : piece));
      clause++;
      if (clauseIndex === 0 || !knowledge.linkers.has(pieces[0] ?? '')) thread++;
      pieces.forEach((piece, index) => {
        if (
          index > 0 &&
          (knowledge.breaks.has(piece) || knowledge.breaks.has(`${piece} ${pieces[index + 1]}`))
        ) {
          clause++;
          thread++;
        }
        words.push({
          forms: formsOf(piece),
          value: /^\d{1,6}$/.test(piece) ? Number(piece) : knowledge.numbers.get(piece),
          filler: knowledge.fillers.has(piece),
          joiner: knowledge.joiners.has(piece),
          clause,
          sentence: sentenceIndex,
          thread,
        });
      });
    });
  });
  return { words };
}
