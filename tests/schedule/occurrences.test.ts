import { describe, expect, it, test } from 'vitest';
import {
  type IsHoliday,
  nextOccurrence,
  type Occurrence,
  occurrences,
  type Timetable,
} from '../../src/schedule/occurrences.ts';
import { DAYS } from '../../src/schedule/schedule.ts';
import { HARD_CASES } from './hard-cases.ts';
import { expectedInstant, slotTime, wallClock } from './wall-clock.ts';

const daily = (zone: string, ...times: string[]): Timetable => ({
  times,
  zone,
  days: DAYS,
  skip: [],
});

/** The next few, as a person would read them. */
function read(timetable: Timetable, after: string, count: number, isHoliday?: IsHoliday): string[] {
  const from = Temporal.Instant.from(after);
  return occurrences(timetable, from, isHoliday).take(count).map(clock).toArray();
}

function clock({ local }: Occurrence): string {
  return local.toString({ timeZoneName: 'never', smallestUnit: 'minute' });
}

describe('a post at a hard time', () => {
  test.each(HARD_CASES)('$zone $time: $what', ({ zone, time, after, local, utc }) => {
    const next = nextOccurrence(daily(zone, time), Temporal.Instant.from(after));
    if (!next) throw new Error('nothing is due');
    expect({ local: clock(next), utc: next.instant.toString({ smallestUnit: 'minute' }) }).toEqual({
      local,
      utc,
    });
    expect(next.time).toBe(time);
    // The table is right about the wall clock too, as Intl sees it.
    expect(wallClock(zone, Date.parse(utc))).toBe(
      slotTime(local.slice(0, 10), local.slice(11, 16)),
    );
    expect(expectedInstant(zone, next.date, time)).toBe(Date.parse(utc));
  });

  test('there are enough of them to matter', () => {
    expect(HARD_CASES.length).toBeGreaterThanOrEqual(40);
  });

  // Laws of 2026, which the database has known since its version 2026c at the latest.
  test.skipIf((process.versions['tz'] ?? '') < '2026c').each([
    ['America/Vancouver', '2026-12-01T09:00-07:00'],
    ['America/Edmonton', '2026-12-01T09:00-06:00'],
    ['Africa/Casablanca', '2026-12-01T09:00+00:00'],
  ])('%s no longer changes its clocks, once the database knows', (zone, local) => {
    expect(read(daily(zone, '09:00'), '2026-12-01T00:00Z', 1)).toEqual([local]);
  });
});

describe('a date that a zone left out', () => {
  test.each([
    ['Pacific/Apia', '2011-12-29', '2011-12-31'],
    ['Pacific/Fakaofo', '2011-12-29', '2011-12-31'],
    ['Pacific/Kiritimati', '1994-12-30', '1995-01-01'],
    ['Pacific/Kwajalein', '1993-08-20', '1993-08-22'],
  ])('%s goes from %s to %s, each once', (zone, before, after) => {
    const start = Temporal.PlainDate.from(before).toZonedDateTime(zone).toInstant();
    const found = occurrences(daily(zone, '09:00', '23:30'), start)
      .take(4)
      .toArray();
    expect(found.map(({ date }) => date)).toEqual([before, before, after, after]);
    expect(found.map(({ local }) => local.toPlainDate().toString())).toEqual(
      found.map(({ date }) => date),
    );
  });
});

describe('several times a day', () => {
  it('come in the order of the clock', () => {
    expect(read(daily('Europe/Berlin', '09:00', '14:30'), '2026-05-01T07:00Z', 3)).toEqual([
      '2026-05-01T14:30+02:00',
      '2026-05-02T09:00+02:00',
      '2026-05-02T14:30+02:00',
    ]);
  });

  it('come in the order in which they fire, where one was moved behind another', () => {
    // 02:15 becomes 03:15, after 03:10.
    const next = occurrences(
      daily('America/New_York', '02:15', '03:10'),
      Temporal.Instant.from('2026-03-08T00:00Z'),
    );
    expect(
      next
        .take(2)
        .map(({ time }) => time)
        .toArray(),
    ).toEqual(['03:10', '02:15']);
  });

  it('are still two where the clocks skip one onto the other', () => {
    const timetable = daily('America/New_York', '02:30', '03:30');
    const after = Temporal.Instant.from('2026-03-08T00:00Z');
    const [first, second] = occurrences(timetable, after);
    expect([first?.time, second?.time]).toEqual(['02:30', '03:30']);
    expect(first?.instant.equals(second?.instant ?? after)).toBe(true);
  });

  it('keep their own dates when one is moved past midnight', () => {
    const timetable = daily('America/Nuuk', '00:10', '00:30', '23:30');
    const found = occurrences(timetable, Temporal.Instant.from('2026-03-28T12:00Z'));
    expect(
      found
        .take(4)
        .map(({ date, time }) => `${date} ${time}`)
        .toArray(),
    ).toEqual(['2026-03-29 00:10', '2026-03-28 23:30', '2026-03-29 00:30', '2026-03-29 23:30']);
  });

  it('are not lost when somebody asks between them, on a night the clocks change', () => {
    const timetable = daily('America/Nuuk', '00:10', '23:30');
    const after = Temporal.Instant.from('2026-03-29T01:10Z');
    expect(nextOccurrence(timetable, after)).toMatchObject({ date: '2026-03-28', time: '23:30' });
  });
});

describe('days without posts', () => {
  const working = { ...daily('Europe/Berlin', '09:00'), days: DAYS.slice(0, 5) };

  it('the weekend', () => {
    expect(read(working, '2026-05-01T07:00Z', 2)).toEqual([
      '2026-05-04T09:00+02:00',
      '2026-05-05T09:00+02:00',
    ]);
  });

  it('dates to skip', () => {
    const timetable = { ...working, skip: ['2026-05-04', '2026-05-05'] };
    expect(read(timetable, '2026-05-01T07:00Z', 1)).toEqual(['2026-05-06T09:00+02:00']);
  });

  it('public holidays, of which it asks only on days that count', () => {
    const asked: string[] = [];
    const isHoliday = (date: string) => {
      asked.push(date);
      return date === '2026-05-04';
    };
    expect(read(working, '2026-05-02T07:00Z', 1, isHoliday)).toEqual(['2026-05-05T09:00+02:00']);
    expect(asked).not.toContain('2026-05-03');
  });

  it('until a pause is over', () => {
    const paused = { ...working, pausedUntil: '2026-08-03' };
    expect(read(paused, '2026-05-01T07:00Z', 1)).toEqual(['2026-08-03T09:00+02:00']);
    expect(read(paused, '2026-08-03T07:00Z', 1)).toEqual(['2026-08-04T09:00+02:00']);
  });

  it('until a pause of some years is over', () => {
    const paused = { ...working, pausedUntil: '2030-01-01' };
    expect(read(paused, '2026-05-01T07:00Z', 1)).toEqual(['2030-01-01T09:00+01:00']);
  });

  it('belong to the slot’s date, also where the clocks move the slot to the next', () => {
    const saturdays = { ...daily('America/Nuuk', '23:30'), days: ['sat'] as const };
    expect(read(saturdays, '2026-03-22T12:00Z', 2)).toEqual([
      '2026-03-29T00:30-01:00',
      '2026-04-04T23:30-01:00',
    ]);
  });

  it('are passed over for years, as long as one comes within each', () => {
    const isHoliday = (date: string) => !date.endsWith('-05-04');
    const everyDay = daily('Europe/Berlin', '09:00');
    expect(read(everyDay, '2026-05-01T07:00Z', 4, isHoliday).at(-1)).toBe('2029-05-04T09:00+02:00');
  });

  it('when there is nothing else for a year, it says so rather than searching on', () => {
    expect(nextOccurrence(working, Temporal.Instant.from('2026-05-01T07:00Z'), () => true)).toBe(
      undefined,
    );
  });
});
