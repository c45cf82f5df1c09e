import type { RedFlags } from '../content/schema/red-flags.ts';
import { createSpeller } from '../text/speller.ts';
import type { Stemmer } from '../text/stemmer.ts';
import { readPattern } from './pattern.ts';
import { type Mention, PhraseBook } from './phrase-book.ts';
import { type Reading, read } from './reading.ts';

/** What a phrase can do to the signs around it; terms have names of their own beside these. */
export type Role =
  | 'denial:strong'
  | 'denial:weak'
  | 'denial:never'
  | 'denial:ends'
  | 'past:over'
  | 'past:lasting'
  | 'question:opener'
  | 'question:personal'
  | 'question:remedy'
  | 'figure:subject'
  | 'person:other'
  | 'person:self';

/** A language's phrases, ready to be found in what people type. */
export interface Lexicon {
  readonly parts: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
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

  const file = (target: PhraseBook, name: string, patterns: readonly string[]): void => {
    for (const pattern of patterns) {
      for (const steps of readPattern(pattern, redFlags.macros)) {
        target.add(name, steps);
        for (const step of steps) if (step.kind === 'word') vocabulary.add(step.word);
      }
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
    'question:opener': questions.openers,
    'question:personal': questions.personal,
    'question:remedy': questions.remedy,
    'figure:subject': figurative.subjects,
    'person:other': people.others,
    'person:self': people.self,
  };
  for (const [role, patterns] of Object.entries(roles)) file(book, role, patterns);
  const named = new Set<string>();
  for (const group of [redFlags.parts, ...Object.values(redFlags.terms)]) {
    for (const [term, patterns] of Object.entries(group)) {
      if (named.has(term)) throw new Error(`the term "${term}" is written twice`);
      named.add(term);
      file(book, term, patterns);
    }
  }
  file(harmless, 'harmless', redFlags.harmless);

  const fillers = wordSet(redFlags.fillers);
  const joiners = wordSet(redFlags.joiners);
  const linkers = wordSet(redFlags.linkers);
  const known = new Set([...vocabulary, ...fillers, ...joiners, ...linkers]);
  const ordinary = wordSet(redFlags.ordinary);
  const knowledge = {
    stem,
    speller: createSpeller(vocabulary, ordinary),
    vocabulary: new Set([...known, ...ordinary]),
    fillers,
    joiners,
    linkers,
    breaks: wordSet(redFlags.clauseBreaks),
    numbers: new Map(Object.entries(redFlags.numbers)),
  };

  return {
    parts: new Set(Object.keys(redFlags.parts)),
    kept: new Set(past.kept),
    figurative: new Set(figurative.terms),
    listWords: wordSet(denial.lists),
    read: (text) => read(text, knowledge),
    mentions: (reading) => {
      const hidden = new Set<number>();
      for (const { start, end } of harmless.find(reading, undefined, true)) {
        for (let index = start; index < end; index++) hidden.add(index);
      }
      return book.find(reading, hidden);
    },
  };
}

function wordSet(words: readonly string[]): Set<string> {
  return new Set(words);
}
