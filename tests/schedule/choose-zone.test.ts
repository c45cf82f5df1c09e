import { expect, test } from 'vitest';
import { chooseZone } from '../../src/schedule/choose-zone.ts';

const at = Temporal.Instant.from('2026-11-25T12:00:00Z');
const choose = (typed: string) => chooseZone(typed, at, 'en');

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['mumbai', 'Asia/Kolkata'],
  ['new york', 'America/New_York'],
])('“%s” is one zone, and taken', (typed, zone) => {
  expect(choose(typed).zone).toBe(zone);
});

test.each(['atlantis', 'berlinn', 'sidney'])('“%s” only looks like one: it is offered', (typed) => {
  const { zone, choices } = choose(typed);
  expect(zone).toBeUndefined();
  expect(choices.length).toBeGreaterThan(0);
});

test('what is like none is neither taken nor offered', () => {
  expect(choose('qqqqqqqq')).toEqual({ choices: [] });
});
