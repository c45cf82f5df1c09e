import { expect, test } from 'vitest';
import { createWording } from '../../src/cards/wording.ts';
import { isWeeksLast, weekOf, weekText } from '../../src/delivery/summary.ts';
import { loadHolidays } from '../../src/schedule/holidays.ts';
import { type Occurrence, occurrences, type Timetable } from '../../src/schedule/occurrences.ts';
import type { PostedDay } from '../../src/storage/deliveries.ts';
import { englishContent } from '../support/content.ts';
import { NINE, teamSchedule } from './stage.ts';

/** Which posts of two weeks from Monday, 1 June 2026, look back on the week. */
async function lastOnes(differently: Partial<ReturnType<typeof teamSchedule>>): Promise<string[]> {
  const timetable: Timetable = teamSchedule(differently);
  const isHoliday = await loadHolidays(differently.holidays ?? []);
  const found: Occurrence[] = [];
  for (const occurrence of occurrences(timetable, NINE.subtract({ hours: 9 }), isHoliday)) {
    if (occurrence.date > '2026-06-14') break;
    found.push(occurrence);
  }
  return found
    .filter(({ date, instant }) => isWeeksLast(timetable, { date, dueAt: instant }, isHoliday))
    .map(({ date, time }) => `${date} ${time}`);
}

test('Friday’s last post looks back on the week', async () => {
  expect(await lastOnes({ times: ['09:00', '15:00'] })).toEqual([
    '2026-06-05 15:00',
    '2026-06-12 15:00',
  ]);
});

test('when Friday is off, the last one before it does', async () => {
  expect(await lastOnes({ days: ['mon', 'tue'] })).toEqual([
    '2026-06-02 09:00',
    '2026-06-09 09:00',
  ]);
  expect(await lastOnes({ skip: ['2026-06-05'] })).toEqual([
    '2026-06-04 09:00',
    '2026-06-12 09:00',
  ]);
  // Corpus Christi is on Thursday.
  expect(await lastOnes({ holidays: ['DE-BY'], skip: ['2026-06-05'] })).toContain(
    '2026-06-03 09:00',
  );
});

test('a week has one look back, also with posts at the weekend', async () => {
  expect(await lastOnes({ days: ['fri', 'sat', 'sun'] })).toEqual([
    '2026-06-05 09:00',
    '2026-06-12 09:00',
  ]);
  expect(await lastOnes({ days: ['sat', 'sun'] })).toEqual([
    '2026-06-07 09:00',
    '2026-06-14 09:00',
  ]);
});

const day = (date: string, done: number, posts = 1): PostedDay => ({ date, posts, done });
const FRIDAY = '2026-06-05';

test('a week’s days and presses are counted, last week’s are not', () => {
  const posted = [
    day(FRIDAY, 1),
    day('2026-06-04', 3, 2),
    day('2026-06-01', 2),
    day('2026-05-29', 9),
  ];
  expect(weekOf(FRIDAY, posted)).toMatchObject({ days: 3, done: 6 });
});

test('today counts as a day before anything of it is on record', () => {
  expect(weekOf(FRIDAY, [day('2026-06-04', 1)])).toEqual({ days: 2, done: 1, streak: 1 });
});

test('a streak goes over days without a post, and ends with a day on which nobody did it', () => {
  const posted = [
    day('2026-06-04', 1),
    day('2026-05-20', 2),
    day('2026-05-19', 0),
    day('2026-05-18', 5),
  ];
  expect(weekOf(FRIDAY, posted).streak).toBe(2);
});

test('a streak isn’t broken by today, when nobody has had the time yet', () => {
  expect(weekOf(FRIDAY, [day(FRIDAY, 0, 1), day('2026-06-04', 1)]).streak).toBe(1);
  expect(weekOf(FRIDAY, [day(FRIDAY, 2), day('2026-06-04', 1)]).streak).toBe(2);
});

test('the words are kind, whatever the week was like', async () => {
  const wording = createWording((await englishContent()).phrases);
  expect(weekText({ days: 5, done: 12, streak: 9 }, wording)).toBe(
    '**This week:** a stretch on 5 days, done 12 times. 9 posting days in a row now.',
  );
  expect(weekText({ days: 1, done: 1, streak: 1 }, wording)).toBe(
    '**This week:** a stretch on one day, done once. A good start.',
  );
  expect(weekText({ days: 5, done: 0, streak: 0 }, wording)).toBe(
    '**This week:** a stretch on 5 days. Each was a chance to look away from the screen.',
  );
});
