import type { Block, Named } from '../../../src/cards/card.ts';
import { type Line, plain, readRuns } from './runs.ts';
import { shorten } from './shorten.ts';

/** What people are called, by their ids. */
export type Called = ReadonlyMap<string, string>;

/** Who sees a card, as far as naming people goes. */
export interface Readers {
  /** Whether only one person sees it. */
  readonly forOne: boolean;
  /** What people are called who aren't mentioned; nobody is known if left out. */
  readonly called?: Called;
}

/** Slack's limit for a display name (https://slack.com/help/articles/216360827). */
const LONGEST_NAME = 80;
/**
 * A text with what it names after it. Slack has no way to mention a person that doesn't notify them
 * where they see the message, so people are mentioned only where just one person sees it; elsewhere
 * their name is a word like any other.
 */
export function named(
  { text, names }: Extract<Block, { type: 'text' }>,
  { forOne, called }: Readers,
): Line {
  const line = readRuns(text);
  if (names === undefined) return line;
  if ('channel' in names || (forOne && isPerson(names.person))) {
    return [...line, ...plain(' '), { text: '', bold: false, names }];
  }
  return [...line, ...plain(` ${nameOf(names, called)}`)];
}

/** Whether it is an id of Slack's: only somebody with one can be mentioned or looked up. */
export function isPerson(id: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(id);
}

/** What a person is called, for all to read. */
export function nameOf(
  { person, otherwise }: Extract<Named, { person: string }>,
  called?: Called,
): string {
  return shorten(called?.get(person) ?? otherwise, LONGEST_NAME);
}
