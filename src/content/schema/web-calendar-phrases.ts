import { z } from 'zod';
import { plural, text } from './phrase-texts.ts';

const field = z.strictObject({ label: text(), hint: text() });

/** `web.calendar` in `phrases.yaml`: a daily stretch to try out. */
export const calendarPhrases = z.strictObject({
  title: text(),
  summary: text(),
  country: field,
  noCountry: text(),
  region: field,
  wholeCountry: text(),
  off: field,
  from: field,
  show: text(),
  meant: text(),
  noDays: text(),
  noPlace: text(),
  noDate: text(),
  mend: text(),
  posts: plural,
  today: text(),
  dayOff: text(),
  noSuchDay: text(),
  utc: text('moment'),
  twice: text('time'),
  changed: text('from', 'to'),
  line: text(),
  lines: z.strictObject({ slack: text('words'), discord: text('words') }),
  inSlack: text(),
  inDiscord: text(),
  copy: z.strictObject({ label: text(), of: text('chat') }),
  copied: text(),
});
