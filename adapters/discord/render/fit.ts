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
 *
 * @param most characters (UTF-16 units); no longer text fits.
 * @param fits whether a text fits that is no longer than that.
 */
export function shorten(
  text: string,
  most: number,
  fits: (shortened: string) => boolean = () => true,
): string {
  if (text.length <= most && fits(text)) return text;
  // Only the beginning counts; a character cut at its end is too far on to be kept.
  const beginning = text.slice(0, most + LONGEST_CHARACTER);
  const characters = Array.from(graphemes.segment(beginning), ({ segment }) => segment);
  const start = (count: number) => ended(characters.slice(0, count).join(''));
  let [least, beyond] = [0, characters.length];
  while (beyond - least > 1) {
    const middle = Math.floor((least + beyond) / 2);
    const shortened = start(middle);
    if (shortened.length <= most && fits(shortened)) least = middle;
    else beyond = middle;
  }
  return start(least);
}

/** Emojis of a family with skin tones have some 25 units. */
const LONGEST_CHARACTER = 64;

/** How far back a space is looked for, in characters. */
const NEAR = 12;
const LAST_WORD = new RegExp(`(?<=\\S)\\s+\\S{0,${NEAR}}$`);

function ended(start: string): string {
  const whole = start.replace(LAST_WORD, '').replace(/\*+$/, '').trimEnd();
  const open = (whole.split('**').length - 1) % 2 === 1;
  return open ? `${whole}${ELLIPSIS}**` : whole + ELLIPSIS;
}
