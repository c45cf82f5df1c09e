import type { Entry, EntryType } from '../content/catalogue.ts';
import type { Content } from '../content/load.ts';
import type { Intent } from '../content/schema/vocabulary.ts';
import { normalise } from '../text/normalise.ts';
import { assess, type Candidate, type Assessment } from './assess.ts';
import { type Filters, NO_FILTERS } from './filters.ts';
import { createNameIndex } from './names.ts';
import { createPhraseIndex } from './phrase-index.ts';
import { createReader } from './reader.ts';
import { createWishReader } from './wish.ts';

/** The four lists that a person can ask for as a whole. */
export const LISTS = ['exercises', 'benefits', 'mistakes', 'causes'] as const;
export type ListName = (typeof LISTS)[number];

/** What a message was taken to mean. */
export interface Understanding {
  /** One answer, several that fit, a choice between look-alikes, or nothing the bot knows. */
  readonly kind: 'entry' | 'list' | 'choices' | 'none';
  readonly intent: Intent | 'entry' | 'list' | 'random' | 'help' | 'none';
  /** Entry ids, or the name of a list, best first; scores from 0 to 1. */
  readonly results: readonly { readonly id: string; readonly score: number }[];
  /** The nearest entries when nothing was found, or when it was unsure. */
  readonly suggestions: readonly Entry[];
  readonly filters: Filters;
  /** False when the filters could not all be met and the results only come close. */
  readonly complete: boolean;
  /** Whether the person complains of something: the answer then carries the safety-net line. */
  readonly symptom: boolean;
  /** Whether the message is about something the bot knowingly does not cover. */
  readonly elsewhere: boolean;
}

/** Turns what a person typed into what was meant. Pure, synchronous, never throws. */
export type Lookup = (text: string) => Understanding;

/** From this confidence on, an answer is given. */
const ANSWER = 0.62;
/** From this likeness of names on, a "did you mean" is offered. */
const MAYBE = 0.7;
const SURE = 0.82;
/** Names whose scores are closer than this are a choice. */
const TIE = 0.07;
const MOST_CHOICES = 4;
const MOST_LISTED = 6;
const SUGGESTIONS = 3;

const LIST_OF: Record<Exclude<EntryType, 'exercise'>, ListName> = {
  benefit: 'benefits',
  mistake: 'mistakes',
  cause: 'causes',
};

/** The lookup over one language's content. */
export function createLookup(content: Content): Lookup {
  const { catalogue, vocabulary } = content;
  const reader = createReader(catalogue, vocabulary, content.stem, content.ordinaryWords);
  const names = createNameIndex(catalogue, reader);
  const phrases = createPhraseIndex(catalogue.entries, reader);
  const topicPhrases = {
    benefit: createPhraseIndex(catalogue.benefits, reader, true),
    mistake: createPhraseIndex(catalogue.mistakes, reader, true),
    cause: createPhraseIndex(catalogue.causes, reader, true),
  };
  const readWish = createWishReader(vocabulary, content.stem);

  return (text) => {
    const asked = normalise(text.replace(/^\s*\/[\p{L}-]+/u, ' '));
    if (asked === '') return nothing('help');
    const exact = names.exact(asked);
    if (exact.length > 0) return found(exact.map((entry) => ({ entry, score: 1 })));

    const reading = reader.read(asked);
    const wish = readWish(reading);
    const assessment = assess({ catalogue, reader, names, reading, wish, phrases, topicPhrases });
    return decide(assessment, asked);
  };

  function decide(assessment: Assessment, asked: string): Understanding {
    const { wish } = assessment;
    const context = {
      filters: wish.filters,
      complete: assessment.complete,
      symptom: wish.roles.has('symptom'),
      elsewhere: wish.roles.has('elsewhere'),
    };
    const best = assessment.candidates[0];
    if (best && best.confidence >= ANSWER) return { ...answer(best, assessment), ...context };

    const alike = assessment.names
      .filter(({ entry, score }) => score >= (entry.type === 'exercise' ? MAYBE : SURE))
      .slice(0, MOST_CHOICES);
    if (alike.length > 0 && !context.elsewhere) {
      return { ...found(alike), kind: 'choices', ...context };
    }
    const suggestions = names.nearest(asked, SUGGESTIONS);
    return { ...nothing('none'), suggestions, ...context };
  }

  function answer(best: Candidate, { wish }: Assessment): Understanding {
    const focus = wish.intents.find((intent) => !['causes', 'how-to', 'manner'].includes(intent));
    switch (best.kind) {
      case 'names': {
        const [first] = best.matches;
        const close = best.matches.filter(({ score }) => (first?.score ?? 0) - score < TIE);
        return found(close.slice(0, MOST_CHOICES), focus ?? wish.intents[0]);
      }
      case 'topics': {
        const [first] = best.matches;
        if (!first) return nothing('none');
        const close = best.matches.filter(({ score }) => first.score - score < TIE);
        return found(close.slice(0, MOST_CHOICES), LIST_OF[first.entry.type as 'cause'] as Intent);
      }
      case 'topic-list':
        return {
          ...nothing(best.list as Intent),
          kind: 'list',
          results: [{ id: best.list, score: round(best.confidence) }],
        };
      case 'exercises': {
        const listed = best.matches.slice(0, MOST_LISTED);
        return {
          ...found(listed, undefined),
          kind: listed.length === 1 ? 'entry' : 'list',
          intent: 'list',
        };
      }
      case 'wish':
        return best.wish === 'list'
          ? { ...nothing('list'), kind: 'list', results: [{ id: 'exercises', score: 1 }] }
          : { ...nothing(best.wish) };
    }
  }
}

function found(
  matches: readonly { entry: Entry; score: number }[],
  intent?: Intent,
): Understanding {
  return {
    ...nothing('entry'),
    intent: intent ?? 'entry',
    kind: matches.length === 1 ? 'entry' : 'choices',
    results: matches.map(({ entry, score }) => ({ id: entry.id, score: round(score) })),
  };
}

function nothing(intent: Understanding['intent']): Understanding {
  return {
    kind: 'none',
    intent,
    results: [],
    suggestions: [],
    filters: NO_FILTERS,
    complete: true,
    symptom: false,
    elsewhere: false,
  };
}

function round(score: number): number {
  return Math.round(Math.min(score, 1) * 100) / 100;
}
