import type { KnownBlock } from '@slack/types';
import { TEXT_OVERHEAD } from './limits.ts';
import { cut, type Passage, weightOf, wordsBlock } from './words.ts';

/** Something on a card that becomes one block, in as much room as there is. */
export interface Part {
  /** Kept when there isn't room for everything: cautions, and what can be pressed. */
  readonly urgent: boolean;
  /** The room it would like; counted as in `ALL_TEXT`. */
  readonly weight: number;
  /** The block in at most this much room, shortened where one can see it; undefined when nothing fits. */
  fit(room: number): KnownBlock | undefined;
}

/** A part of text. An urgent one takes at most `most` room. */
export function words(passages: readonly Passage[], most?: number): Part {
  const weight = Math.min(weightOf(passages), most ?? Infinity);
  return {
    urgent: most !== undefined,
    weight,
    fit: (room) => wordsBlock(cut(passages, Math.min(room, most ?? room))),
  };
}

/** A part that is shown whole or not at all. */
export function whole(block: KnownBlock, text: string): Part {
  const weight = text.length + TEXT_OVERHEAD;
  return { urgent: false, weight, fit: (room) => (weight <= room ? block : undefined) };
}
