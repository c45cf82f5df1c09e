import type { Entry } from '../content/catalogue.ts';
import type { Intent } from '../content/schema/vocabulary.ts';
import { type Filters, NO_FILTERS } from './filters.ts';

/** The four lists that a person can ask for as a whole. */
export const LISTS = ['exercises', 'benefits', 'mistakes', 'causes'] as const;
export type ListName = (typeof LISTS)[number];

/** More look-alikes than this are no help. */
export const MOST_CHOICES = 4;

/** What a message was taken to mean. */
export interface Understanding {
  /** One answer, several that fit, a choice between look-alikes, or nothing the bot knows. */
  readonly kind: 'entry' | 'list' | 'choices' | 'none';
  readonly intent: Intent | 'entry' | 'list' | 'random' | 'help' | 'none';
  /** Entry ids, or the name of a list, best first; scores from 0 to 1. */
  readonly results: readonly { readonly id: string; readonly score: number }[];
  /** The nearest entries when nothing was found. */
  readonly suggestions: readonly Entry[];
  readonly filters: Filters;
  /** False when the filters could not all be met and the results only come close. */
  readonly complete: boolean;
  /** Whether the person complains of something: the answer then carries the safety-net line. */
  readonly symptom: boolean;
  /** Whether nothing was found because the message is about something knowingly not covered. */
  readonly elsewhere: boolean;
}

/** An entry, and how well it fits. */
export interface Match {
  readonly entry: Entry;
  readonly score: number;
}

/** Nothing found, or nothing to be found: help and random have no results. */
export function nothing(intent: Understanding['intent']): Understanding {
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

/** One entry, or a choice between several. */
export function found(
  matches: readonly Match[],
  intent: Understanding['intent'] = 'entry',
): Understanding {
  return {
    ...nothing(intent),
    kind: matches.length === 1 ? 'entry' : 'choices',
    results: matches.map(({ entry, score }) => ({ id: entry.id, score: round(score) })),
  };
}

/** A score from 0 to 1 with two decimals. */
export function round(score: number): number {
  return Math.round(Math.max(0, Math.min(score, 1)) * 100) / 100;
}
