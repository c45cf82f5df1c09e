import type { Catalogue } from '../content/catalogue.ts';
import { INTENTS, type Vocabulary } from '../content/schema/vocabulary.ts';
import { expandAlternatives } from '../text/alternatives.ts';
import { normalise, words } from '../text/normalise.ts';
import { createSpeller } from '../text/speller.ts';
import type { Stemmer } from '../text/stemmer.ts';
import { FACETS } from './filters.ts';
import { PhraseTable, type Role, type Span, type Tag } from './phrase-table.ts';

/** Nobody asks for a stretch in more words than this; what follows is not read. */
const MOST_WORDS = 60;

/** One word of a message, articles and politeness left out. */
export interface Word {
  /** As it was typed, normalised. */
  readonly typed: string;
  /** Its stem, after spelling correction where that leads to a known word. */
  readonly stem: string;
  /** Whether it occurs anywhere in the vocabulary or the catalogue. */
  readonly known: boolean;
  /** Whether its spelling was corrected to make it so. */
  readonly corrected: boolean;
}

/** A message as the lookup sees it. */
export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  /** The known phrases in it; their positions count `words`. */
  readonly spans: readonly Span[];
}

/** Reads messages in one language about one catalogue. */
export interface Reader {
  read(text: string): Reading;
  /** The stems of a text's words, without articles and politeness, uncorrected. */
  stems(text: string): string[];
  /** Whether a stem says nothing that tells entries apart: "to", "thing", "stretch". */
  isWeak(stem: string): boolean;
  /** Whether a word, as typed, is right as it stands in the language. */
  isOrdinary(word: string): boolean;
}

export function createReader(
  catalogue: Catalogue,
  vocabulary: Vocabulary,
  stem: Stemmer,
  ordinary: ReadonlySet<string>,
): Reader {
  const transparent = new Set(vocabulary.transparent.flatMap(expandAlternatives).map(normalise));
  const table = new PhraseTable();
  const weak = new Set(
    [...vocabulary.chatter, ...vocabulary.generic].flatMap(expandAlternatives).flatMap(stems),
  );
  const empty = new Set([...weak, ...vocabulary.everyday.flatMap(expandAlternatives).flatMap(stems)]);
  const known = new Set<string>();

  function stems(text: string): string[] {
    return words(normalise(text))
      .filter((word) => !transparent.has(word))
      .map(stem);
  }

  function add(patterns: readonly string[] | undefined, tag: Tag): void {
    for (const phrase of (patterns ?? []).flatMap(expandAlternatives)) {
      const kept = stems(phrase);
      // "is it my …" without its small words is just "it", which says nothing.
      const hollow = kept.length === 1 && words(normalise(phrase)).length > 1 && kept.every((each) => empty.has(each));
      if (!hollow) table.add(kept, tag);
    }
  }

  for (const [role, patterns] of Object.entries(roles(vocabulary))) {
    add(patterns, { group: 'role', value: role as Role });
  }
  for (const intent of INTENTS) add(vocabulary.intents[intent], { group: 'intent', value: intent });
  for (const facet of FACETS) {
    for (const [value, patterns] of Object.entries(vocabulary.facets[facet])) {
      add(patterns, { group: facet, value });
    }
  }
  vocabulary.situations.forEach((situation, index) => {
    add(situation.phrases, { group: 'situation', value: index });
  });
  for (const entry of catalogue.entries) {
    const names = [entry.name, entry.slug, ...entry.aliases];
    for (const name of names) table.add(stems(name), { group: 'entry', value: entry.id });
    for (const phrase of entry.phrases) stems(phrase).forEach((each) => known.add(each));
  }
  table.stems.forEach((each) => known.add(each));
  for (const number of Object.keys(vocabulary.numbers)) known.add(stem(normalise(number)));

  // A slip in a telling word is likelier to matter than one in a small word: "chare" is no "care".
  const telling = createSpeller([...known].filter((each) => !empty.has(each)), ordinary);
  const empties = createSpeller(empty, ordinary);

  function word(typed: string): Word {
    const plain = stem(typed);
    if (known.has(plain)) return { typed, stem: plain, known: true, corrected: false };
    const corrected = ordinary.has(typed)
      ? undefined
      : (telling.correct(plain) ?? empties.correct(plain));
    return { typed, stem: corrected ?? plain, known: corrected !== undefined, corrected: corrected !== undefined };
  }

  return {
    read(text) {
      const normal = normalise(text);
      const read = words(normal)
        .filter((each) => !transparent.has(each))
        .slice(0, MOST_WORDS)
        .map(word);
      return { text: normal, words: read, spans: table.spans(read.map((each) => each.stem)) };
    },
    stems,
    isWeak: (each) => weak.has(each),
    isOrdinary: (each) => ordinary.has(each),
  };
}

function roles(vocabulary: Vocabulary): Record<Role, readonly string[]> {
  const { chatter, everyday, generic, subject, negators, elsewhere } = vocabulary;
  const { choose, minutes, seconds, help, random, list } = vocabulary;
  return {
    chatter,
    everyday,
    generic,
    subject,
    symptom: vocabulary.symptoms,
    negator: negators,
    elsewhere,
    choose,
    minutes,
    seconds,
    help,
    random,
    list,
  };
}
