import { ELLIPSIS } from './draft.ts';

/** A way to measure a text, and how much of it there may be in all. */
export interface Budget {
  readonly measure: (text: string) => number;
  readonly most: number;
}

/**
 * The size to which each of several texts must be cut so that together they keep
 * within `most`: short ones stay whole, the longest give way first. Infinity when
 * all of them fit as they are.
 */
export function fairShare(sizes: readonly number[], most: number): number {
  let left = most;
  for (const [index, size] of sizes.toSorted((a, b) => a - b).entries()) {
    const share = left / (sizes.length - index);
    if (size > share) return share;
    left -= size;
  }
  return Infinity;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The text, or as much of it as fits followed by "…": cut between what readers see
 * as characters, at a space where there is one near, with no `**` left open.
 */
export function shorten(text: string, fits: (shortened: string) => boolean): string {
  if (fits(text)) return text;
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let [least, most] = [0, characters.length - 1];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(ended(characters.slice(0, middle).join('')))) least = middle;
    else most = middle - 1;
  }
  return ended(characters.slice(0, least).join(''));
}

/** How far back a space is looked for, in characters. */
const NEAR = 12;
const LAST_WORD = new RegExp(`(?<=\\S)\\s+\\S{0,${NEAR}}$`);

function ended(start: string): string {
  const whole = start.replace(LAST_WORD, '').replace(/\*+$/, '').trimEnd();
  const open = (whole.split('**').length - 1) % 2 === 1;
  return open ? `${whole}${ELLIPSIS}**` : whole + ELLIPSIS;
}
