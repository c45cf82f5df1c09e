import type { DayWords } from '../schedule/days.ts';

/** The days as the command line understands them; it speaks English whatever the bot does. */
export const ENGLISH: DayWords = {
  language: 'en',
  workingDays: ['weekdays', 'weekday', 'workdays', 'working days'],
  weekend: ['weekend', 'weekends'],
  everyDay: ['every day', 'everyday', 'daily', 'all'],
  until: ['to', 'until', 'till', 'through'],
  and: ['and'],
};
