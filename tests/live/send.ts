import type { Card } from '../../src/cards/card.ts';

/** Sends a card to a real platform and sees it arrive; rejects when the platform objects. */
export type Send = (card: Card) => Promise<void>;
