import type { Adapter } from '../../src/adapter.ts';
import type { WebConfig } from '../../src/config/config.ts';
import type { Poster } from '../../src/poster.ts';
import type { Service } from '../../src/service.ts';
import { createApp } from './app.ts';
import { announcement } from './chat/announcement.ts';
import { exchangeMarkup, turnMarkup } from './chat/turn.ts';
import { html } from './html.ts';
import type { Knowledge } from './knowledge.ts';
import { type Listening, listen } from './listen.ts';
import { createPosts } from './posts.ts';

/** The page in the browser. */
export interface Web extends Adapter {
  readonly poster: Poster;
}

/**
 * The bot on a page of its own, for trying everything without an account anywhere, and for seeing
 * what Discord and Slack would show.
 */
export function createWeb(config: WebConfig, service: Service, knowledge: Knowledge): Web {
  const { phrases, log } = service;
  const { chat } = phrases.web;
  const elsewhere = { knowledge, phrases, log };
  const posts = createPosts({
    turn: (id, card, isForOne) =>
      turnMarkup(
        id,
        { card, private: isForOne, note: isForOne ? chat.told : chat.post },
        elsewhere,
      ),
    exchange: (turn, card) =>
      html`${exchangeMarkup(turn, '', chat.asked)}${announcement({ card, private: false })}`,
  });
  let listening: Listening | undefined;

  return {
    name: 'web',
    routes: [],
    poster: posts,
    async start() {
      const { host } = config;
      listening = await listen(createApp({ host, knowledge, service, elsewhere, posts }), config);
      return listening.address;
    },
    isConnected: () => listening !== undefined,
    async stop() {
      posts.close();
      const open = listening;
      listening = undefined;
      await open?.close();
    },
  };
}
