import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKeyRing, KEY_BYTES, newKey } from '../../src/secrets/key-ring.ts';
import { SealError } from '../../src/secrets/seal-error.ts';

const key = () => randomBytes(KEY_BYTES);
const [ours, theirs] = [key(), key()];
const ring = createKeyRing([ours]);
const ABOUT = 'installation slack T1';

/** Why something can't be opened. */
function problem(open: () => string): string {
  try {
    return `opened: ${open()}`;
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
}

describe('what is sealed', () => {
  test('opens to what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, about) => {
        expect(ring.open(ring.seal(text, about), about)).toBe(text);
      }),
    );
  });

  test('shows nothing of itself, and looks different every time', () => {
    const sealed = Array.from({ length: 100 }, () => ring.seal('xoxb-1-2-abc', ABOUT));
    expect(new Set(sealed).size).toBe(100);
    expect(sealed.join()).not.toMatch(/xoxb|eG94/);
  });

  test('with any bit turned is refused', () => {
    const sealed = Buffer.from(ring.seal('xoxb-1-2-abc', ABOUT));
    const bit = fc.integer({ min: 0, max: sealed.length * 8 - 1 });
    fc.assert(
      fc.property(bit, (at) => {
        const turned = Buffer.from(sealed);
        const byte = Math.floor(at / 8);
        turned.writeUInt8(turned.readUInt8(byte) ^ (1 << (at % 8)), byte);
        const spoilt = turned.toString('latin1');
        expect(['damaged', 'unknown key']).toContain(problem(() => ring.open(spoilt, ABOUT)));
      }),
      { numRuns: 2_000 },
    );
  });

  test('cut short anywhere, or longer, is refused', () => {
    const sealed = ring.seal('xoxb-1-2-abc', ABOUT);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(problem(() => ring.open(sealed.slice(0, length), ABOUT))).toBe('damaged');
    }
    for (const more of ['A', '\n', '=', ' ']) {
      expect(problem(() => ring.open(sealed + more, ABOUT))).toBe('damaged');
    }
  });

  test('opens for what it belongs to, and for nothing else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (about, other) => {
        fc.pre(about !== other);
        expect(problem(() => ring.open(ring.seal('x', about), other))).toBe('damaged');
      }),
    );
  });

  test.each(['', 'v1', 'xoxb-1-2-abc', 'v2.00000000.AAAA', '\0', 'x'.repeat(65_536)])(
    'isn’t any other text: “%.20s”',
    (text) => {
      expect(problem(() => ring.open(text, ABOUT))).toBe('damaged');
    },
  );
});

describe('a new key before the old one', () => {
  const both = createKeyRing([theirs, ours]);

  test('opens what either has sealed, and seals as the new one', () => {
    const before = ring.seal('x', ABOUT);
    const after = both.seal('x', ABOUT);
    expect([both.open(before, ABOUT), both.open(after, ABOUT)]).toEqual(['x', 'x']);
    expect([both.isCurrent(before), both.isCurrent(after)]).toEqual([false, true]);
    expect(problem(() => ring.open(after, ABOUT))).toBe('unknown key');
  });

  test('a key that none knows is told with the remedy, and nothing sealed', () => {
    const strange = createKeyRing([key()]);
    const sealed = ring.seal('xoxb-1-2-abc', ABOUT);
    expect(() => strange.open(sealed, ABOUT)).toThrow(/^UNHUNCH_KEY: .*UNHUNCH_KEY=new,old/);
    expect(() => strange.open(sealed, ABOUT)).not.toThrow(sealed.slice(12));
  });
});

test('a new key is 32 bytes in base64, another each time', () => {
  expect(Buffer.from(newKey(), 'base64')).toHaveLength(32);
  expect(newKey()).not.toBe(newKey());
});
