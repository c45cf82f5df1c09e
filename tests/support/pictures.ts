import { join } from 'node:path';
import type { Picture } from '../../src/cards/context.ts';
import { openGallery } from '../../src/figure/gallery.ts';
import { DATA } from './content.ts';

/** The folder of the pictures that ship with the bot. */
export const PICTURES = join(DATA, 'figures/built');

const open = openGallery(join(DATA, 'figures'));

/** A move's pictures, as the bot finds them. */
export function gallery(slug: string): Picture | undefined {
  return open(slug, 'en');
}
