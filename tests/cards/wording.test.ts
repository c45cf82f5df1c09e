import { expect, test } from 'vitest';
import { createWording } from '../../src/cards/wording.ts';
import type { Timing } from '../../src/content/catalogue.ts';
import { englishContent } from '../support/content.ts';

const wording = createWording((await englishContent()).phrases);
const origin = 'article' as const;

const once: Timing = {
  hold: { seconds: 30, origin },
  repetitions: { count: 1, origin },
  sets: { count: 1, origin },
  sides: { count: 1, origin },
};

test.each<[string, Partial<Timing>]>([
  ['hold for 30 seconds (about 30 seconds in all)', {}],
  [
    'hold for 15–30 seconds, on each side (from about 40 seconds in all)',
    { hold: { seconds: 15, upTo: 30, origin }, sides: { count: 2, origin } },
  ],
  [
    'hold for 10 seconds, 2–3 times (from about 20 seconds in all)',
    { hold: { seconds: 10, origin }, repetitions: { count: 2, upTo: 3, origin } },
  ],
  [
    '8–10 slow repetitions, about 5 seconds each (from about 40 seconds in all)',
    { hold: undefined, pace: { seconds: 5, origin }, repetitions: { count: 8, upTo: 10, origin } },
  ],
  [
    'keep going for 1 minute (about 1 minute in all)',
    { hold: undefined, time: { seconds: 60, origin } },
  ],
  [
    'hold for 1 minute, 2 sets, on each side (about 4.5 minutes in all)',
    { hold: { seconds: 60, origin }, sets: { count: 2, origin }, sides: { count: 2, origin } },
  ],
])('%s', (expected, change) => {
  expect(wording.timing({ ...once, ...change })).toBe(expected);
});

test('lists are said as people say them', () => {
  expect(wording.list(['a mat'])).toBe('a mat');
  expect(wording.list(['a mat', 'a wall', 'a towel'])).toBe('a mat, a wall and a towel');
  expect(wording.either(['in a chair', 'standing'])).toBe('in a chair or standing');
});

test('what a person typed is never taken for a placeholder', () => {
  expect(wording.fill('{move}, with care', { move: '{caution}' })).toBe('{caution}, with care');
});
