import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { createSupportsTerminalGraphics } from 'supports-terminal-graphics';
import type { Block } from '../../src/cards/card.ts';

type Picture = Extract<Block, { type: 'image' }>;

/** Turns a picture into what makes a terminal show it. */
export type PicturePrinter = (picture: Picture) => string;

/** How wide a picture is shown, in columns; a still holds two pictures side by side. */
const MOVING_COLUMNS = 48;
const STILL_COLUMNS = 72;
/** The most base64 characters that Kitty takes at once (its graphics protocol, "Remote client"). */
const KITTY_CHUNK = 4096;
/** A sixel picture's palette holds at most 256 colours; fewer are quicker to send. */
const SIXEL_COLOURS = 128;

/**
 * How this terminal shows pictures, the best way it has: the animation by iTerm2's
 * protocol, the still by Kitty's or as Sixel; undefined where it has none.
 */
export async function picturePrinter(
  terminal: { readonly isTTY?: boolean },
  supports = createSupportsTerminalGraphics(terminal),
): Promise<PicturePrinter | undefined> {
  if (supports.iterm2) return iterm2;
  if (supports.kitty) return kitty;
  if (!supports.sixel) return undefined;
  const { image2sixel } = await import('sixel');
  return ({ still }) => {
    const { data, width, height } = PNG.sync.read(readFileSync(still));
    return image2sixel(data, width, height, SIXEL_COLOURS);
  };
}

/** @see https://iterm2.com/documentation-images.html */
function iterm2({ animation }: Picture): string {
  const bytes = readFileSync(animation);
  const options = `inline=1;size=${bytes.length};width=${MOVING_COLUMNS};preserveAspectRatio=1`;
  return `\u001B]1337;File=${options}:${bytes.toString('base64')}\u0007`;
}

/** @see https://sw.kovidgoyal.net/kitty/graphics-protocol/ */
function kitty({ still }: Picture): string {
  const data = readFileSync(still).toString('base64');
  const chunks = data.match(new RegExp(`.{1,${KITTY_CHUNK}}`, 'g')) ?? [];
  return chunks
    .map((chunk, index) => {
      const first = index === 0 ? `f=100,a=T,c=${STILL_COLUMNS},q=2,` : '';
      return `\u001B_G${first}m=${index < chunks.length - 1 ? 1 : 0};${chunk}\u001B\\`;
    })
    .join('');
}
