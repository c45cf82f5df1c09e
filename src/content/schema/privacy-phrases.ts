import { z } from 'zod';
import { heading, plural, text } from './phrase-texts.ts';

/** A deed that can't be undone: the button, what it asks first, and the button that means it. */
const deed = z.strictObject({ label: text(), ask: heading, yes: text() });

/** What is said of what is kept about people. */
export const privacyPhrases = z.strictObject({
  title: text(),
  summary: text(),
  points: z.array(text()).min(1),
  you: z.strictObject({
    here: text(),
    everywhere: text(),
    nothing: text(),
    schedules: plural,
    channels: text(),
    more: text('count'),
    deleted: plural,
    presses: plural,
    noPresses: text(),
    pressesElsewhere: text(),
  }),
  forget: z.strictObject({
    name: deed,
    schedules: deed,
    workspace: deed,
    no: text(),
    done: text(),
    went: z.strictObject({
      nothing: text(),
      named: plural,
      deleted: plural,
      presses: plural,
      workspace: plural,
    }),
    stays: text(),
    managersOnly: heading,
  }),
});
