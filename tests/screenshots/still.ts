import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const PICTURES = join(import.meta.dirname, '../../data/figures/built');

const pathOf = (name: string): string => join(PICTURES, `${name}.gif`);

/** Whether a moving picture of this name ships with the bot. */
export const isPicture = (name: string): boolean => existsSync(pathOf(name));

/** The moment of a moving picture in which the stretch is held, as a PNG. */
export async function stillOf(name: string): Promise<Buffer> {
  const path = pathOf(name);
  const { delay = [] } = await sharp(path).metadata();
  // The first frame, the start, stands longest; after it those of the hold do.
  const [start = 0] = delay;
  const hold = Math.max(...delay.filter((milliseconds) => milliseconds < start));
  return sharp(path, { page: Math.max(0, delay.indexOf(hold)) })
    .png()
    .toBuffer();
}
