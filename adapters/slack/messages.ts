import { RespondError, type RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/cards/card.ts';
import { attempt } from './attempt.ts';
import { calledOn } from './called.ts';
import type { People } from './people.ts';
import type { Pictures } from './pictures.ts';
import { isDirect } from './place.ts';
import { type Message, renderMessage, renderSentence } from './render/message.ts';
import type { ShowPicture } from './render/card.ts';

/** Something to say: a card, or a sentence of the bot's own. */
export type Saying = Card | string;

/** How a `response_url` is to be used. */
export interface ResponseWay {
  /** Whether only the person who asked sees it. */
  readonly isPrivate: boolean;
  /** Whether it takes the clicked message's place; left out where there is no such message. */
  readonly replaces?: boolean;
  /** The thread in which it goes. */
  readonly thread?: string | undefined;
}

/** Ways to say something in Slack. Each rejects when it didn't work, also a second time. */
export interface Messages {
  /** A message in a channel, for all; in the direct messages with a person by the person's id. */
  post(channel: string, saying: Saying, thread?: string): Promise<void>;
  /** A message in a channel that only this person sees. */
  whisper(channel: string, user: string, saying: Saying, thread?: string): Promise<void>;
  /** Puts something in the place of the bot's own message, for all who see it. */
  change(channel: string, ts: string, saying: Saying): Promise<void>;
  /** An answer to a command or click, also where the bot isn't a member. */
  respond(respond: RespondFn, saying: Saying, way: ResponseWay): Promise<void>;
}

/** Says things through a client. */
export function createMessages(client: WebClient, pictures: Pictures, people: People): Messages {
  /** Makes messages of what is to be said, once it is known what the people in it are called. */
  async function ready(saying: Saying, forOne = false): Promise<(show: ShowPicture) => Message> {
    if (typeof saying === 'string') return () => renderSentence(saying);
    const called = await calledOn(saying, people);
    return (show) => renderMessage(saying, show, { forOne, called });
  }

  return {
    async post(channel, saying, thread) {
      const render = await ready(saying, isForOne(channel));
      await attempt(
        (show) => client.chat.postMessage({ channel, ...render(show), ...inThread(thread) }),
        pictures,
      );
    },
    async whisper(channel, user, saying, thread) {
      const render = await ready(saying, true);
      await attempt(
        (show) =>
          client.chat.postEphemeral({ channel, user, ...render(show), ...inThread(thread) }),
        pictures,
      );
    },
    async change(channel, ts, saying) {
      const render = await ready(saying);
      await attempt((show) => client.chat.update({ channel, ts, ...render(show) }), pictures);
    },
    async respond(respond, saying, { isPrivate, replaces, thread }) {
      const render = await ready(saying, isPrivate);
      await attempt(async (show) => {
        const response = await respond({
          ...render(show),
          response_type: isPrivate ? 'ephemeral' : 'in_channel',
          ...(replaces === undefined ? {} : { replace_original: replaces }),
          ...(replaces ? {} : inThread(thread)),
        });
        // A refusal may come as a success whose body says otherwise.
        if (/"ok":\s*false/.test(await response.text())) {
          throw new RespondError('refused', response.status);
        }
      }, pictures);
    },
  };
}

/** Whether it is a person's id, or that of the direct messages with one. */
function isForOne(channel: string): boolean {
  return isDirect(channel) || /^[UW]/.test(channel);
}

function inThread(thread: string | undefined): { thread_ts?: string } {
  return thread === undefined ? {} : { thread_ts: thread };
}
