import { DiscordAPIError, HTTPError, type ClientOptions, type TextChannel } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import type { FakeDiscord, FakeDiscordOptions } from './fake-discord.ts';
import { NoAnswer } from './world/interaction.ts';
import { refusal, serverError, times, tooManyRequests } from './faults.ts';
import { withBot, type Scene } from './with-bot.ts';

const POST = 'POST /channels/{channel_id}/messages';

const soon = { timeout: 5000 };

/** Plays a scene with the bot and the channel that it writes to. */
function withChannel(
  options: { bot?: Partial<ClientOptions>; fake?: FakeDiscordOptions },
  play: (scene: Scene & { channel: TextChannel }) => Promise<void>,
): Promise<void> {
  return withBot(options, async (scene) => {
    const channel = await scene.bot.client.channels.fetch(scene.fake.general.id);
    await play({ ...scene, channel: channel as TextChannel });
  });
}

function contents(fake: FakeDiscord): string[] {
  return fake.general.messages.map((each) => each.content);
}

describe.concurrent('sending a message', { timeout: 15_000 }, () => {
  test('outlives three failures of Discord in a row, and not a fourth', () =>
    withChannel({}, async ({ fake, channel }) => {
      fake.fault(POST, ...times(3, serverError(502)));
      await channel.send('hello');
      expect(fake.requestsTo(POST)).toHaveLength(4);
      fake.fault(POST, ...times(4, serverError()));
      await expect(channel.send('hello')).rejects.toThrow(HTTPError);
      expect(fake.general.messages).toHaveLength(1);
    }));

  test('waits as long as a 429 says', () =>
    withChannel({}, async ({ fake, channel }) => {
      fake.fault(POST, tooManyRequests(0.2));
      await channel.send('hello');
      expect(fake.requestsTo(POST).map((each) => each.status)).toEqual([429, 200]);
    }));

  test('waits with everything when the 429 is global', () =>
    withChannel({}, async ({ fake, bot, channel }) => {
      fake.fault(POST, tooManyRequests(0.2, 'global'));
      const waits = new Promise((resolve) => bot.client.rest.once('rateLimited', resolve));
      await channel.send('hello');
      await expect(waits).resolves.toMatchObject({ global: true });
    }));

  test('is tried again when the connection is cut before it arrives', () =>
    withChannel({}, async ({ fake, channel }) => {
      fake.fault(POST, { kind: 'reset' });
      await channel.send('hello');
      expect(fake.general.messages).toHaveLength(1);
    }));

  test('happens twice when only the answer is lost, unless its nonce is enforced', () =>
    withChannel({ bot: { rest: { timeout: 500, retries: 1 } } }, async ({ fake, channel }) => {
      fake.fault(POST, { kind: 'accept-silently' });
      await channel.send('twice');
      expect(contents(fake)).toEqual(['twice', 'twice']);
      fake.fault(POST, { kind: 'accept-and-reset' });
      const sent = await channel.send({ content: 'once', nonce: 'slot', enforceNonce: true });
      expect(contents(fake)).toEqual(['twice', 'twice', 'once']);
      expect(fake.general.messages.at(-1)?.id).toBe(sent.id);
    }));

  test('keeps to the limit of its route by itself, from the headers', () =>
    withChannel(
      {
        fake: {
          limits: { globalPerSecond: 50, routes: [{ route: POST, requests: 3, perMs: 1000 }] },
        },
      },
      async ({ fake, bot, channel }) => {
        const waits: unknown[] = [];
        bot.client.rest.on('rateLimited', (wait) => waits.push(wait));
        for (const text of ['1', '2', '3', '4']) await channel.send(text);
        expect(contents(fake)).toEqual(['1', '2', '3', '4']);
        expect(waits).toMatchObject([{ limit: 3, scope: 'user', global: false }]);
        expect(fake.rest.limits.refused).toEqual({ global: 0, route: 0 });
      },
    ));

  test('is refused by Discord when many go out at once', () =>
    withChannel(
      {
        fake: {
          limits: { globalPerSecond: 10, routes: [{ route: POST, requests: 3, perMs: 1000 }] },
        },
        bot: { rest: { globalRequestsPerSecond: 1_000_000 } },
      },
      async ({ fake, bot, channel }) => {
        await Promise.all(['1', '2', '3'].map((text) => channel.send(text)));
        await channel.send('4');
        expect(fake.rest.limits.refused.route).toBe(1);
        const users = Array.from({ length: 12 }, () =>
          bot.client.rest.get(`/users/${bot.client.user.id}`),
        );
        await Promise.allSettled(users);
        expect(fake.rest.limits.refused.global).toBeGreaterThan(0);
      },
    ));

  test('meets an error that the test made up', () =>
    withChannel({}, async ({ fake, channel }) => {
      fake.fault(
        /^POST .*\/messages$/,
        refusal(403, 20_022, 'This message cannot be edited due to announcement rate limits'),
      );
      await expect(channel.send('hello')).rejects.toMatchObject({ code: 20_022 });
    }));
});

describe.concurrent('where the bot is refused', () => {
  test.each([
    ['Unknown Channel', 10_003],
    ['Missing Access', 50_001],
    ['Missing Permissions', 50_013],
  ] as const)('a channel answers %s', (refused, code) =>
    withChannel({}, async ({ fake, channel }) => {
      fake.general.refuse(refused);
      await expect(channel.send('hello')).rejects.toMatchObject({ code });
      fake.general.refuse(undefined);
      await channel.send('hello');
    }),
  );

  test('a person takes no direct messages', () =>
    withChannel({}, async ({ fake, bot }) => {
      const alice = fake.person('alice');
      alice.direct.refuse('Cannot send messages to this user');
      const user = await bot.client.users.fetch(alice.user.id);
      await expect(user.send('hello')).rejects.toMatchObject({ code: 50_007 });
    }));

  test('a deleted channel is unknown', () =>
    withChannel({}, async ({ fake, bot, channel }) => {
      fake.deleteChannel(fake.general);
      await vi.waitFor(
        () => expect(bot.client.channels.cache.has(fake.general.id)).toBe(false),
        soon,
      );
      await expect(channel.send('hello')).rejects.toThrow(DiscordAPIError);
    }));

  test('403s are counted, as Discord counts them', () =>
    withChannel({}, async ({ fake, channel }) => {
      fake.general.refuse('Missing Access');
      await channel.send('hello').catch(() => undefined);
      expect(fake.rest.invalidRequests).toBe(1);
    }));
});

test('an answer after the deadline comes too late', () =>
  withBot({ fake: { interactionDeadlineMs: 150 } }, async ({ fake, bot }) => {
    fake.fault(/callback$/, { kind: 'delay', ms: 300 });
    const command = fake.person('alice').slash('stretch', { name: 'cobra' });
    await expect(command.ack).rejects.toThrow('did not respond');
    await vi.waitFor(
      () => expect(bot.seen).toContainEqual(expect.stringContaining('Unknown interaction')),
      soon,
    );
  }));

test('a command that nobody hears gets no answer', () =>
  withBot({ fake: { interactionDeadlineMs: 150 } }, async ({ fake, bot }) => {
    await bot.client.destroy();
    await expect(fake.person('alice').slash('slow').answer).rejects.toThrow(NoAnswer);
  }));
