import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/cards/card.ts';
import type { Poster } from '../../src/poster.ts';
import { calledOn } from './called.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import { postErrorOf } from './post-failure.ts';
import { codeOf } from './refusal.ts';
import type { Picture, ShowPicture } from './render/card.ts';
import { renderMessage } from './render/message.ts';

/** What posts go out with. */
export interface PosterOptions {
  /** One that tries nothing twice: Slack knows no keys, and would show a post twice. */
  readonly client: WebClient;
  /** How pictures come to Slack; undefined before the bot is connected. */
  readonly pictures: () => Pictures | undefined;
  /** Who knows what people are called; undefined before the bot is connected. */
  readonly people: () => People | undefined;
  /** Told of every error besides the caller. */
  readonly onFailure: (error: unknown) => void;
}

/** Posts through a client. A message's name is its time stamp in its channel. */
export function createPoster({ client, pictures, people, onFailure }: PosterOptions): Poster {
  /** @throws {PostError} */
  async function explained<T>(send: (show: ShowPicture) => Promise<T>): Promise<T> {
    try {
      return await inWordsIfNeedBe(send, pictures());
    } catch (error) {
      onFailure(error);
      throw postErrorOf(error);
    }
  }

  async function say(channel: string, card: Card): Promise<string> {
    const called = await calledOn(card, people());
    return explained(async (show) => {
      const message = renderMessage(card, show, { called });
      const { ts = '' } = await client.chat.postMessage({ channel, ...message });
      return ts;
    });
  }

  return {
    post: ({ channel }, card) => say(channel, card),
    async edit({ channel }, message, card) {
      const called = await calledOn(card, people());
      await explained((show) => {
        const { text, blocks } = renderMessage(card, show, { called });
        return client.chat.update({ channel, ts: message, text, blocks });
      });
    },
    async tell(_workspace, person, card) {
      await say(person, card);
    },
  };
}

/** Sends something, and without its pictures where it is they that Slack may not show. */
async function inWordsIfNeedBe<T>(
  send: (show: ShowPicture) => Promise<T>,
  pictures: Pictures | undefined,
): Promise<T> {
  const shown: Picture[] = [];
  try {
    return await send((picture) => {
      const source = pictures?.show(picture);
      if (source) shown.push(picture);
      return source;
    });
  } catch (error) {
    if (shown.length === 0 || codeOf(error) !== 'invalid_blocks') throw error;
    const sent = await send(() => undefined);
    for (const picture of shown) pictures?.doubt(picture);
    return sent;
  }
}
