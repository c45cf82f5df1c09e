import type { Block, Card } from './card.ts';

/**
 * A fixed safety reply: the lead as its title, the other paragraphs below, and
 * nothing else. No button, no picture, no way on to a stretch.
 */
export function safetyCard(paragraphs: readonly string[]): Card {
  const [lead = '', ...rest] = paragraphs;
  const blocks: Block[] = rest.map((text) => ({ type: 'text', text }));
  return { title: lead, summary: lead, blocks };
}

/** A card with one sentence put before everything else on it. */
export function preceded(card: Card, sentence: string): Card {
  const first: Block = { type: 'notice', tone: 'emergency', text: sentence };
  return { ...card, blocks: [first, ...card.blocks] };
}
