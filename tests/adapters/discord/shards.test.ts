import { ShardClientUtil } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDiscord } from '../../../adapters/discord/discord.ts';
import type { Adapter, Presence } from '../../../src/adapter.ts';
import type { Poster } from '../../../src/poster.ts';
import type { Service } from '../../../src/service.ts';
import type { FakeDiscord } from '../../peers/discord/fake-discord.ts';
import type { Guild } from '../../peers/discord/world/guild.ts';
import { phrases, startFake, wholeBot } from './connected.ts';

const COUNT = 2;
const CARD = {
  title: 'Stretch',
  summary: 'Stretch',
  blocks: [{ type: 'text', text: 'Up' }],
} as const;

/** A process that runs one of the shards. */
type Process = Adapter & {
  readonly poster: Poster;
  readonly line: string;
  /** What it told of the servers that it is in. */
  readonly presence: () => Presence | undefined;
};

let fake: FakeDiscord;
/** A server on each shard, by the shard. */
let servers: Guild[];
let processes: Process[];

const shardOf = ({ id }: Guild) => ShardClientUtil.shardIdForGuildId(id, COUNT);

beforeEach(async () => {
  let now = Date.now();
  fake = await startFake({ shards: COUNT, now: () => now });
  servers = [];
  while (servers.filter(Boolean).length < COUNT) {
    // Neighbouring milliseconds make ids on neighbouring shards.
    now += 1;
    const server = fake.addGuild('another', { members: [fake.person('alice')] });
    servers[shardOf(server)] ??= server;
  }
  for (const server of servers) server.hasBot = true;
  processes = await Promise.all([0, 1].map(begin));
});

afterEach(async () => {
  await Promise.all(processes.map((each) => each.stop()));
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

async function begin(id: number): Promise<Process> {
  let told: Presence | undefined;
  const { service: whole } = wholeBot();
  const service: Service = { ...whole, forgetAbsent: async (presence) => void (told = presence) };
  const config = { token: fake.token, api: fake.api, shards: { ids: [id], count: COUNT } };
  const adapter = createDiscord(config, service, {
    onRefused: (error) => expect.fail(String(error)),
  });
  return { ...adapter, line: await adapter.start(), presence: () => told };
}

const general = (shard: number) => servers[shard]?.channel('general') ?? expect.fail('no server');
const addressOn = (shard: number) => {
  const { guildId: workspace, id: channel } = general(shard);
  return { platform: 'discord', workspace, channel };
};

describe('two processes that share a bot’s servers by shards', () => {
  test('say which they are, and that of how many', () => {
    const [first, second] = processes.map(({ line }) => line);
    expect(first).toMatch(/ in [12] servers? on shard 0 of 2$/);
    expect(second).toMatch(/ in [12] servers? on shard 1 of 2$/);
  });

  test('answer each in the servers of its own shard, and the first in direct messages', async () => {
    const alice = fake.person('alice');
    for (const shard of [0, 1]) {
      const answer = alice.slash('stretch-help', {}, { in: general(shard) }).answer;
      expect((await answer).text).toContain(phrases.help.title);
    }
    alice.writeDirect('help');
    expect((await alice.direct.next()).text).toContain(phrases.help.title);
    expect(alice.direct.messages.filter(({ author }) => author.bot)).toHaveLength(1);
  });

  test('post each also where the other is connected', async () => {
    await processes[0]?.poster.post(addressOn(1), CARD, 'one');
    await processes[1]?.poster.post(addressOn(0), CARD, 'two');
    expect([0, 1].map((shard) => general(shard).messages.length)).toEqual([1, 1]);
  });

  test('tell a server that the bot was thrown out of from a channel that it may not see, each also for the other’s', async () => {
    for (const shard of [0, 1]) general(shard).refuse('Missing Access');
    const post = (of: number, shard: number) =>
      processes[of]?.poster.post(addressOn(shard), CARD, `${of} ${shard}`);
    for (const shard of [0, 1]) {
      await expect(post(1 - shard, shard)).rejects.toMatchObject({ failure: 'forbidden' });
    }
    for (const server of servers) fake.botLeaves(server);
    for (const shard of [0, 1]) {
      await expect(post(1 - shard, shard)).rejects.toMatchObject({ failure: 'gone' });
    }
  });

  test('find out, each for its own servers alone, which the bot was taken out of while it was away', async () => {
    const isIn = (shard: number) =>
      Promise.all(servers.map(async ({ id }) => processes[shard]?.presence()?.isIn(id)));
    expect([await isIn(0), await isIn(1)]).toEqual([
      [true, undefined],
      [undefined, true],
    ]);
    await Promise.all(processes.map((each) => each.stop()));
    for (const server of servers) server.hasBot = false;
    processes = await Promise.all([0, 1].map(begin));
    expect([await isIn(0), await isIn(1)]).toEqual([
      [false, undefined],
      [undefined, false],
    ]);
  });
});
