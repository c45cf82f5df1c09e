import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateWords } from '../../src/commands/schedule/words.ts';
import { parseDate } from '../../src/schedule/parse-date.ts';
import { englishContent } from '../support/content.ts';

const words = dateWords((await englishContent()).phrases);
/** A Wednesday. */
const TODAY = Temporal.PlainDate.from('2026-11-25');

const read = (typed: string, today = TODAY) => {
  const parsed = parseDate(typed, words, today);
  return 'date' in parsed ? parsed.date.toString() : parsed.problem;
};

describe('somebody says from when on posts shall come again', () => {
  test.each([
    ['until 2026-12-01', '2026-12-01'],
    ['tomorrow', '2026-11-26'],
    ['today', '2026-11-26'],
    ['for a day', '2026-11-26'],
    ['2 weeks', '2026-12-09'],
    ['for the next 10 days', 'unclear'],
    ['Two weeks, please', '2026-12-09'],
    ['for a month', '2026-12-25'],
    ['until monday', '2026-11-30'],
    ['until wednesday', '2026-12-02'],
    ['Fri', '2026-11-27'],
    ['next friday', '2026-12-04'],
    ['until next week', '2026-11-30'],
    ['until next month', '2026-12-01'],
    ['1 dec', '2026-12-01'],
    ['until the 1st of December', '2026-12-01'],
    ['December 24', '2026-12-24'],
    ['until january', '2027-01-01'],
    ['25 november', '2027-11-25'],
    ['3 march 2028', '2028-03-03'],
    ['29 feb', '2028-02-29'],
  ])('“%s”', (typed, date) => {
    expect(read(typed)).toBe(date);
  });

  test('and “next friday” said on a Sunday is that of the week that begins tomorrow', () => {
    expect(read('next friday', Temporal.PlainDate.from('2026-11-29'))).toBe('2026-12-04');
  });

  test.each([
    ['', 'none'],
    ['for now, please', 'none'],
    ['soon', 'unclear'],
    ['31 feb', 'unclear'],
    ['2026-02-30', 'unclear'],
    ['1/12', 'unclear'],
    ['t', 'unclear'],
    ['1 2 december', 'unclear'],
    ['0 days', 'past'],
    ['1 december 2020', 'past'],
    ['2026-11-25', 'past'],
    ['999 months', 'far'],
    ['9999-12-31', 'far'],
    ['monday '.repeat(10_000), 'unclear'],
  ])('or says nothing that helps: “%.20s” is %s', (typed, problem) => {
    expect(read(typed)).toBe(problem);
  });

  test('whatever is typed, it is a day to come within five years, or a slip that is named', () => {
    const pieces = [
      'next',
      'dec',
      '1st',
      '31',
      '2027',
      'friday',
      'weeks',
      'a',
      'until',
      '2026-12-',
    ];
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join(' ')),
    );
    const days = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(typed, days, (text, after) => {
        const today = Temporal.PlainDate.from('1990-01-01').add({ days: after });
        const parsed = parseDate(text, words, today);
        if (!('date' in parsed)) return;
        const { compare } = Temporal.PlainDate;
        expect(compare(parsed.date, today)).toBe(1);
        expect(compare(parsed.date, today.add({ years: 5 }))).not.toBe(1);
      }),
    );
  });
});
