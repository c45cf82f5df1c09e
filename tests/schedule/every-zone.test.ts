import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  nextOccurrence,
  type Occurrence,
  occurrences,
  type Timetable,
} from '../../src/schedule/occurrences.ts';
import { DAYS } from '../../src/schedule/schedule.ts';
import { expectedInstant } from './wall-clock.ts';

/** Every zone that the runtime lists, and names beside those. */
const ZONES = [
  ...Intl.supportedValuesOf('timeZone'),
  'UTC',
  'Europe/Kyiv',
  'US/Eastern',
  'EST5EDT',
];
const FIRST = Temporal.PlainDate.from('2026-01-01');
const AFTER_LAST = Temporal.PlainDate.from('2036-01-01');
const DATES = Array.from({ length: FIRST.until(AFTER_LAST).days }, (_, days) =>
  FIRST.add({ days }).toString(),
);
const DAY = 86_400_000;

const time = (latestHour: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: latestHour }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

/** Any time, but more often those at which clocks change. */
const anyTime = fc.oneof(time(23), time(3));

const daily = (zone: string, times: readonly string[]): Timetable => ({
  times,
  zone,
  days: DAYS,
  skip: [],
});

test('over ten years, in every zone, no date is skipped or doubled and every post is on time', () => {
  fc.assert(
    fc.property(
      fc.array(anyTime, { minLength: ZONES.length, maxLength: ZONES.length }),
      (times) => {
        ZONES.forEach((zone, index) => checkTenYears(zone, times[index] ?? '09:00', index));
      },
    ),
    // One run is all zones; a failure names the zone and needs no shrinking.
    { numRuns: 1, endOnFailure: true },
  );
}, 60_000);

function checkTenYears(zone: string, slot: string, phase: number): void {
  const where = `${zone} ${slot}`;
  const start = FIRST.toZonedDateTime(zone).toInstant().subtract({ nanoseconds: 1 });
  const instants: number[] = [];
  for (const { date, time: own, instant } of occurrences(daily(zone, [slot]), start)) {
    const wanted = DATES[instants.length];
    if (wanted === undefined) break;
    // Compared by hand: a million and a half calls of expect() would take minutes.
    if (date !== wanted || own !== slot)
      expect(`${where} on ${date}`).toBe(`${where} on ${wanted}`);
    instants.push(instant.epochMilliseconds);
  }
  expect(`${where}: ${instants.length} dates`).toBe(`${where}: ${DATES.length} dates`);
  const untilNext = (n: number) => (instants[n + 1] ?? NaN) - (instants[n] ?? NaN);
  instants.forEach((instant, n) => {
    // Before and after every change of the clocks, and now and then, against what Intl makes of it.
    const usual = untilNext(n - 1) === DAY && untilNext(n) === DAY;
    if (usual && (n + phase) % 100 !== 0) return;
    const expected = expectedInstant(zone, DATES[n] ?? '', slot);
    if (instant === expected) return;
    expect(`${where}: ${new Date(instant).toISOString()}`).toBe(
      `${where}: ${new Date(expected).toISOString()}`,
    );
  });
}

test('any timetable in any zone has each of its slots once, in order, however often it is asked', () => {
  const timetables = fc.record({
    zone: fc.constantFrom(...ZONES),
    times: fc.uniqueArray(anyTime, { minLength: 1, maxLength: 4 }).map((times) => times.toSorted()),
    days: fc.subarray([...DAYS], { minLength: 1 }),
    skip: fc.subarray(DATES.slice(0, 400), { maxLength: 20 }),
  });
  fc.assert(
    fc.property(timetables, fc.integer({ min: 0, max: 300 }), (timetable, start) => {
      const { times, zone, days, skip } = timetable;
      const after = FIRST.add({ days: start }).toZonedDateTime(zone).toInstant();
      const end = after.add({ hours: 24 * 40 });
      const found: Occurrence[] = [];
      // As the planner goes on: from the last instant, taking all that share it.
      for (let at = after; ;) {
        const next = nextOccurrence(timetable, at);
        if (!next || Temporal.Instant.compare(next.instant, end) > 0) break;
        for (const twin of occurrences(timetable, at)) {
          if (!twin.instant.equals(next.instant)) break;
          found.push(twin);
        }
        at = next.instant;
      }
      const wanted = DATES.slice(Math.max(0, start - 2), start + 45)
        .filter((date) => {
          const day = DAYS[new Date(date).getUTCDay() === 0 ? 6 : new Date(date).getUTCDay() - 1];
          return day !== undefined && days.includes(day) && !skip.includes(date);
        })
        .flatMap((date) =>
          times.map((slot) => ({ date, time: slot, at: expectedInstant(zone, date, slot) })),
        )
        .filter(({ at }) => at > after.epochMilliseconds && at <= end.epochMilliseconds)
        .toSorted((a, b) => a.at - b.at);
      expect(
        found.map(({ date, time: slot, instant }) => ({
          date,
          time: slot,
          at: instant.epochMilliseconds,
        })),
      ).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
}, 60_000);
