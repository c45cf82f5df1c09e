import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBot } from '../../src/bot.ts';
import { otherReading } from '../../src/safety/other-reading.ts';
import { englishContent } from '../support/content.ts';

const { screen } = createBot(await englishContent());

describe('an emergency is heard', () => {
  test.each([
    ['with a space that can’t be seen', 'chest\u200Bpain'],
    ['with a soft hyphen between the words', 'crushing chest\u00ADpain'],
    ['spelt out letter by letter', 'C H E S T pain'],
    ['spelt out with full stops', 'c.h.e.s.t pain'],
    ['in letters of another alphabet', 'crushing сhеst раin'],
    ['with digits for letters', 'ch3st pa1n'],
    ['with signs for letters', 'che$t pain'],
    ['as a hashtag', '#ChestPain'],
    ['with the wrong apostrophe', 'I can′t breathe'],
    ['with a quotation mark for an apostrophe', 'I can"t breathe'],
    ['with the apostrophe lost', 'I can t breathe'],
    ['with the apostrophe escaped', 'I can&#39;t breathe'],
    ['right behind a link', '<https://example.com>can’t breathe'],
    ['as somebody’s name', '<@U1|crushing chest pain>'],
  ])('%s', (_, text) => {
    expect(screen(text).grade).toBe('emergency');
  });
});

test('and a crisis likewise', () => {
  for (const text of ['su1c1de', 's u i c i d e', 'I want to d!e']) {
    expect(screen(text).grade, text).toBe('crisis');
  }
});

test('what hides nothing has no other reading', () => {
  for (const text of ['my neck is stiff', '9:30 at the desk', 'something for my lower back?']) {
    expect(otherReading(text)).toBeUndefined();
  }
});

test('names of things with digits in them alarm nobody', () => {
  for (const text of [
    'k8s and i18n all day',
    'h264 on a 4k screen',
    'C3PO',
    'b2b sales',
    'A1 B2 C3',
  ]) {
    expect(screen(text).grade, text).toBe('ok');
  }
});

test('any text can be read otherwise, at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const other = otherReading(text);
      expect(other?.length ?? 0).toBeLessThanOrEqual(2 * text.length + 2);
    }),
  );
});
