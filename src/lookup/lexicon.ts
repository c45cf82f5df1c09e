import type { Content } from '../content/load.ts';
import { INTENTS, type Vocabulary } from '../content/schema/vocabulary.ts';
import { expandAlternatives, expandSimplified } from '../text/alternatives.ts';
import { normalise, words } from '../text/normalise.ts';
import { createSpeller } from '../text/speller.ts';
import { FACETS } from './filters.ts';
import { PhraseTable, type Role, type Tag } from './phrase-table.ts';

/** No word that means anything here is longer, and stemming a longer one could take long. */
const LONGEST_WORD = 32;
/** Words of three letters are too many and too alike to be anything but ordinary. */
const SHORT = 3;
const NONE: ReadonlySet<string> = new Set();

/** What words mean in one language about one catalogue. */
export interface Lexicon {
  /** What a message speaks of: names, facets, situations and the parts words play. */
  readonly content: PhraseTable;
  /** How it asks; a word may belong to the question and to what it is about at once. */
  readonly cues: PhraseTable;
  /** Names that may stand within longer phrases: of topics, and of exercises where they have two words. */
  readonly names: PhraseTable;
  /** The stem of a normalised word. */
  readonly stem: (word: string) => string;
  /** The stems of a text's words, without articles and politeness, uncorrected. */
  readonly stems: (text: string) => string[];
  /** Whether a normalised word is dropped before anything is compared. */
  readonly isTransparent: (word: string) => boolean;
  /** Whether a stem says nothing that tells entries apart: "to", "thing", "stretch". */
  readonly isWeak: (stem: string) => boolean;
  /** Whether a word, as typed, is right as it stands in the language. */
  readonly isOrdinary: (word: string) => boolean;
  /** Whether a stem occurs anywhere in the vocabulary or the catalogue. */
  readonly isKnown: (stem: string) => boolean;
  /** Whether it means something by itself, or stands in an entry's everyday phrases. */
  readonly isFamiliar: (stem: string) => boolean;
  /** The stem that stands for this one and its synonyms in people's descriptions. */
  readonly concept: (stem: string) => string;
  /** The known stem that a misspelt one most likely was meant to be. */
  readonly correct: (stem: string) => string | undefined;
}

/** The lexicon of one language's vocabulary and one catalogue's names and phrases. */
export function createLexicon({
  catalogue,
  vocabulary,
  stem: stemmer,
  ordinaryWords: ordinary,
}: Pick<Content, 'catalogue' | 'vocabulary' | 'stem' | 'ordinaryWords'>): Lexicon {
  const transparent = new Set(vocabulary.transparent.flatMap(expandAlternatives).map(normalise));
  const content = new PhraseTable();
  const cues = new PhraseTable();
  const names = new PhraseTable();
  const pieces = new Map<string, string>();
  const weak = stemsOf(vocabulary.small, vocabulary.chatter, vocabulary.generic);
  const empty = new Set([...weak, ...stemsOf(vocabulary.everyday)]);

  function stem(word: string): string {
    return word.length > LONGEST_WORD ? word : stemmer(word);
  }

  function stems(text: string): string[] {
    return words(normalise(text))
      .filter((word) => !transparent.has(word))
      .map(stem);
  }

  function stemsOf(...lists: readonly string[][]): Set<string> {
    const phrases = lists.flat().flatMap(expandAlternatives).map(stems);
    return new Set(phrases.filter(({ length }) => length === 1).flat());
  }

  /** A piece of a pattern as the stems of its words, remembered: the same pieces stand in many. */
  function simplified(piece: string): string {
    let found = pieces.get(piece);
    if (found === undefined) pieces.set(piece, (found = stems(piece).join(' ')));
    return found;
  }

  /** The stems of a pattern's phrases that are single words as they are written. */
  function singles(pattern: string): ReadonlySet<string> {
    const phrases = expandAlternatives(pattern).filter((phrase) => !phrase.includes(' '));
    return new Set(phrases.map(simplified));
  }

  function add(table: PhraseTable, patterns: readonly string[] | undefined, tag: Tag): void {
    for (const pattern of patterns ?? []) {
      const phrases = expandSimplified(pattern, simplified);
      const spelledOut = phrases.some((phrase) => empty.has(phrase)) ? singles(pattern) : NONE;
      for (const phrase of phrases) {
        // "is it my …" without its small words is just "it", which says nothing.
        if (!empty.has(phrase) || spelledOut.has(phrase)) table.add(words(phrase), tag);
      }
    }
  }

  for (const [value, patterns] of Object.entries(contentRoles(vocabulary))) {
    add(content, patterns, { group: 'role', value: value as Role });
  }
  for (const [value, patterns] of Object.entries(cueRoles(vocabulary))) {
    add(cues, patterns, { group: 'role', value: value as Role });
  }
  for (const value of INTENTS) add(cues, vocabulary.intents[value], { group: 'intent', value });
  for (const group of FACETS) {
    for (const [value, patterns] of Object.entries(vocabulary.facets[group])) {
      add(content, patterns, { group, value });
    }
  }
  vocabulary.situations.forEach((situation, value) => {
    add(content, situation.phrases, { group: 'situation', value });
  });

  const concepts = conceptsOf(vocabulary.synonyms.map((synonyms) => synonyms.flatMap(stems)));
  const inPhrases = new Set<string>();
  for (const entry of catalogue.entries) {
    for (const name of [entry.name, entry.slug, ...entry.aliases]) {
      const tag: Tag = { group: 'entry', value: entry.id };
      content.add(stems(name), tag);
      if (entry.type !== 'exercise' || stems(name).length > 1) names.add(stems(name), tag);
    }
    for (const phrase of entry.phrases) stems(phrase).forEach((each) => inPhrases.add(each));
  }
  const known = new Set([...content.stems, ...cues.stems, ...inPhrases, ...concepts.keys()]);
  for (const number of Object.keys(vocabulary.numbers)) known.add(stem(normalise(number)));

  // A slip in a telling word is likelier to matter than one in a small word: "chare" is no "care".
  const telling = createSpeller(
    [...known].filter((each) => !empty.has(each)),
    ordinary,
  );
  const smallWords = createSpeller(empty, ordinary);

  return {
    content,
    cues,
    names,
    stem,
    stems,
    isTransparent: (word) => transparent.has(word),
    isWeak: (each) => weak.has(each),
    isOrdinary: (word) => word.length <= SHORT || ordinary.has(word),
    isKnown: (each) => known.has(each),
    isFamiliar: (each) => inPhrases.has(each) || concepts.has(each) || content.has(each),
    concept: (each) => concepts.get(each) ?? each,
    correct: (each) => telling.correct(each) ?? smallWords.correct(each),
  };
}

/** For each stem the one that stands for its set of synonyms; the first set that holds it counts. */
function conceptsOf(sets: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const concepts = new Map<string, string>();
  for (const [first, ...others] of sets) {
    for (const each of others) {
      if (first !== undefined && !concepts.has(each)) concepts.set(each, first);
    }
  }
  return concepts;
}

function contentRoles(vocabulary: Vocabulary): Partial<Record<Role, readonly string[]>> {
  const { small, chatter, everyday, body, generic, subject, elsewhere } = vocabulary;
  const { minutes, seconds } = vocabulary;
  return {
    small,
    chatter,
    everyday,
    body,
    generic,
    subject,
    symptom: vocabulary.symptoms,
    negator: [...vocabulary.negators, ...vocabulary.excluders],
    excluder: vocabulary.excluders,
    elsewhere,
    minutes,
    seconds,
  };
}

function cueRoles(vocabulary: Vocabulary): Partial<Record<Role, readonly string[]>> {
  const { choose, why, help, random, list, pointing, vague } = vocabulary;
  return { choose, why, help, random, list, pointing, vague };
}
