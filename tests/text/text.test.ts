import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expandAlternatives, expandSimplified } from '../../src/text/alternatives.ts';
import { editDistance, similarity } from '../../src/text/distance.ts';
import { normalise, sentences } from '../../src/text/normalise.ts';
import { createSpeller } from '../../src/text/speller.ts';

describe('what people type is brought into one form', () => {
  test.each([
    ['Child’s_Pose!!', 'childs pose'],
    ['  COBRA\tstretch ', 'cobra stretch'],
    ['Śavāsana', 'savasana'],
    ['stiffffff neck', 'stiff neck'],
    ['w/ a door, w/o a mat & wall', 'with a door without a mat and wall'],
    ['<@U123> <!channel> <:wave:42> see https://x.test/a?b cobra', 'see cobra'],
    ['<https://x.test/a|my arm> <!chest pain> <@numb hand>', 'my arm chest pain numb hand'],
    ['c\u0336o\u0336b\u0336r\u0336a\u0336', 'cobra'],
    ['co\u200Bbra \u202Estretch', 'cobra stretch'],
    ['ｃｏｂｒａ', 'cobra'],
    ['🧘‍♀️🧘🏽', ''],
  ])('%j becomes %j', (typed, plain) => {
    expect(normalise(typed)).toBe(plain);
  });

  test('and stays in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
        expect(once).not.toMatch(/^ | $| {2}|[\p{P}\p{S}\p{Cc}]/u);
      }),
    );
  });

  test('clause by clause where that matters', () => {
    expect(sentences('No fever, but my arm is numb. Help! 38.5')).toEqual([
      ['no fever', 'but my arm is numb'],
      ['help'],
      ['38', '5'],
    ]);
  });
});

describe('the distance between two words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  test('counts each slip once, swaps too', () => {
    expect(editDistance('cobra', 'cobar')).toBe(1);
    expect(editDistance('needle', 'nedle')).toBe(1);
    expect(editDistance('kobra', 'cobras')).toBe(2);
    expect(similarity('cobra', 'cobar')).toBeCloseTo(0.8);
  });

  test('is the same both ways, and nothing only between equals', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });

  test('stops counting at its limit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(4), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b), limit + 1));
      }),
    );
  });
});

describe('a speller', () => {
  const speller = createSpeller(
    ['needle', 'shoulder', 'trapezius', 'forcing'],
    new Set(['morning']),
  );

  test('corrects one slip in a word, two in a long one', () => {
    expect(speller.correct('nedle')).toBe('needle');
    expect(speller.correct('sholder')).toBe('shoulder');
    expect(speller.correct('trapizeus')).toBe('trapezius');
    expect(speller.correct('ndle')).toBeUndefined();
  });

  test('leaves ordinary words and short ones alone', () => {
    expect(speller.correct('morning')).toBeUndefined();
    expect(speller.correct('ned')).toBeUndefined();
  });
});

describe('a pattern with alternatives', () => {
  test('stands for each of its phrases', () => {
    expect(expandAlternatives('(sore|stiff) neck')).toEqual(['sore neck', 'stiff neck']);
    expect(expandAlternatives('on (my|) (back|front)')).toEqual([
      'on my back',
      'on my front',
      'on back',
      'on front',
    ]);
  });

  test('counts those once that come to the same', () => {
    const stem = (words: string) => words.replace(/(ing|s)\b/g, '').trim();
    expect(expandSimplified('(bend|bends|bending) down (now|)', stem)).toEqual([
      'bend down now',
      'bend down',
    ]);
    expect(expandSimplified('reason(s|) to', stem)).toEqual(['reason to']);
    expect(expandSimplified('(look|watch (out|)) for', stem)).toEqual([
      'look for',
      'watch out for',
      'watch for',
    ]);
  });

  test('means the same in either form', () => {
    const word = fc.constantFrom('sit', 'sits', 'back', '');
    const group = fc
      .array(word, { minLength: 1, maxLength: 3 })
      .map((each) => `(${each.join('|')})`);
    const stem = (words: string) =>
      words
        .trim()
        .split(/\s+/)
        .map((each) => each.replace(/s$/, ''))
        .join(' ');
    fc.assert(
      fc.property(fc.array(fc.oneof(word, group), { maxLength: 4 }), (pieces) => {
        const pattern = pieces.join(' ');
        const plain = new Set(expandAlternatives(pattern).map(stem));
        expect(new Set(expandSimplified(pattern, stem))).toEqual(plain);
      }),
    );
  });
});
