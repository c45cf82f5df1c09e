import type { Client, Knowledge } from '../adapters/web/knowledge.ts';
import { discordPreview, type DiscordPayload } from '../adapters/web/preview/discord/preview.ts';
import { slackPreview, type SlackPayload } from '../adapters/web/preview/slack/preview.ts';
import { createWeb, type Web } from '../adapters/web/web.ts';
import type { CardContext } from './cards/context.ts';
import { readWishes, wishOptions } from './commands/wishes.ts';
import type { Config, WebConfig } from './config/config.ts';
import type { Phrases } from './content/schema/phrases.ts';
import { upcomingPosts } from './delivery/upcoming.ts';
import { fits, isEmpty } from './lookup/filters.ts';
import { loadHolidays } from './schedule/holidays.ts';
import type { Service } from './service.ts';

/** Stands for the address at which Slack would fetch pictures, where none is set (RFC 2606). */
const SOME_URL = 'https://stretch.example.com';

/** The page as a channel: each goes through the moves in an order of its own. */
export const PAGE = { platform: 'web', workspace: 'here', channel: 'page' } as const;

/** The page in the browser, with everything that it shows. */
export function createPlayground(
  web: WebConfig,
  { publicUrl }: Config,
  service: Service,
  context: CardContext,
): Web {
  return createWeb(web, service, knowledgeOf(context, publicUrl ?? SOME_URL));
}

/** What the pages are given to show beside the bot's answers. */
export function knowledgeOf(context: CardContext, publicUrl = SOME_URL): Knowledge {
  const { catalogue, wording, pictureOf } = context;
  return {
    catalogue,
    wording,
    pictureOf,
    filters: wishOptions(wording),
    choose(values) {
      const { filters } = readWishes(values);
      if (isEmpty(filters)) return catalogue.exercises;
      return catalogue.exercises.filter((exercise) => fits(exercise, filters));
    },
    async upcoming(schedule, after, count) {
      const isHoliday = await loadHolidays(schedule.holidays);
      const posts = { ...schedule, ...PAGE };
      return upcomingPosts(posts, catalogue.exercises, after, { count, isHoliday });
    },
    clients: [discord(), slack(wording.phrases, publicUrl)],
  };
}

/** Drawn from the very payloads of the adapters, whose renderers are loaded when first needed. */
function discord(): Client {
  return {
    name: 'discord',
    label: 'Discord',
    async payload(shown) {
      const { formPayload, messagePayload } = await import('../adapters/discord/payload.ts');
      return 'form' in shown ? formPayload(shown.form) : messagePayload(shown.card, shown.private);
    },
    preview: (payload, options) => discordPreview(payload as DiscordPayload, options),
  };
}

function slack(phrases: Phrases, publicUrl: string): Client {
  return {
    name: 'slack',
    label: 'Slack',
    async payload(shown) {
      const { formPayload, messagePayload } = await import('../adapters/slack/payload.ts');
      return 'form' in shown
        ? formPayload(shown.form, phrases)
        : messagePayload(shown.card, shown.private, publicUrl);
    },
    preview: (payload, options) => slackPreview(payload as SlackPayload, options),
  };
}
