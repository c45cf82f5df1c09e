import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { slugSchema } from '../content/schema/entries.ts';
import { readYaml } from '../content/yaml-file.ts';
import { altSchema } from './pose/alt-schema.ts';

/** The pictures of one stretch, already drawn, and what they show in words. */
export interface Figure {
  /** The animation's path. */
  readonly gif: string;
  /** The path of the still picture: start and end side by side. */
  readonly png: string;
  readonly alt: { readonly start: string; readonly end: string };
}

/** Gives a stretch's pictures, or undefined where there are none. */
export type Gallery = (slug: string, language: string) => Figure | undefined;

/** The gallery reads only this of a pose file. */
const captionSchema = z.object({ alt: altSchema });

/** Where a language has no words of its own, these stand in. */
const FALLBACK = 'en';

/**
 * Opens a folder of pose files whose pictures are in its `built` folder. Nothing
 * is drawn, and each file is read when its stretch is first asked for.
 *
 * @throws {ContentError} when asked for a stretch whose pose file cannot be used.
 */
export function openGallery(folder: string): Gallery {
  const captions = new Map<string, z.output<typeof altSchema> | undefined>();
  const captionsOf = (slug: string) => {
    const known = captions.get(slug);
    if (known || captions.has(slug)) return known;
    const file = join(folder, `${slug}.yaml`);
    const alt = existsSync(file) ? readYaml(file, captionSchema).alt : undefined;
    captions.set(slug, alt);
    return alt;
  };
  return (slug, language) => {
    if (!slugSchema.safeParse(slug).success) return undefined;
    const captionsBySlug = captionsOf(slug);
    const alt = captionsBySlug?.[language] ?? captionsBySlug?.[FALLBACK];
    const [gif, png] = [join(folder, 'built', `${slug}.gif`), join(folder, 'built', `${slug}.png`)];
    return alt && existsSync(gif) && existsSync(png) ? { gif, png, alt } : undefined;
  };
}
