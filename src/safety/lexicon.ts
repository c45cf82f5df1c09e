import type { RedFlags } from '../content/schema/red-flags.ts';
import { createSpeller } from '../text/speller.ts';
import type { Stemmer } from '../text/stemmer.ts';
import { readPattern, wordsOf } from './pattern.ts';
import { type Mention, PhraseBook } from './phrase-book.ts';
import { type ReaderKnowledge, type Reading, beginning, read } from './reading.ts';

/** What a phrase can do to the signs around it; terms have names of their own beside these. */
export type Role =
  | 'denial:strong'
  | 'denial:weak'
  | 'denial:never'
  | 'denial:ends'
  | 'past:over'
  | 'past:lasting'
  | 'past:again'
  | 'question:opener'
  | 'question:personal'
  | 'question:remedy'
  | 'question:supposed'
  | 'figure:subject'
  | 'figure:between'
  | 'person:other'
  | 'person:self';

/** A language's phrases, ready to be found in what people type. */
export interface Lexicon {
  readonly parts: ReadonlySet<string>;
  /** Terms that only say when or how much, not what. */
  readonly qualities: ReadonlySet<string>;
  /** Terms that count however long ago they were. */
  readonly keptIfPast: ReadonlySet<string>;
  /** Terms that count even in a question. */
  readonly keptIfAsked: ReadonlySet<string>;
  readonly figurative: ReadonlySet<string>;
  readonly listWords: ReadonlySet<string>;
  read(text: string): Reading;
  /** Every term and {@link Role} in the text, figures of speech left out. */
  mentions(reading: Reading): Mention[];
}

/**
 * Compiles the language part of `red-flags.yaml`.
 *
 * @throws when a phrase can't be read, or two terms share a name.
 */
export function createLexicon(redFlags: RedFlags, stem: Stemmer): Lexicon {
  const book = new PhraseBook(stem);
  const harmless = new PhraseBook(stem);
  const vocabulary = new Set<string>();
  const named = new Set<string>();
  /** Words that say something by themselves. */
  const keywords = new Set<string>();

  const file = (target: PhraseBook, name: string, patterns: readonly string[]): void => {
    for (const pattern of patterns) {
      const steps = readPattern(pattern, redFlags.macros);
      const [word, ...more] = wordsOf(steps);
      target.add(name, steps);
      for (const each of [word, ...more]) if (each !== undefined) vocabulary.add(each);
      if (word !== undefined && more.length === 0 && named.has(name)) keywords.add(word);
    }
  };

  const { denial, past, questions, figurative, people } = redFlags;
  const roles: Record<Role, readonly string[]> = {
    'denial:strong': denial.strong,
    'denial:weak': denial.weak,
    'denial:never': denial.never,
    'denial:ends': denial.ends,
    'past:over': past.over,
    'past:lasting': past.lasting,
    'past:again': past.again,
    'question:opener': questions.openers,
    'question:personal': questions.personal,
    'question:remedy': questions.remedy,
    'question:supposed': questions.supposed,
    'figure:subject': figurative.subjects,
    'figure:between': figurative.between,
    'person:other': people.others,
    'person:self': people.self,
  };
  for (const [role, patterns] of Object.entries(roles)) file(book, role, patterns);
  for (const group of [redFlags.parts, ...Object.values(redFlags.terms)]) {
    for (const [term, patterns] of Object.entries(group)) {
      if (named.has(term)) throw new Error(`the term "${term}" is written twice`);
      named.add(term);
      file(book, term, patterns);
    }
  }
  file(harmless, 'harmless', redFlags.harmless);

  const fillers = new Set(redFlags.fillers);
  const joiners = new Set(redFlags.joiners);
  const linkers = new Set(redFlags.linkers);
  const ordinary = new Set(redFlags.ordinary);
  const knowledge: ReaderKnowledge = {
    stem,
    spellers: [createSpeller(keywords, ordinary), createSpeller(vocabulary, ordinary)],
    known: new Set([...vocabulary, ...fillers, ...joiners, ...linkers, ...ordinary]),
    beginnings: new Set([...vocabulary].flatMap((word) => [word, stem(word)]).map(beginning)),
    fillers,
    joiners,
    linkers,
    breaks: readBreaks(redFlags.clauseBreaks),
    numbers: new Map(Object.entries(redFlags.numbers)),
  };

  return {
    parts: new Set(Object.keys(redFlags.parts)),
    qualities: new Set(
      redFlags.qualities.flatMap((group) => Object.keys(redFlags.terms[group] ?? {})),
    ),
    keptIfPast: new Set(past.kept),
    keptIfAsked: new Set(questions.kept),
    figurative: new Set(figurative.terms),
    listWords: new Set(denial.lists),
    read: (text) => read(text, knowledge),
    mentions: (reading) => {
      const hidden = new Set<number>();
      for (const { start, end } of harmless.find(reading, undefined, true)) {
        for (let index = start; index < end; index++) hidden.add(index);
      }
      return withoutCoveredParts(book.find(reading, hidden), redFlags.parts);
    },
  };
}

/** Leaves out parts inside a longer part: the "back" of "upper back", the "shoulder" of "shoulder blade". */
function withoutCoveredParts(
  found: Mention[],
  parts: Readonly<Record<string, unknown>>,
): Mention[] {
  const isPart = ({ name }: Mention): boolean => Object.hasOwn(parts, name);
  const longest = new Map<number, number>();
  for (const { start, end } of found.filter(isPart)) {
    for (let index = start; index < end; index++) {
      longest.set(index, Math.max(longest.get(index) ?? 0, end - start));
    }
  }
  return found.filter(
    (mention) =>
      !isPart(mention) || (longest.get(mention.start) ?? 0) <= mention.end - mention.start,
  );
}

/** Single words that begin a clause, with nothing after them, and pairs, by their first word. */
function readBreaks(breaks: readonly string[]): Map<string, Set<string>> {
  const followed = new Map<string, Set<string>>();
  for (const [word = '', next] of breaks.map((words) => words.split(' '))) {
    const followers = followed.get(word);
    if (next === undefined) followed.set(word, new Set());
    else if (!followers) followed.set(word, new Set([next]));
    else if (followers.size > 0) followers.add(next);
  }
  return followed;
}
