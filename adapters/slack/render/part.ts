import type { KnownBlock } from '@slack/types';
import { TEXT_OVERHEAD } from './limits.ts';
import { cut, type Passage, weightOf, wordsBlock } from './words.ts';

/** What is kept before text when there isn't room for everything, the first first. */
export const URGENT = ['caution', 'buttons', 'menu'] as const;

/** Something on a card that becomes one block, in as much room as there is. */
export interface Part {
  readonly rank: (typeof URGENT)[number] | 'text';
  /** The room it would like; counted as in `ALL_TEXT`. Nothing when there is nothing to show. */
  readonly weight: number;
  /** The block in at most this much room, shortened where one can see it; undefined when nothing fits. */
  fit(room: number): KnownBlock | undefined;
}

/** A part of text. */
export function words(passages: readonly Passage[]): Part {
  return {
    rank: 'text',
    weight: weightOf(passages),
    fit: (room) => wordsBlock(cut(passages, room)),
  };
}

/** A part of text that is kept before all others, in at most `most` room. */
export function caution(passages: readonly Passage[], most: number): Part {
  return {
    rank: 'caution',
    weight: Math.min(weightOf(passages), most),
    fit: (room) => wordsBlock(cut(passages, Math.min(room, most))),
  };
}

/** A part that is shown whole or not at all. */
export function whole(block: KnownBlock, text: string): Part {
  const weight = text.length + TEXT_OVERHEAD;
  return { rank: 'text', weight, fit: (room) => (weight <= room ? block : undefined) };
}
