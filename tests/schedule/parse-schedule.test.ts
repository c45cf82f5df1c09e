import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scheduleWords } from '../../src/commands/schedule/words.ts';
import { PLACES } from '../../src/content/schema/terms.ts';
import { chooseZone } from '../../src/schedule/choose-zone.ts';
import {
  parseDaysOff,
  parseSchedule,
  type ScheduleDraft,
  writeSchedule,
} from '../../src/schedule/parse-schedule.ts';
import { DAYS } from '../../src/schedule/schedule.ts';
import { ScheduleError } from '../../src/schedule/schedule-error.ts';
import { englishContent } from '../support/content.ts';

const words = scheduleWords((await englishContent()).phrases);
const read = (text: string) => parseSchedule(text, words);
const WEEKDAYS = DAYS.slice(0, 5);

describe('people type a schedule in one line', () => {
  const lines: readonly (readonly [string, ScheduleDraft])[] = [
    ['9:00 weekdays Europe/Berlin', { times: ['09:00'], days: WEEKDAYS, zone: 'Europe/Berlin' }],
    [
      'at 9 am and 2pm on working days in New York',
      { times: ['09:00', '14:00'], days: WEEKDAYS, zone: 'New York' },
    ],
    ['daily 0930, UTC+2', { times: ['09:30'], days: DAYS, zone: 'UTC+2' }],
    ['every day at 9', { times: ['09:00'], days: DAYS }],
    ['mon to thu 10:00', { times: ['10:00'], days: DAYS.slice(0, 4) }],
    ['Mon, Wed and Friday', { days: ['mon', 'wed', 'fri'] }],
    ['mon – fri', { days: WEEKDAYS }],
    ['at my desk', { place: ['desk'], zone: 'my' }],
    ['chair, wall', { place: ['chair', 'wall'] }],
    ['skip 2026-12-25, 2026-12-26', { skip: ['2026-12-25', '2026-12-26'] }],
    ['holidays DE-BY and AT', { holidays: ['DE-BY', 'AT'] }],
    ['skip none holidays none', { skip: [], holidays: [] }],
    ['skip 2026-12-25 9:00 Berlin', { skip: ['2026-12-25'], times: ['09:00'], zone: 'Berlin' }],
    ['holidays DE Europe/Berlin', { holidays: ['DE'], zone: 'Europe/Berlin' }],
    ['holidays us', { holidays: ['us'] }],
    ['holidays DE at desk', { holidays: ['DE'], place: ['desk'] }],
    ['holidays DE, AT at desk', { holidays: ['DE', 'AT'], place: ['desk'] }],
    ['skip christmas', { skip: ['christmas'] }],
    ['', {}],
  ];

  test.each(lines)('“%s”', (line, draft) => {
    expect(read(line)).toEqual(draft);
  });

  test('and a number that is no time of day is a slip, not a place', () => {
    expect(() => read('25:00 Berlin')).toThrow('"25:00" is no time of day');
  });

  test('the days off of a form, dates and countries together', () => {
    expect(parseDaysOff('2026-12-25, DE; at-9')).toEqual({
      skip: ['2026-12-25'],
      holidays: ['DE', 'at-9'],
    });
  });
});

test('whatever is written back is read as the same', () => {
  const two = (number: number) => String(number).padStart(2, '0');
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
  const date = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2036-01-01'),
    noInvalidDate: true,
  });
  const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
  const draft = fc.record(
    {
      times: fc.array(time, { minLength: 1, maxLength: 4 }),
      days: some(DAYS),
      place: some(PLACES),
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      skip: fc.array(
        date.map((day) => day.toISOString().slice(0, 10)),
        { maxLength: 3 },
      ),
      holidays: fc.array(fc.constantFrom('DE', 'US-CA', 'GB-ENG', 'AT'), { maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(draft, (each) => {
      expect(read(writeSchedule(each))).toEqual(each);
    }),
  );
});

test('whatever is typed is read, or is a slip that is named', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      try {
        read(text);
      } catch (error) {
        expect(error).toHaveProperty('problems');
      }
    }),
  );
});

describe('a time zone that somebody typed', () => {
  const at = Temporal.Instant.from('2026-11-25T07:00:00Z');
  const choose = (typed: string) => chooseZone(typed, at, 'en');

  test.each([
    ['Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['utc', 'UTC'],
  ])('“%s” is %s', (typed, zone) => {
    expect(choose(typed).zone).toBe(zone);
  });

  test('is for them to choose where several are meant', () => {
    expect(choose('CST').zone).toBeUndefined();
    expect(choose('CST').choices.length).toBeGreaterThan(1);
  });

  test('is unknown where nothing is like it', () => {
    expect(choose('qxqxqx')).toEqual({ choices: [] });
  });
});

test.each(['x ', 'Europe/Berlin ', 'pause until', ' 9', '\n'])(
  'a wall of %j is refused before it costs anything',
  (piece) => {
    expect(() => read(piece.repeat(60_000))).toThrow(ScheduleError);
    expect(() => read(piece.repeat(60_000))).toThrow(/too much to read/);
    parseDaysOff(piece.repeat(60_000));
  },
);

test('words without end that say nothing are no time zone', () => {
  expect(() => read('please post something nice about a b c d e f g h i j k l m n')).toThrow(
    /zone: that is too much to read/,
  );
});
