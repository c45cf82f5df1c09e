import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { FakeSlack } from '../peers/slack/fake-slack.ts';
import { BOT, TEAM } from '../peers/slack/workspace/workspace.ts';
import { chanceOf } from './chance.ts';
import { drawFate, type PlatformName } from './fate.ts';
import { type Asked, createFront } from './front.ts';

/**
 * A Discord and a Slack in a process of their own, the strict ones of the tests, which misbehave by a
 * seed: `node platforms.ts <channels of Discord> <of Slack> [seed]`; without a seed they don't. Prints
 * a line of JSON with their {@link Place}. `GET /report` at the front tells what came, `GET /count` how
 * often a post was taken.
 */
export interface Place {
  /** The front's address: `http://127.0.0.1:…`. */
  readonly url: string;
  readonly tokens: {
    readonly discord: string;
    readonly slackBot: string;
    readonly slackApp: string;
  };
  readonly channels: readonly {
    readonly platform: PlatformName;
    readonly workspace: string;
    readonly channel: string;
  }[];
}

/** A post as everybody in the channel sees it. */
export interface Arrival {
  readonly platform: PlatformName;
  readonly channel: string;
  /** The delivery that the button under it names. */
  readonly delivery: string;
  /** Which bot sent it. */
  readonly bot: string;
  /** When the bot asked: milliseconds since 1970. */
  readonly at: number;
}

export interface Report {
  readonly arrivals: readonly Arrival[];
  readonly asked: readonly Asked[];
  /** What broke a rule of the platforms. */
  readonly violations: readonly string[];
}

/** A Discord server has at most 500 channels. */
const CHANNELS_A_SERVER = 50;
/** How long a platform takes over a post, in milliseconds: at least, and how much more at most. */
const FASTEST_MS = 20;
const SLOWER_MS: Readonly<Record<PlatformName, number>> = { discord: 200, slack: 1_500 };
const AN_HOUR_MS = 3_600_000;
const DONE = /v1:did:(\d+)\//;

const [, , discordChannels, slackChannels, seed] = process.argv;
const chance = chanceOf(Number(seed));
const asked: Asked[] = [];
const discord = await FakeDiscord.start();
const slack = await FakeSlack.start({
  limitsPosts: true,
  channels: Array.from({ length: Number(slackChannels) }, (_, index) => ({ name: `c${index}` })),
});
const guilds = Array.from(
  { length: Math.ceil(Number(discordChannels) / CHANNELS_A_SERVER) },
  (_, index) => {
    const guild = discord.addGuild(`Team ${index}`);
    guild.hasBot = true;
    const left = Number(discordChannels) - index * CHANNELS_A_SERVER;
    for (let channel = 0; channel < Math.min(left, CHANNELS_A_SERVER); channel++) {
      guild.channel(`c${channel}`);
    }
    return guild;
  },
);

const front = createFront({
  behind: { discord: new URL(discord.api).origin, slack: new URL(slack.apiUrl).origin },
  fateOf: (platform) =>
    seed === undefined ? { type: 'accept' } : drawFate(platform, chance(), Date.now()),
  slowness: (platform) => FASTEST_MS + SLOWER_MS[platform] * chance(),
  asked,
});
const server = createServer((request, response) => {
  if (request.url === '/report') response.end(JSON.stringify(report()));
  else if (request.url === '/count') response.end(String(taken().length));
  else front(request, response);
});
// A connection that is closed after a pause is a fault that nobody asked for.
server.keepAliveTimeout = AN_HOUR_MS;
server.listen(0, '127.0.0.1', () => {
  const place: Place = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokens: { discord: discord.token, slackBot: slack.botToken, slackApp: slack.appToken },
    channels: [
      ...guilds.flatMap(({ id, channels }) =>
        channels.map((each) => ({
          platform: 'discord' as const,
          workspace: id,
          channel: each.id,
        })),
      ),
      ...slack.workspace.conversations
        .keys()
        .map((channel) => ({ platform: 'slack' as const, workspace: TEAM.id, channel })),
    ],
  };
  process.stdout.write(`${JSON.stringify(place)}\n`);
});
process.once('disconnect', () => process.exit());

function taken(): Asked[] {
  return asked.filter(({ message }) => message !== undefined);
}

function report(): Report {
  // Every request holds a picture; what became of it stands in the messages.
  discord.rest.requests.length = 0;
  // Of several requests that led to one message, the first made it.
  const makers = new Map(
    taken()
      .toReversed()
      .map((each) => [`${each.platform} ${each.message}`, each]),
  );
  const arrival = (platform: PlatformName, name: string, channel: string, parts: unknown) => {
    const { bot = '', at = NaN } = makers.get(`${platform} ${name}`) ?? {};
    const delivery = DONE.exec(JSON.stringify(parts))?.[1] ?? '';
    return { platform, channel, delivery, bot, at };
  };
  return {
    arrivals: [
      ...guilds
        .flatMap(({ channels }) => channels)
        .flatMap(({ messages }) => messages)
        .map(({ id, channelId, components }) => arrival('discord', id, channelId, components)),
      ...slack.workspace.messages
        .filter(({ author }) => author === BOT.id)
        .map(({ ts, channel, blocks }) => arrival('slack', ts, channel, blocks)),
    ],
    asked,
    violations: [...discord.violations, ...slack.violations],
  };
}
