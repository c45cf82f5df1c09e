import type { KnownBlock } from '@slack/types';
import { ALL_TEXT } from './limits.ts';
import { type Part, URGENT } from './part.ts';
import { plain } from './runs.ts';
import { ELLIPSIS } from './shorten.ts';
import { wordsBlock } from './words.ts';

/** Cautions, buttons and menus together leave at least a third of a message's room to its text, and half its blocks. */
const URGENT_ROOM = 6_000;
const URGENT_SHARE = 0.5;

/**
 * Parts as blocks, in their order, within the room that Slack gives. Cautions, buttons and menus are
 * placed first; text is cut from its end, and an ellipsis stands where a part is missing.
 */
export function arrange(all: readonly Part[], mostBlocks: number): KnownBlock[] {
  const parts = all.filter(({ weight }) => weight > 0);
  const placed = new Map<Part, KnownBlock>();
  // One place is kept for the ellipsis.
  const places = mostBlocks - 1;
  let room = URGENT_ROOM;

  /** Places a part where there is room, and tells whether it is whole. */
  function place(part: Part): boolean {
    const most = part.rank === 'text' ? places : places * URGENT_SHARE;
    const block = placed.size < most ? part.fit(room) : undefined;
    if (block) placed.set(part, block);
    const isWhole = block !== undefined && part.weight <= room;
    if (block) room -= Math.min(part.weight, room);
    return isWhole;
  }

  for (const rank of URGENT) {
    for (const part of parts.filter((each) => each.rank === rank)) place(part);
  }
  room += ALL_TEXT - URGENT_ROOM;
  // After a piece of text that had to be cut, more of it would make no sense.
  parts.filter(({ rank }) => rank === 'text').every(place);

  const missing = parts.find((part) => !placed.has(part));
  const gap = wordsBlock([{ style: 'plain', lines: [plain(ELLIPSIS)] }]);
  return parts.flatMap((part) => placed.get(part) ?? (part === missing && gap ? [gap] : []));
}
