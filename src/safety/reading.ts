import { editDistance } from '../text/distance.ts';
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
  /** Sentences that continue each other ("My arm… it went numb") share one thread. */
  readonly thread: number;
}

/** A message, read: its words in order, with where every clause begins. */
export interface Reading {
  readonly words: readonly Word[];
}

/** What it takes to read a message in one language. */
export interface ReaderKnowledge {
  readonly stem: Stemmer;
  /** Asked in turn, until one knows what was meant. */
  readonly spellers: readonly Speller[];
  /** Words that are right as they stand. */
  readonly known: ReadonlySet<string>;
  /** How the words and stems of all phrases begin, cut by {@link beginning}. */
  readonly beginnings: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly joiners: ReadonlySet<string>;
  readonly linkers: ReadonlySet<string>;
  /** Words that begin a new clause, with the words that must follow them; none means any. */
  readonly breaks: ReadonlyMap<string, ReadonlySet<string>>;
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * How much correcting one message is worth, in squared letters, so that a wall
 * of junk costs milliseconds; a long story's misspelt words stay far below it.
 */
const SPELLING_BUDGET = 6_000;
/** From this length on, two slips are forgiven instead of one: "processing" isn't "pressing". */
const LONG = 11;
/** No misspelt sign is longer. */
const LONGEST = 18;
const DIGIT = /\d/;
/** "38.5" is two numbers, not the end of a clause. */
const DECIMAL = /(\d)[.,](?=\d)/g;
const DIGITS_OR_NOT = /\d+|\D+/g;
const NUMBER = /^\d{1,6}$/;

/** The letters of a word that no stemmer changes, since it cuts endings. */
export function beginning(word: string): string {
  return word.slice(0, 3);
}

/** Splits a message into words and reads each one. */
export function read(text: string, knowledge: ReaderKnowledge): Reading {
  const words: Word[] = [];
  const formsOf = createFormReader(knowledge);
  let clause = 0;
  let thread = 0;
  sentences(text.replace(DECIMAL, '$1 ')).forEach((clauses, sentence) => {
    clauses.forEach((clauseText, clauseIndex) => {
      const pieces = clauseText.split(' ').flatMap(splitDigits);
      clause++;
      if (clauseIndex === 0 && !knowledge.linkers.has(pieces[0] ?? '')) thread++;
      pieces.forEach((piece, index) => {
        if (index > 0 && isBreak(piece, pieces[index + 1] ?? '', knowledge)) clause++;
        words.push({
          forms: formsOf(piece),
          value: NUMBER.test(piece) ? Number(piece) : knowledge.numbers.get(piece),
          filler: knowledge.fillers.has(piece),
          joiner: knowledge.joiners.has(piece),
          clause,
          sentence,
          thread,
        });
      });
    });
  });
  return { words };
}

/** "38c" and "3weeks" are two words each. */
function splitDigits(piece: string): string | string[] {
  return DIGIT.test(piece) ? (piece.match(DIGITS_OR_NOT) ?? []) : piece;
}

function isBreak(word: string, next: string, { breaks }: ReaderKnowledge): boolean {
  const followers = breaks.get(word);
  return followers !== undefined && (followers.size === 0 || followers.has(next));
}

/** Gives a word's forms; a word that no phrase contains, even misspelt, has none. */
function createFormReader(knowledge: ReaderKnowledge): (word: string) => readonly string[] {
  const { stem, spellers, known, beginnings } = knowledge;
  const met = new Map<string, readonly string[]>();
  let budget = SPELLING_BUDGET;

  function formsOf(word: string): readonly string[] {
    const isLikely = word.length < 3 || beginnings.has(beginning(word));
    const forms = isLikely ? [stem(word), `=${word}`] : [];
    if (budget <= 0 || word.length > LONGEST || known.has(word)) return forms;
    budget -= word.length ** 2;
    for (const speller of spellers) {
      const meant = speller.correct(word);
      if (meant === undefined) continue;
      if (word.length < LONG && editDistance(word, meant, 1) > 1) continue;
      return [...new Set([...forms, stem(meant), `=${meant}`])];
    }
    return forms;
  }

  return (word) => {
    const forms = met.get(word) ?? formsOf(word);
    met.set(word, forms);
    return forms;
  };
}
