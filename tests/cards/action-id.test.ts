import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionId, readActionId, VERBS } from '../../src/cards/action-id.ts';
import { englishContent } from '../support/content.ts';

test('a button’s id says again what it was made from', () => {
  fc.assert(
    fc.property(fc.constantFrom(...VERBS), fc.string(), (verb, value) => {
      expect(readActionId(actionId(verb, value))).toEqual({ verb, value });
    }),
  );
});

test('ids that no version ever made mean nothing', () => {
  for (const id of ['', 'v1', 'v2:show:x', 'v1:__proto__', 'show:x', 'V1:show:x']) {
    expect(readActionId(id)).toBeUndefined();
  }
});

test('every entry’s id fits into a button of every platform (100 characters)', async () => {
  const { catalogue } = await englishContent();
  const longest = catalogue.entries.map((entry) => actionId('ask', `${entry.id}/equipment`).length);
  expect(Math.max(...longest)).toBeLessThanOrEqual(100);
});
