import type { Named } from '../../../src/cards/card.ts';

/** A piece of text in one weight. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  /** Somebody or some place that is named instead of the text. */
  readonly names?: Named;
}

/** Some runs on one line; a run may hold line breaks of its own. */
export type Line = readonly Run[];

/** A card's text, whose only markup is `**bold**`, as runs. Everything else stays as it is written. */
export function readRuns(text: string): Line {
  return text
    .split(/\*\*([^\n]+?)\*\*/)
    .map((part, index) => ({ text: part, bold: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}

/** A line of one run. */
export function plain(text: string): Line {
  return text === '' ? [] : [{ text, bold: false }];
}

/** A line of one bold run. */
export function bold(text: string): Line {
  return text === '' ? [] : [{ text, bold: true }];
}
