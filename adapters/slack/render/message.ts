import type { KnownBlock } from '@slack/types';
import type { Card } from '../../../src/cards/card.ts';
import { renderBlocks, type ShowPicture } from './card.ts';
import { fallbackText, sentence } from './fallback.ts';
import { MESSAGE_BLOCKS } from './limits.ts';
import type { Readers } from './named.ts';
import { readRuns } from './runs.ts';
import { wordsBlock } from './words.ts';

/** What a message says, and nothing about where it goes. */
export interface Message {
  /** What notifications show and screen readers read. */
  readonly text: string;
  readonly blocks: KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/**
 * A card as a message.
 *
 * @param readers.forOne Whether only one person sees it: then people may be mentioned, which
 *   elsewhere would notify them.
 * @param readers.called What the people are called whom it names.
 */
export function renderMessage(
  card: Card,
  show: ShowPicture,
  { forOne = false, called = new Map() }: Partial<Readers> = {},
): Message {
  return {
    text: fallbackText(card, called),
    blocks: renderBlocks(card, show, { most: MESSAGE_BLOCKS, forOne, called }),
    ...NO_PREVIEWS,
  };
}

/** One of the bot's own sentences as a message. */
export function renderSentence(text: string): Message {
  const block = wordsBlock([{ style: 'plain', lines: [readRuns(text)] }]);
  return { text: sentence(text), blocks: block ? [block] : [], ...NO_PREVIEWS };
}
