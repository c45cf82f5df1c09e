import { z } from 'zod';
import { plural, text } from './phrase-texts.ts';

/** `web.moves` in `phrases.yaml`: the gallery of moves, and the page of each. */
export const movesPhrases = z.strictObject({
  all: plural,
  filters: text(),
  apply: text(),
  close: text(),
  anyLength: text(),
  atMost: text('time'),
  chosen: text(),
  remove: text('wish'),
  clear: text(),
  less: text(),
  without: text('wish', 'moves'),
  moving: text('move'),
  start: text(),
  end: text(),
  steps: text(),
  careFor: text(),
  leaveOut: text(),
  adapt: text(),
  sources: text(),
  names: text(),
  say: text(),
  previous: text(),
  next: text(),
  around: text(),
  similar: text(),
  back: text(),
});

/** `web.topics` in `phrases.yaml`: causes, benefits and mistakes. */
export const topicsPhrases = z.strictObject({
  summary: text(),
  kinds: z.strictObject({ cause: text(), benefit: text(), mistake: text() }),
  ofMove: z.strictObject({ cause: text(), benefit: text(), mistake: text() }),
  inviting: text(),
  say: text(),
  back: text(),
});

/** `web.lost` in `phrases.yaml`: an address that leads nowhere. */
export const lostPhrases = z.strictObject({
  title: text(),
  summary: text(),
  nearest: text(),
  ways: text(),
  chat: text(),
});
