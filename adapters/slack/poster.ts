import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/cards/card.ts';
import { PostError, type Poster } from '../../src/poster.ts';
import { calledOn } from './called.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import { postErrorOf } from './post-failure.ts';
import { codeOf } from './refusal.ts';
import type { Picture, ShowPicture } from './render/card.ts';
import { renderMessage } from './render/message.ts';

/** What posts go out with. */
export interface PosterOptions {
  /** Posts in a workspace with a client that tries nothing twice: Slack knows no keys, and would show a post twice. */
  readonly into: <T>(team: string, work: (client: WebClient) => Promise<T>) => Promise<T>;
  /** How pictures come to Slack; undefined before the bot is connected. */
  readonly pictures: () => Pictures | undefined;
  /** Who knows what people are called in a workspace; undefined before the bot is connected. */
  readonly people: (team: string) => Promise<People | undefined>;
  /** Told of every error besides the caller. */
  readonly onFailure: (error: unknown) => void;
}

/** Posts through clients. A message's name is its time stamp in its channel. */
export function createPoster({ into, pictures, people, onFailure }: PosterOptions): Poster {
  /** @throws {PostError} */
  async function explained<T>(
    team: string,
    send: (client: WebClient, show: ShowPicture) => Promise<T>,
  ): Promise<T> {
    try {
      return await into(team, (client) =>
        inWordsIfNeedBe((show) => send(client, show), pictures()),
      );
    } catch (error) {
      onFailure(error);
      throw error instanceof PostError ? error : postErrorOf(error);
    }
  }

  async function say(team: string, channel: string, card: Card): Promise<string> {
    const called = await calledOn(card, await people(team));
    return explained(team, async (client, show) => {
      const message = renderMessage(card, show, { called });
      const { ts = '' } = await client.chat.postMessage({ channel, ...message });
      return ts;
    });
  }

  return {
    post: ({ workspace, channel }, card) => say(workspace, channel, card),
    async edit({ workspace, channel }, message, card) {
      const called = await calledOn(card, await people(workspace));
      await explained(workspace, (client, show) => {
        const { text, blocks } = renderMessage(card, show, { called });
        return client.chat.update({ channel, ts: message, text, blocks });
      });
    },
    async tell(workspace, person, card) {
      await say(workspace, person, card);
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
