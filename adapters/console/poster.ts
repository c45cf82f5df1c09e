import type { Card } from '../../src/cards/card.ts';
import type { Poster } from '../../src/poster.ts';

/** Daily posts in a terminal: there is one channel, and everything in it is for one person. */
export interface ConsolePoster extends Poster {
  /** Says how a card is shown. Posts wait until somebody does. */
  showBy(show: (card: Card) => Promise<void>): void;
}

/** Shows posts in the chat that is open. */
export function createConsolePoster(): ConsolePoster {
  const { promise: ready, resolve } = Promise.withResolvers<(card: Card) => Promise<void>>();
  let show = async (card: Card) => (await ready)(card);
  return {
    showBy(how) {
      show = how;
      resolve(how);
    },
    async post(_to, card, key) {
      await show(card);
      return key;
    },
    // What stands in a terminal stays; whoever pressed a button is shown the card as an answer.
    edit: async () => {},
    tell: async (_workspace, _person, card) => show(card),
  };
}
