import { offsetLabel, offsetMinutes } from '../schedule/zone.ts';
import { DAYS, type Schedule } from '../schedule/schedule.ts';
import type { ScheduleProblem } from '../schedule/schedule-error.ts';
import type { Phrases } from '../content/schema/phrases.ts';
import type { Block } from './card.ts';
import type { Wording } from './wording.ts';

/** 5 January 2026 was a Monday. */
const MONDAY = Temporal.PlainDate.from('2026-01-05');
const WORKING_DAYS = DAYS.slice(0, 5).join();
/** More dates than these are counted. */
const MOST_DATES = 5;

/** "Monday to Friday", "every day", "Monday and Thursday". */
export function daysText(days: readonly string[], wording: Wording): string {
  const { schedule, locale } = wording.phrases;
  if (days.length === DAYS.length) return schedule.everyDay;
  if (days.join() === WORKING_DAYS) return schedule.workingDays;
  const nameOf = (day: string) =>
    MONDAY.add({ days: DAYS.findIndex((each) => each === day) }).toLocaleString(locale, {
      weekday: 'long',
    });
  return wording.list(days.map(nameOf));
}

/** "Thursday 26 November at 09:00". */
export function momentText(moment: Temporal.ZonedDateTime, { phrases }: Wording): string {
  return moment.toLocaleString(phrases.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** "Friday 25 December 2026". */
export function dateText(date: string, { phrases }: Wording): string {
  return Temporal.PlainDate.from(date).toLocaleString(phrases.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

/** The first few of some dates, as a calendar writes them, and how many more there are. */
export function datesText(dates: readonly string[], wording: Wording): string {
  const first = wording.list(dates.slice(0, MOST_DATES));
  const count = dates.length - MOST_DATES;
  if (count <= 0) return first;
  return wording.fill(wording.phrases.schedule.more, { dates: first, count: `${count}` });
}

/** "Europe/Berlin (now UTC+1)". */
export function zoneText(zone: string, at: Temporal.Instant, wording: Wording): string {
  const offset = offsetLabel(offsetMinutes(zone, at));
  return zone === offset ? zone : wording.fill(wording.phrases.schedule.zoneNow, { zone, offset });
}

/** "at your desk, in a chair or standing". */
export function placesText(places: Schedule['place'], wording: Wording): string {
  return wording.either(places.map((place) => wording.phrases.terms.place[place]));
}

/** A sentence about a daily stretch, with who set it up; without where that person is forgotten. */
export function signed(
  sentence: string,
  createdBy: string,
  { setUpBy, somebody }: Phrases['schedule'],
): Block {
  if (createdBy === '') return { type: 'text', text: sentence };
  const names = { person: createdBy, otherwise: somebody };
  return { type: 'text', text: `${sentence} ${setUpBy}`, names };
}

/** What is wrong with a part of a schedule, and how to mend it. */
export function problemText({ wrong }: Pick<ScheduleProblem, 'wrong'>, wording: Wording): string {
  const texts = wording.phrases.schedule.problem.wrong;
  return wrong ? wording.fill(texts[wrong.code], wrong.values) : texts.other;
}
