import type { Block, Card } from '../../../src/cards/card.ts';
import { type Called, nameOf } from './named.ts';
import { inert } from './inert.ts';
import { FALLBACK } from './limits.ts';
import { shorten } from './shorten.ts';

/**
 * A card as the top-level text of its message. Phones show its beginning as the notification, and
 * screen readers read it in place of the blocks, so it holds everything that is to be read.
 *
 * @see https://docs.slack.dev/reference/methods/chat.postMessage
 */
export function fallbackText(card: Card, called?: Called): string {
  const parts = [card.title, ...card.blocks.flatMap((block) => linesOf(block, called))];
  return sentence(parts.join('\n'));
}

/** A text with no blocks beside it that formats it, or that stands in for them. */
export function sentence(text: string): string {
  return inert(shorten(text.replaceAll('**', ''), FALLBACK));
}

/** What can be pressed isn't listed: screen readers reach it by itself. */
function linesOf(block: Block, called?: Called): string[] {
  switch (block.type) {
    case 'text': {
      const { text, names } = block;
      return [names && 'person' in names ? `${text} ${nameOf(names, called)}` : text];
    }
    case 'notice':
      return [block.text];
    case 'image':
      return [block.alt];
    case 'list': {
      const items = block.items.map((item, at) =>
        block.ordered ? `${at + 1}. ${item}` : `• ${item}`,
      );
      return block.title ? [block.title, ...items] : items;
    }
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`);
    case 'choices':
      if (block.aside) return [];
      return [
        block.prompt,
        ...block.choices.map(({ label, description }) =>
          description ? `• ${label} – ${description}` : `• ${label}`,
        ),
      ];
    case 'actions':
      return [];
  }
}
