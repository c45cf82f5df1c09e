import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DayWords, parseDays } from '../../src/schedule/days.ts';
import { DAYS } from '../../src/schedule/schedule.ts';
import { ScheduleError } from '../../src/schedule/schedule-error.ts';
import { parseTimes } from '../../src/schedule/times.ts';

const WORDS: DayWords = {
  language: 'en',
  workingDays: ['weekdays', 'working days'],
  weekend: ['weekend'],
  everyDay: ['every day', 'daily'],
  until: ['to'],
  and: ['and'],
};

/** Whatever is typed, it is understood or refused with a remedy. */
function survives(parse: () => readonly string[], form: RegExp): void {
  try {
    for (const each of parse()) expect(each).toMatch(form);
  } catch (error) {
    expect(error).toBeInstanceOf(ScheduleError);
    expect(String(error)).toMatch(/Use /);
  }
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'0129:.h apm,-–mondfrisu'.split('')), maxLength: 20 }),
);

describe('times as people type them', () => {
  test.each([
    ['9', '09:00'],
    ['09', '09:00'],
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['9h30', '09:30'],
    ['9h', '09:00'],
    ['9am', '09:00'],
    ['9 AM', '09:00'],
    ['9:30 p.m.', '21:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12:01 a.m.', '00:01'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['9, 14:30', '09:00 14:30'],
    ['9 am 2 pm', '09:00 14:00'],
    ['10:00;15:00', '10:00 15:00'],
    ['', ''],
  ])('%j is %s', (typed, times) => {
    expect(parseTimes(typed).join(' ')).toBe(times);
  });

  test.each([
    '24:00',
    '25',
    '9:60',
    '9:5',
    '13pm',
    '0am',
    'noonish',
    '-9',
    '9:30:15',
    '12345',
    '9:',
  ])('%j is no time, and gets a remedy', (typed) => {
    expect(() => parseTimes(typed)).toThrow(/is no time of day\. Use the 24-hour clock/);
  });

  it('are the same for every minute of the day, however it is written', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const [hour, rest] = [Math.floor(minute / 60), minute % 60];
        const two = (number: number) => String(number).padStart(2, '0');
        const slot = `${two(hour)}:${two(rest)}`;
        const half = `${hour % 12 || 12}:${two(rest)}${hour < 12 ? 'am' : 'pm'}`;
        const forms = [slot, slot.replace(':', ''), `${hour}.${two(rest)}`, half, ` ${half} `];
        expect(forms.flatMap(parseTimes)).toEqual(forms.map(() => slot));
      }),
    );
  });

  it('are slots or refused, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) => survives(() => parseTimes(text), /^([01]\d|2[0-3]):[0-5]\d$/)),
    );
  });
});

describe('days as people type them', () => {
  test.each([
    ['weekdays', 'mon tue wed thu fri'],
    ['Working days', 'mon tue wed thu fri'],
    ['weekend', 'sat sun'],
    ['every day', 'mon tue wed thu fri sat sun'],
    ['daily', 'mon tue wed thu fri sat sun'],
    ['mon-fri', 'mon tue wed thu fri'],
    ['Mon – Fri', 'mon tue wed thu fri'],
    ['monday to thursday', 'mon tue wed thu'],
    ['Mon, Wed', 'mon wed'],
    ['wed mon', 'mon wed'],
    ['Mondays and Thursdays', 'mon thu'],
    ['Tues/Thurs', 'tue thu'],
    ['weds & fri', 'wed fri'],
    ['fri-mon', 'mon fri sat sun'],
    ['sun', 'sun'],
    ['m, w, f', 'mon wed fri'],
    ['tu-th, sun', 'tue wed thu sun'],
    ['weekdays, sat', 'mon tue wed thu fri sat'],
    ['weekdays sat', 'mon tue wed thu fri sat'],
    ['mon-mon', 'mon'],
    ['', ''],
  ])('%j is %s', (typed, days) => {
    expect(parseDays(typed, WORDS).join(' ')).toBe(days);
  });

  test.each(['someday', 't', 's', 'mon-', '-', 'mon-wed-fri', 'monkey', 'mon tomorrow'])(
    '%j is no day, and gets a remedy',
    (typed) => {
      expect(() => parseDays(typed, WORDS)).toThrow(/is no day of the week\. Use mon, tue/);
    },
  );

  it('may be in another language, whose names the runtime knows', () => {
    const german = { ...WORDS, language: 'de', until: ['bis'], and: ['und'] };
    expect(parseDays('Mo bis Mi und Samstag', german)).toEqual(['mon', 'tue', 'wed', 'sat']);
  });

  it('are the same in any order, case and spacing', () => {
    const chosen = fc.shuffledSubarray([...DAYS], { minLength: 1 });
    fc.assert(
      fc.property(chosen, fc.constantFrom(',', ', ', ' ', ' and ', ' & '), (days, between) => {
        const expected = DAYS.filter((day) => days.includes(day));
        expect(parseDays(days.join(between), WORDS)).toEqual(expected);
        expect(parseDays(days.join(between).toUpperCase(), WORDS)).toEqual(expected);
      }),
    );
  });

  it('are days or refused, whatever is typed', () => {
    fc.assert(
      fc.property(anyText, (text) =>
        survives(() => parseDays(text, WORDS), /^(mon|tue|wed|thu|fri|sat|sun)$/),
      ),
    );
  });
});
