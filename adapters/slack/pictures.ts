import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Picture, ShowPicture } from './render/card.ts';

/** How pictures come to Slack. */
export interface Pictures {
  readonly show: ShowPicture;
  /** Told of a picture without which Slack took a message that it had refused with it. */
  doubt(picture: Picture): void;
}

/** Hexadecimal digits of the content's hash in an address: enough that it changes with the picture. */
const VERSION_LENGTH = 8;

/** Gives the hash of a file's content, or undefined where it can't be read. */
export type Hasher = (path: string) => string | undefined;

/** Reads each file once: pictures don't change while the bot runs. */
export function createHasher(): Hasher {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (!known.has(path)) known.set(path, hashOf(path));
    return known.get(path);
  };
}

function hashOf(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
}

/** Pictures that Slack fetches from the bot's own server: `/figures/<slug>.gif`, with its version. */
export function publicPictures(publicUrl: string, hash: Hasher = createHasher()): Pictures {
  return {
    show({ animation }) {
      const version = hash(animation)?.slice(0, VERSION_LENGTH);
      if (version === undefined) return undefined;
      return { image_url: `${publicUrl}/figures/${basename(animation)}?v=${version}` };
    },
    doubt: () => {},
  };
}
