import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import type { FakeDiscord } from '../../peers/discord/fake-discord.ts';
import { type Connected, connected, phrases, type Setting } from './connected.ts';
import { until } from './until.ts';

const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const EDIT = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';

/** What happens on a Discord of its own; nothing in it may break Discord's rules. */
async function on(setting: Setting, use: (discord: Connected) => Promise<void>): Promise<void> {
  const discord = await connected(setting);
  await use(discord);
  await discord.close();
  expect(discord.fake.violations).toEqual([]);
}

/** How often the bot has asked to go on where it was, or to begin anew. */
function comings(fake: FakeDiscord): number {
  const coming = new Set<number>([GatewayOpcodes.Identify, GatewayOpcodes.Resume]);
  return fake.gateway.frames.filter(({ from, op }) => from === 'bot' && coming.has(op)).length;
}

async function isThere(fake: FakeDiscord): Promise<void> {
  const answer = await fake.person('zoe').slash('stretch-help').answer;
  expect(answer.text).toContain(phrases.help.title);
}

describe.concurrent('the connection', () => {
  test('only looks alive: the bot notices that nothing comes back, and begins again', async () => {
    await on({ heartbeatIntervalMs: 200 }, async ({ fake, refusals }) => {
      const before = comings(fake);
      fake.gateway.dropHeartbeatAcks = true;
      await until(() => comings(fake) > before);
      fake.gateway.dropHeartbeatAcks = false;
      await isThere(fake);
      expect(refusals).toEqual([]);
    });
  });

  test('is lost so long that what was asked comes too late: a line in the log, then all is well', async () => {
    await on({ interactionDeadlineMs: 20 }, async ({ fake, lines }) => {
      fake.gateway.cut();
      const command = fake.person('alice').slash('stretch', { name: 'cobra' });
      await expect(command.ack).rejects.toThrow('did not respond');
      await until(() => lines.some(({ event }) => event === 'discord.late'));
      expect(lines).not.toContainEqual(expect.objectContaining({ level: 'error' }));
      fake.person('alice').write(fake.general, 'list causes', { mention: true });
      expect((await fake.general.next()).text).toContain(phrases.list.causes.title);
    });
  });

  test.each([
    ['the token no longer counts', GatewayCloseCodes.AuthenticationFailed, /Reset Token/],
    ['intents are taken from it', GatewayCloseCodes.DisallowedIntents, /Intent/],
    ['it must be spread over more', GatewayCloseCodes.ShardingRequired, /Start it again/],
  ])('is closed for good, because %s: told once', async (_, code, message) => {
    await on({ shards: 2 }, async ({ fake, refusals, lines }) => {
      fake.gateway.close(code);
      const closings = () => lines.filter(({ event }) => event === 'discord.closed');
      await until(() => closings().length === 2);
      expect(refusals.map((refusal) => refusal.message)).toEqual([expect.stringMatching(message)]);
    });
  });
});

describe.concurrent('stopping', () => {
  test('lets a card that is being uploaded arrive', async () => {
    await on({}, async ({ fake, adapter }) => {
      fake.fault(EDIT, { kind: 'delay', ms: 500 });
      const command = fake.person('alice').slash('stretch', { name: 'cobra' });
      await command.ack;
      await adapter.stop();
      expect(fake.requestsTo(EDIT).map(({ status }) => status)).toEqual([200]);
      expect((await command.answer).text).toContain('Cobra Stretch');
    });
  });

  test('ends although an answer of Discord never comes', async () => {
    await on({}, async ({ fake, adapter }) => {
      fake.fault(CALLBACK, { kind: 'accept-silently' });
      fake.person('alice').slash('stretch-help');
      await until(() => fake.requestsTo(CALLBACK).length === 1);
      await adapter.stop();
    });
  });

  test('ends although the connection is just lost', async () => {
    await on({}, async ({ fake, adapter }) => {
      fake.gateway.cut();
      await adapter.stop();
    });
  });
});
