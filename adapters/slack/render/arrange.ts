import type { KnownBlock } from '@slack/types';
import { ALL_TEXT } from './limits.ts';
import type { Part } from './part.ts';
import { plain } from './runs.ts';
import { ELLIPSIS } from './shorten.ts';
import { wordsBlock } from './words.ts';

/** Cautions and controls together leave at least a third of a message to its text. */
const URGENT_ROOM = 6_000;

/**
 * Parts as blocks, in their order, within the room that Slack gives. Cautions and controls are
 * placed first; text is cut from its end, and an ellipsis stands where a part is missing.
 */
export function arrange(parts: readonly Part[], most: number): KnownBlock[] {
  const placed = new Map<Part, KnownBlock>();
  // One place is kept for the ellipsis.
  const places = most - 1;

  let room = URGENT_ROOM;
  for (const part of parts.filter(({ urgent }) => urgent).slice(0, Math.floor(places / 2))) {
    const block = part.fit(room);
    if (!block) continue;
    placed.set(part, block);
    room -= Math.min(part.weight, room);
  }

  room += ALL_TEXT - URGENT_ROOM;
  let shortened = false;
  for (const part of parts.filter(({ urgent }) => !urgent)) {
    const block = placed.size < places ? part.fit(room) : undefined;
    if (!block) break;
    placed.set(part, block);
    // Text that was cut ends in an ellipsis of its own.
    shortened = part.weight > room;
    if (shortened) break;
    room -= part.weight;
  }

  const missing = parts.find((part) => !placed.has(part) && (part.urgent || !shortened));
  const gap = wordsBlock([{ style: 'plain', lines: [plain(ELLIPSIS)] }]);
  return parts.flatMap((part) => placed.get(part) ?? (part === missing && gap ? [gap] : []));
}
