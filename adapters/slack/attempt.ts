import { setTimeout as wait } from 'node:timers/promises';
import type { Pictures } from './pictures.ts';
import { codeOf, isPassing, retryAfter } from './refusal.ts';
import type { Picture, ShowPicture } from './render/card.ts';
import { RespondError } from '@slack/bolt';

/** Somebody waits for the answer: no longer than this for a rate limit, in seconds. */
const LONGEST_WAIT = 3;
/** Milliseconds before another attempt after a fault of Slack's. */
const PAUSE = 250;

/** What Slack says to blocks, or a view, in which it can't show something. */
const UNSHOWABLE: ReadonlySet<string> = new Set(['invalid_blocks', 'invalid_arguments']);

/**
 * Sends something to somebody who waits, and where it isn't taken once more: without its
 * pictures if they may be the reason, after the pause that Slack asks for if it is short, or
 * after a fault that may be over.
 *
 * @param send Sends what it renders with the pictures that it is given.
 * @throws {Error} what the last attempt failed with.
 */
export async function attempt(
  send: (show: ShowPicture) => Promise<unknown>,
  pictures: Pictures,
): Promise<void> {
  const shown: Picture[] = [];
  const show: ShowPicture = (picture) => {
    const source = pictures.show(picture);
    if (source) shown.push(picture);
    return source;
  };
  try {
    await send(show);
  } catch (error) {
    if (shown.length > 0 && mayBeAboutPictures(error)) {
      await send(() => undefined);
      for (const picture of shown) pictures.doubt(picture);
      return;
    }
    const seconds = retryAfter(error);
    const mayWait = seconds !== undefined && seconds <= LONGEST_WAIT;
    if (!mayWait && !isPassing(error)) throw error;
    await wait(mayWait ? seconds * 1_000 : PAUSE);
    await send(pictures.show);
  }
}

/** A `response_url` says 404 to unshowable blocks too, and gives its reason only in words. */
function mayBeAboutPictures(error: unknown): boolean {
  if (error instanceof RespondError) return error.statusCode < 500;
  return UNSHOWABLE.has(codeOf(error) ?? '');
}
