import { z } from 'zod';
import { brief, text } from './phrase-texts.ts';
import {
  webChatPhrases,
  webErrorPhrases,
  webPreviewPhrases,
  webThemePhrases,
} from './web-chat-phrases.ts';
import { calendarPhrases } from './web-calendar-phrases.ts';
import { lostPhrases, movesPhrases, topicsPhrases } from './web-gallery-phrases.ts';

/** `web` in `phrases.yaml`: what stands on the pages of the playground. */
export const webPhrases = z.strictObject({
  skip: text(),
  navigation: text(),
  places: z.strictObject({ chat: brief, moves: brief, topics: brief, calendar: brief }),
  foot: text(),
  theme: webThemePhrases,
  chat: webChatPhrases,
  preview: webPreviewPhrases,
  errors: webErrorPhrases,
  moves: movesPhrases,
  topics: topicsPhrases,
  lost: lostPhrases,
  calendar: calendarPhrases,
});
