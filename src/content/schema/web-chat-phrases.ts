import { z } from 'zod';
import { brief, heading, text } from './phrase-texts.ts';

/** `web.chat` in `phrases.yaml`: the chat in the browser. */
export const webChatPhrases = z.strictObject({
  title: text(),
  lead: text(),
  intro: text(),
  label: text(),
  placeholder: text(),
  send: brief,
  examples: z.strictObject({ title: text(), texts: z.array(text()).min(1) }),
  conversation: text(),
  asked: text(),
  names: text(),
  clear: text(),
  pause: text(),
  play: text(),
  post: text(),
  told: text(),
  here: text(),
  optional: text(),
  choose: text(),
  waiting: text(),
  unreachable: text(),
});

/** `web.preview` in `phrases.yaml`: what stands beside an answer. */
export const webPreviewPhrases = z.strictObject({
  title: text(),
  client: text(),
  look: text(),
  looks: z.strictObject({ page: brief, light: brief, dark: brief }),
  payload: text('client'),
  copy: brief,
  copied: brief,
  failed: text(),
});

/** `web.errors` in `phrases.yaml`: pages for when something can't be shown. */
export const webErrorPhrases = z.strictObject({
  notFound: heading,
  forbidden: heading,
  tooLarge: heading,
  wrong: heading,
  failed: heading,
  back: text(),
});

/** `web.theme` in `phrases.yaml`: the page's own colours, and the button that changes them. */
export const webThemePhrases = z.strictObject({ auto: text(), light: text(), dark: text() });
