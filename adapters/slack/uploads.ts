import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../../src/log.ts';
import { createHasher, type Pictures } from './pictures.ts';
import { codeOf, isPassing, retryAfter } from './refusal.ts';
import type { Picture } from './render/card.ts';
import { shorten } from './render/shorten.ts';
import type { UploadMemory } from './upload-memory.ts';

/** The longest description of a file: `alt_txt_too_large` at files.getUploadURLExternal. */
const FILE_ALT_TEXT = 1_000;
/** Slack looks a file over before it can be used; a refusal says something only after this, in milliseconds. */
const SETTLING = 10 * 60_000;
/** A picture that fails for the moment is tried again this often, with this pause in milliseconds. */
const ATTEMPTS = 5;
const PAUSE = 10_000;

/** Pictures that are uploaded to the workspace, each once. */
export interface Uploads extends Pictures {
  /** Uploads in the background what hasn't been uploaded before. */
  fetch(pictures: AsyncIterable<Picture>): Promise<void>;
  /** Resolves when what is under way has ended, which the signal makes soon, and is remembered. */
  ended(): Promise<void>;
}

export interface UploadOptions {
  /** A client that gives up its calls when told to end. */
  readonly client: WebClient;
  readonly memory: UploadMemory;
  readonly log: Log;
  /** Ends what is under way. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970, as Date.now gives it. */
  readonly now?: () => number;
}

/**
 * Pictures without a public address: each is uploaded to the workspace once, where only the bot
 * sees it until it stands in a message. Until then `show` knows no source for it.
 */
export function createUploads(options: UploadOptions): Uploads {
  const { client, memory, log, signal, now = Date.now } = options;
  const hash = createHasher();
  const waiting = new Map<string, Picture>();
  let isWorking = false;
  let working: Promise<void> = Promise.resolve();
  let isOff = false;

  function enqueue(picture: Picture): void {
    const key = hash(picture.animation);
    if (key === undefined || isOff || signal.aborted || memory.get(key)) return;
    if (waiting.has(key)) return;
    waiting.set(key, picture);
    if (!isWorking) working = work();
  }

  /** One after the other: nobody waits for them. Never rejects. */
  async function work(): Promise<void> {
    isWorking = true;
    for (const [key, picture] of waiting) {
      const id = isOff || signal.aborted ? undefined : await attempt(picture);
      if (id !== undefined) await memory.set(key, { id, at: now() });
      waiting.delete(key);
    }
    isWorking = false;
  }

  async function attempt(picture: Picture): Promise<string | undefined> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await upload(picture);
      } catch (error) {
        if (signal.aborted) return undefined;
        const pause = pauseAfter(error);
        if (pause === undefined || attempts === ATTEMPTS) return giveUp(error, pause === undefined);
        await wait(pause, undefined, { signal }).catch(() => {});
      }
    }
  }

  async function upload({ animation, alt }: Picture): Promise<string | undefined> {
    const { files } = await client.filesUploadV2({
      file: await readFile(animation),
      filename: basename(animation),
      alt_text: shorten(alt, FILE_ALT_TEXT),
    });
    return files[0]?.files?.[0]?.id;
  }

  function giveUp(error: unknown, forAll: boolean): undefined {
    isOff ||= forAll;
    log.failure('slack.pictures.not-uploaded', error, {
      remedy:
        codeOf(error) === 'missing_scope'
          ? 'Add the scope files:write on the app’s page, OAuth & Permissions, and install it again; or set UNHUNCH_PUBLIC_URL.'
          : 'Pictures are described in words; UNHUNCH_PUBLIC_URL shows them without uploads.',
    });
  }

  return {
    show(picture) {
      const uploaded = memory.get(hash(picture.animation) ?? '');
      if (uploaded) return { slack_file: { id: uploaded.id } };
      enqueue(picture);
      return undefined;
    },
    doubt(picture) {
      const key = hash(picture.animation) ?? '';
      const uploaded = memory.get(key);
      // Somebody deleted the file, say. What is new may only not have been looked over yet.
      if (uploaded && now() - uploaded.at > SETTLING) void memory.set(key, undefined);
    },
    async fetch(pictures) {
      for await (const picture of pictures) enqueue(picture);
    },
    async ended() {
      await working;
      await memory.written();
    },
  };
}

/** Milliseconds until another attempt may work; undefined when Slack doesn't want uploads at all. */
function pauseAfter(error: unknown): number | undefined {
  const asked = retryAfter(error);
  if (asked !== undefined) return asked * 1_000;
  return isPassing(error) || codeOf(error) === undefined ? PAUSE : undefined;
}
