import { Client, Events, GatewayIntentBits } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import { withBot } from './with-bot.ts';

const soon = { timeout: 5000 };

/** A clock that never shows the same millisecond twice, so that ids fall to both shards. */
function ticking(): () => number {
  let milliseconds = Date.now();
  return () => (milliseconds += 1);
}

describe.concurrent('a bot that is connected', { timeout: 15_000 }, () => {
  test('is asked to reconnect, resumes, and gets what happened meanwhile', () =>
    withBot({}, async ({ fake, bot }) => {
      fake.gateway.reconnect();
      await vi.waitFor(() => expect(bot.seen).toContain('reconnecting'), soon);
      const meanwhile = fake.person('alice').slash('stretch', { name: 'cobra' });
      expect((await meanwhile.answer).text).toContain('cobra');
      await vi.waitFor(() => expect(bot.seen).toContain('resumed'), soon);
      expect(bot.seen).not.toContain('ready');
    }));

  test('loses the network, resumes, and gets what happened meanwhile', () =>
    withBot({}, async ({ fake, bot }) => {
      fake.gateway.cut();
      const meanwhile = fake.person('alice').slash('stretch', { name: 'cobra' });
      await vi.waitFor(() => expect(bot.seen).toContain('resumed'), soon);
      expect((await meanwhile.answer).text).toContain('cobra');
    }));

  test('resumes after a close code that allows it', () =>
    withBot({}, async ({ fake, bot }) => {
      fake.gateway.close(4000);
      await vi.waitFor(() => expect(bot.seen).toContain('resumed'), soon);
    }));

  test('resumes a session that is called invalid but resumable', () =>
    withBot({}, async ({ fake, bot }) => {
      fake.gateway.invalidate(true);
      await vi.waitFor(() => expect(bot.seen).toContain('resumed'), soon);
    }));

  test('begins anew when its resumption is refused', () =>
    withBot({}, async ({ fake, bot }) => {
      fake.gateway.resumable = false;
      fake.gateway.cut();
      await vi.waitFor(() => expect(bot.seen).toContain('ready'), { timeout: 12_000 });
      expect(bot.seen).not.toContain('resumed');
      expect(fake.gateway.sessions).toHaveLength(1);
      expect(
        (await fake.person('alice').slash('stretch', { name: 'cobra' }).answer).text,
      ).toContain('cobra');
    }));

  test('gets the same command twice and answers it once', () =>
    withBot({}, async ({ fake, bot }) => {
      const command = fake.person('alice').slash('stretch', { name: 'cobra' });
      fake.gateway.repeatLastEvent();
      await command.answer;
      const refused = expect.stringContaining('already been acknowledged');
      await vi.waitFor(() => expect(bot.seen).toContainEqual(refused), soon);
      expect(fake.general.messages).toHaveLength(1);
    }));

  test('joins a guild, loses it in an outage, gets it back and is thrown out', () =>
    withBot({}, async ({ fake, bot }) => {
      const other = fake.addGuild('Remote Workers', { members: [fake.person('alice')] });
      const channel = other.channel('lobby');
      const before = fake.world.now();
      fake.botJoins(other);
      await vi.waitFor(() => expect(bot.seen).toContain('joined Remote Workers'), soon);
      expect(bot.client.guilds.cache.get(other.id)?.joinedTimestamp).toBeGreaterThanOrEqual(before);
      const answer = await fake.person('alice').slash('stretch', { name: 'cobra' }, { in: channel })
        .answer;
      expect(channel.messages).toEqual([answer]);
      fake.outage(other, true);
      await vi.waitFor(
        () => expect(bot.client.guilds.cache.get(other.id)?.available).toBe(false),
        soon,
      );
      fake.outage(other, false);
      await vi.waitFor(
        () => expect(bot.client.guilds.cache.get(other.id)?.available).toBe(true),
        soon,
      );
      fake.botLeaves(other);
      await vi.waitFor(() => expect(bot.seen).toContain('left Remote Workers'), soon);
    }));

  test('gets no answers to its heartbeats, reconnects and resumes', () =>
    withBot({ fake: { heartbeatIntervalMs: 200 } }, async ({ fake, bot }) => {
      fake.gateway.dropHeartbeatAcks = true;
      await vi.waitFor(() => expect(bot.seen).toContain('reconnecting'), soon);
      fake.gateway.dropHeartbeatAcks = false;
      await vi.waitFor(() => expect(bot.seen).toContain('resumed'), soon);
    }));

  test('has the message content intent and reads everything', () => {
    const intents = [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
    ];
    const options = {
      fake: { privilegedIntents: GatewayIntentBits.MessageContent },
      bot: { intents },
    };
    return withBot(options, async ({ fake, bot }) => {
      fake.person('alice').write(fake.general, 'between ourselves');
      await vi.waitFor(() => expect(bot.seen).toContain('message "between ourselves"'), soon);
    });
  });

  test('runs two shards: they share the guilds, direct messages go to the first', () =>
    withBot(
      { fake: { shards: 2, now: ticking() }, bot: { shards: 'auto' } },
      async ({ fake, bot }) => {
        expect(fake.gateway.sessions.map((session) => session.shard)).toEqual([
          [0, 2],
          [1, 2],
        ]);
        const guilds = ['B', 'C', 'D', 'E', 'F'].map((name) => fake.addGuild(name));
        for (const guild of guilds) fake.botJoins(guild);
        await vi.waitFor(() => expect(bot.client.guilds.cache.size).toBe(1 + guilds.length), soon);
        const shards = guilds.map((guild) => bot.client.guilds.cache.get(guild.id)?.shardId);
        expect(shards).toEqual(guilds.map((guild) => Number((BigInt(guild.id) >> 22n) % 2n)));
        fake.person('alice').writeDirect('hello');
        expect((await fake.person('alice').direct.next()).content).toBe('Hello');
      },
    ));
});

describe('a bot isn’t let in', () => {
  test('with a wrong token', async () => {
    const fake = await FakeDiscord.start();
    const client = new Client({ intents: [], rest: { api: fake.api } });
    await expect(client.login('wrong.bot.token')).rejects.toThrow('invalid token');
    await client.destroy();
    await fake.stop();
  });

  test('with an intent that isn’t switched on', async () => {
    const fake = await FakeDiscord.start();
    const client = new Client({
      intents: [GatewayIntentBits.MessageContent],
      rest: { api: fake.api },
    });
    const closed = new Promise((resolve) => {
      client.once(Events.ShardDisconnect, ({ code }) => resolve(code));
    });
    client.once(Events.Error, () => undefined);
    const login = client.login(fake.token);
    await expect(Promise.race([login.then(() => closed), closed])).resolves.toBe(4014);
    await client.destroy();
    await fake.stop();
  });
});
