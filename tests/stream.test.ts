import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../src/stream/read-lines.ts';

const all = (input: AsyncIterable<string | Buffer>) => Array.fromAsync(readLines(input));

test('lines come out as they were written, however the stream was cut', async () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { minLength: 1 }),
      fc.integer({ min: 1, max: 7 }),
      async (written, size) => {
        const bytes = Buffer.from(written.map((text) => `${text}\n`).join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        expect(await all(Readable.from(chunks))).toEqual(written);
      },
    ),
  );
});

test('Windows line ends and a last line without one count', async () => {
  expect(await all(Readable.from(['a\r\nb\n\nc']))).toEqual(['a', 'b', '', 'c']);
});

test('a line without end is cut, not kept', async () => {
  const endless = Array.from({ length: 100 }, () => 'x'.repeat(10_000));
  const [line, next] = await all(Readable.from([...endless, '\n', 'after']));
  expect(line?.length).toBe(200_000);
  expect(next).toBe('after');
});
