import { Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import { startBot, type TestBot } from './test-bot.ts';

let fake: FakeDiscord;

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

describe('a bot that is connected', () => {
  let bot: TestBot;

  beforeEach(async () => {
    fake = await FakeDiscord.start();
    bot = await startBot(fake);
    bot.seen.length = 0;
  });

  afterEach(() => bot.client.destroy());

  test('is asked to reconnect, resumes, and gets what happened meanwhile', async () => {
    fake.gateway.reconnect();
    await expect.poll(() => bot.seen).toContain('reconnecting');
    const meanwhile = fake.person('alice').slash('stretch', { name: 'cobra' });
    expect((await meanwhile.answer).text).toContain('cobra');
    await expect.poll(() => bot.seen).toContain('resumed');
    expect(bot.seen).not.toContain('ready');
  });

  test('loses the network, resumes, and gets what happened meanwhile', async () => {
    fake.gateway.cut();
    const meanwhile = fake.person('alice').slash('stretch', { name: 'cobra' });
    await expect.poll(() => bot.seen, { timeout: 3000 }).toContain('resumed');
    expect((await meanwhile.answer).text).toContain('cobra');
  });

  test('resumes after a close code that allows it', async () => {
    fake.gateway.close(4000);
    await expect.poll(() => bot.seen, { timeout: 3000 }).toContain('resumed');
  });

  test('resumes a session that is called invalid but resumable', async () => {
    fake.gateway.invalidate(true);
    await expect.poll(() => bot.seen, { timeout: 3000 }).toContain('resumed');
  });

  test('begins anew when its resumption is refused', { timeout: 15_000 }, async () => {
    fake.gateway.resumable = false;
    fake.gateway.cut();
    await expect.poll(() => bot.seen, { timeout: 12_000 }).toContain('ready');
    expect(bot.seen).not.toContain('resumed');
    expect(fake.gateway.sessions).toHaveLength(1);
    expect((await fake.person('alice').slash('stretch', { name: 'cobra' }).answer).text).toContain(
      'cobra',
    );
  });

  test('gets the same command twice and answers it once', async () => {
    const command = fake.person('alice').slash('stretch', { name: 'cobra' });
    fake.gateway.repeatLastEvent();
    await command.answer;
    await expect
      .poll(() => bot.seen)
      .toContainEqual(expect.stringContaining('already been acknowledged'));
    expect(fake.general.messages).toHaveLength(1);
  });

  test('joins a guild, loses it in an outage, gets it back and is thrown out', async () => {
    const other = fake.addGuild('Remote Workers', { members: [fake.person('alice')] });
    const channel = other.channel('lobby');
    const before = fake.world.now();
    fake.botJoins(other);
    await expect.poll(() => bot.seen).toContain('joined Remote Workers');
    expect(bot.client.guilds.cache.get(other.id)?.joinedTimestamp).toBeGreaterThanOrEqual(before);
    const answer = await fake.person('alice').slash('stretch', { name: 'cobra' }, { in: channel })
      .answer;
    expect(channel.messages).toEqual([answer]);
    fake.outage(other, true);
    await expect.poll(() => bot.client.guilds.cache.get(other.id)?.available).toBe(false);
    fake.outage(other, false);
    await expect.poll(() => bot.client.guilds.cache.get(other.id)?.available).toBe(true);
    fake.botLeaves(other);
    await expect.poll(() => bot.seen).toContain('left Remote Workers');
  });
});

test('heartbeats that stay unanswered make a bot reconnect and resume', async () => {
  fake = await FakeDiscord.start({ heartbeatIntervalMs: 200 });
  const bot = await startBot(fake);
  fake.gateway.dropHeartbeatAcks = true;
  await expect.poll(() => bot.seen, { timeout: 3000 }).toContain('reconnecting');
  fake.gateway.dropHeartbeatAcks = false;
  await expect.poll(() => bot.seen, { timeout: 3000 }).toContain('resumed');
  await bot.client.destroy();
});

test('a wrong token isn’t let in', async () => {
  fake = await FakeDiscord.start();
  const client = new Client({ intents: [], rest: { api: fake.api } });
  await expect(client.login('wrong.bot.token')).rejects.toThrow('invalid token');
  await client.destroy();
});

test('an intent that isn’t switched on closes the connection', async () => {
  fake = await FakeDiscord.start();
  const client = new Client({
    intents: [GatewayIntentBits.MessageContent],
    rest: { api: fake.api },
  });
  const closed = new Promise((resolve) =>
    client.once(Events.ShardDisconnect, ({ code }) => resolve(code)),
  );
  client.once(Events.Error, () => undefined);
  const login = client.login(fake.token);
  await expect(Promise.race([login.then(() => closed), closed])).resolves.toBe(4014);
  await client.destroy();
});

test('a bot with the message content intent reads everything', async () => {
  fake = await FakeDiscord.start({ privilegedIntents: GatewayIntentBits.MessageContent });
  const bot = await startBot(fake, {
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
    ],
  });
  fake.person('alice').write(fake.general, 'between ourselves');
  await expect.poll(() => bot.seen).toContain('message "between ourselves"');
  await bot.client.destroy();
});

test(
  'two shards share the guilds between them; direct messages go to the first',
  { timeout: 15_000 },
  async () => {
    fake = await FakeDiscord.start({ shards: 2 });
    const guilds = [fake.guild, ...['B', 'C', 'D', 'E', 'F'].map((name) => fake.addGuild(name))];
    for (const guild of guilds) guild.hasBot = true;
    const bot = await startBot(fake, { shards: 'auto' });
    expect(bot.client.guilds.cache.size).toBe(guilds.length);
    expect(fake.gateway.sessions.map((session) => session.shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    for (const guild of guilds) {
      const shard = Number((BigInt(guild.id) >> 22n) % 2n);
      expect(bot.client.guilds.cache.get(guild.id)?.shardId).toBe(shard);
    }
    fake.person('alice').writeDirect('hello');
    expect((await fake.person('alice').direct.next()).content).toBe('Hello');
    await bot.client.destroy();
  },
);
