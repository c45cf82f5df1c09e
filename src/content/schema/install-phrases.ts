import { z } from 'zod';
import { heading, text } from './phrase-texts.ts';

/** A heading and what there is to say about it, point by point. */
const list = z.strictObject({ title: text(), points: z.array(text()).min(1) });

/** The pages on which a workspace installs the bot. */
export const installPhrases = z.strictObject({
  title: text('name'),
  summary: text(),
  button: text(),
  allows: list,
  keeps: list,
  note: text(),
  done: z.strictObject({ title: text('name'), summary: text(), steps: list, open: text() }),
  organisation: z.strictObject({ title: text('name'), summary: text('name'), open: text() }),
  cancelled: heading,
  stale: heading,
  unasked: heading,
  failed: heading,
  again: text(),
});
