import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'sixel';
import { expect, test } from 'vitest';
import { picturePrinter } from '../../../adapters/console/picture.ts';
import { DATA } from '../../support/content.ts';

const built = join(DATA, 'figures/built');
const picture = {
  type: 'image',
  animation: join(built, 'cobra-stretch.gif'),
  still: join(built, 'cobra-stretch.png'),
  alt: 'A person lies face down.',
} as const;
const none = { iterm2: false, kitty: false, sixel: false };
const ESCAPE = '\u001B';

/** What a terminal with these abilities is sent for the picture. */
async function shown(supports: Partial<typeof none>): Promise<string> {
  const print = await picturePrinter({ isTTY: true }, { ...none, ...supports });
  return print?.(picture) ?? '';
}

test('iTerm2 and its like get the animation', async () => {
  const sent = await shown({ iterm2: true, kitty: true });
  const [, data] = /^\u001B\]1337;File=inline=1;[^:]*:([A-Za-z0-9+/=]+)\u0007$/.exec(sent) ?? [];
  expect(Buffer.from(data ?? '', 'base64')).toEqual(readFileSync(picture.animation));
});

test('Kitty gets the still in pieces that it can take', async () => {
  const pieces = (await shown({ kitty: true })).split(`${ESCAPE}\\`).slice(0, -1);
  expect(pieces[0]).toMatch(/^\u001B_Gf=100,a=T,/);
  const data = pieces.map((piece) => piece.slice(piece.indexOf(';') + 1));
  expect(Math.max(...data.map((each) => each.length))).toBeLessThanOrEqual(4096);
  expect(Buffer.from(data.join(''), 'base64')).toEqual(readFileSync(picture.still));
  const more = pieces.map((piece) => /m=(\d);/.exec(piece)?.[1]);
  expect(more).toEqual([...Array.from({ length: pieces.length - 1 }, () => '1'), '0']);
});

test('a Sixel terminal gets the still at its size', async () => {
  const { width, height } = decode(Buffer.from(await shown({ sixel: true })));
  const header = readFileSync(picture.still).subarray(16, 24);
  expect([width, height]).toEqual([header.readUInt32BE(0), header.readUInt32BE(4)]);
});

test('a terminal without pictures, and a pipe, get the words alone', async () => {
  expect(await picturePrinter({ isTTY: true }, none)).toBeUndefined();
  expect(await picturePrinter({ isTTY: false })).toBeUndefined();
});
