import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { createDiscord } from '../../../adapters/discord/discord.ts';
import { RefusedError } from '../../../src/adapter.ts';
import type { Reply } from '../../../src/request.ts';
import type { FakeDiscord } from '../../peers/discord/fake-discord.ts';
import { refusal, serverError, times, tooManyRequests } from '../../peers/discord/faults.ts';
import type { Message } from '../../peers/discord/world/message.ts';
import {
  type Connected,
  connected,
  phrases,
  type Setting,
  startFake,
  wholeBot,
} from './connected.ts';
import { readMarkdown } from './read-markdown.ts';
import { until } from './until.ts';

const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const EDIT = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';
const SEND = 'POST /channels/{channel_id}/messages';
const GATEWAY = 'GET /gateway/bot';
const LISTED = 'GET /applications/{application_id}/commands';

/** What happens on a Discord of its own; nothing in it may break Discord's rules. */
async function on(setting: Setting, use: (discord: Connected) => Promise<void>): Promise<void> {
  const discord = await connected(setting);
  await use(discord);
  await discord.close();
  expect(discord.fake.violations).toEqual([]);
}

function read(message: Message): string {
  return readMarkdown(message.text).text;
}

/** Discord answers a command, so the bot is there. */
async function isThere(fake: FakeDiscord): Promise<void> {
  const answer = await fake.person('zoe').slash('stretch-help').answer;
  expect(read(answer)).toContain(phrases.help.title);
}

/** Whether there is a line of this event in a log. */
function has(lines: Connected['lines'], event: string): boolean {
  return lines.some((line) => line['event'] === event);
}

function logged(event: string) {
  return expect.objectContaining({ event });
}

describe.concurrent('a command is answered', () => {
  test.each([
    ['after a 429 to the first answer', CALLBACK, [tooManyRequests(0.2)]],
    ['after a 429 to the card', EDIT, [tooManyRequests(0.2), tooManyRequests(0.1, 'shared')]],
    ['after a global 429', EDIT, [tooManyRequests(0.2, 'global')]],
    ['through a burst of 500s', CALLBACK, times(6, serverError(503))],
    ['through a burst of 502s at the upload', EDIT, times(6, serverError(502))],
    ['when connections break', CALLBACK, times(3, { kind: 'reset' })],
    ['when uploads break', EDIT, times(3, { kind: 'reset' })],
    ['when Discord is slow', CALLBACK, [{ kind: 'delay', ms: 800 }]],
    ['when uploads are slow', EDIT, [{ kind: 'delay', ms: 3_500 }]],
    ['when only Discord’s “yes” is lost', CALLBACK, times(4, { kind: 'accept-and-reset' })],
    ['when only Discord’s “yes” to the card is lost', EDIT, [{ kind: 'accept-and-reset' }]],
  ] as const)('%s', async (_, route, faults) => {
    await on({}, async ({ fake }) => {
      fake.fault(route, ...faults);
      const command = fake.person('alice').slash('stretch', { name: 'cobra' });
      const answer = await command.answer;
      expect(read(answer)).toContain('Cobra Stretch');
      expect(answer.files).toHaveLength(1);
      expect(fake.general.messages).toHaveLength(1);
    });
  });

  test('without its picture when Discord won’t take that', async () => {
    await on({}, async ({ fake, lines }) => {
      fake.fault(EDIT, refusal(413, 40_005, 'Request entity too large'));
      const answer = await fake.person('alice').slash('stretch', { name: 'cobra' }).answer;
      expect(answer.files).toEqual([]);
      expect(read(answer)).toContain('Start: A person lies face down');
      expect(lines).not.toContainEqual(expect.objectContaining({ level: 'error' }));
    });
  });

  test('with an apology when nothing else gets through, and a log line without the text', async () => {
    await on({}, async ({ fake, lines }) => {
      fake.fault(EDIT, ...times(2, refusal(400, 50_035, 'Invalid Form Body')));
      const command = fake.person('alice').slash('stretch', { name: 'cobra' });
      expect(read(await command.answer)).toContain(phrases.apology.title);
      await until(() => has(lines, 'discord.failed'));
      expect(JSON.stringify(lines)).not.toMatch(/cobra/i);
    });
  });

  test('a click on a private card too: the old picture goes with the old card', async () => {
    await on({}, async ({ fake }) => {
      const alice = fake.person('alice');
      const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
      const own = await alice.click(shared, phrases.actions.duration).answer;
      fake.fault(EDIT, refusal(413, 40_005, 'Request entity too large'));
      const next = await alice.click(own, phrases.actions.another).answer;
      expect(next).toBe(own);
      expect(next.files).toEqual([]);
    });
  });

  test('a click on a private card too: the card stays, the apology comes beside it', async () => {
    await on({}, async ({ fake }) => {
      const alice = fake.person('alice');
      const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
      const own = await alice.click(shared, phrases.actions.duration).answer;
      fake.fault(EDIT, ...times(2, refusal(400, 50_035, 'Invalid Form Body')));
      const click = alice.click(own, phrases.actions.another);
      expect(read(await click.nextFollowUp())).toContain(phrases.apology.title);
      expect(read(own)).toContain('Cobra Stretch');
    });
  });
});

describe.concurrent('a message is answered once', () => {
  test.each([
    ['when connections break', times(3, { kind: 'reset' })],
    ['when Discord’s answer is lost', [{ kind: 'accept-and-reset' }]],
    ['through a burst of 500s', times(6, serverError())],
  ] as const)('%s', async (_, faults) => {
    await on({}, async ({ fake }) => {
      const alice = fake.person('alice');
      fake.fault(SEND, ...faults);
      alice.write(fake.general, 'cobra', { mention: true });
      expect(read(await fake.general.next())).toContain('Cobra Stretch');
      fake.fault(SEND, ...faults);
      alice.writeDirect('cobra');
      await alice.direct.next();
      await isThere(fake);
      expect(fake.general.messages).toHaveLength(2);
      expect(alice.direct.messages).toHaveLength(2);
    });
  });

  test('when it is delivered twice', async () => {
    await on({}, async ({ fake, lines }) => {
      const alice = fake.person('alice');
      alice.write(fake.general, 'cobra', { mention: true });
      fake.gateway.repeatLastEvent();
      await fake.general.next();
      const command = alice.slash('stretch', { name: 'cobra' });
      fake.gateway.repeatLastEvent();
      await command.answer;
      await isThere(fake);
      expect(fake.requestsTo(SEND)).toHaveLength(1);
      expect(lines).not.toContainEqual(logged('discord.repeated'));
    });
  });
});

describe.concurrent('what comes too late', () => {
  test('is a line in the log, and the bot goes on', async () => {
    await on({ interactionDeadlineMs: 200 }, async ({ fake, lines }) => {
      fake.fault(CALLBACK, { kind: 'delay', ms: 400 });
      const command = fake.person('alice').slash('stretch', { name: 'cobra' });
      await expect(command.ack).rejects.toThrow('did not respond');
      await until(() => has(lines, 'discord.late'));
      expect(lines).not.toContainEqual(expect.objectContaining({ level: 'error' }));
      fake.person('alice').writeDirect('cobra');
      expect(read(await fake.person('alice').direct.next())).toContain('Cobra Stretch');
    });
  });

  test('or was answered by somebody else, likewise', async () => {
    await on({}, async ({ fake, lines }) => {
      fake.fault(CALLBACK, refusal(400, 40_060, 'Interaction has already been acknowledged.'));
      fake.person('alice').slash('stretch-help');
      await until(() => has(lines, 'discord.repeated'));
      await isThere(fake);
    });
  });
});

const COMING_BACK = new Set<number>([GatewayOpcodes.Identify, GatewayOpcodes.Resume]);

describe.concurrent('the connection', () => {
  test.each<[string, (fake: FakeDiscord) => void]>([
    ['is cut', ({ gateway }) => gateway.cut()],
    ['is asked to reconnect (op 7)', ({ gateway }) => gateway.reconnect()],
    ['is called invalid but resumable (op 9)', ({ gateway }) => gateway.invalidate(true)],
    ['is closed by an unknown error (4000)', ({ gateway }) => gateway.close(4_000)],
    ['is called invalid (op 9)', ({ gateway }) => gateway.invalidate(false)],
    [
      'is cut and not resumed',
      ({ gateway }) => {
        gateway.resumable = false;
        gateway.cut();
      },
    ],
  ])('%s: the bot comes back, and answers', async (_, happen) => {
    await on({}, async ({ fake, refusals }) => {
      const identified = () =>
        fake.gateway.frames.filter(({ from, op }) => from === 'bot' && COMING_BACK.has(op)).length;
      const before = identified();
      happen(fake);
      await until(() => identified() > before);
      await until(() => fake.gateway.sessions.length === 1);
      await isThere(fake);
      expect(refusals).toEqual([]);
    });
  });

  test('what was asked while it was away is answered when it is back', async () => {
    await on({}, async ({ fake }) => {
      fake.gateway.cut();
      const command = fake.person('alice').slash('stretch', { name: 'cobra' });
      fake.person('alice').write(fake.general, 'list causes', { mention: true });
      expect(read(await command.answer)).toContain('Cobra Stretch');
      expect(read(await fake.general.next())).toContain(phrases.list.causes.title);
    });
  });

  test('is logged when it is lost and when it is back, once each', async () => {
    await on({}, async ({ fake, lines }) => {
      fake.gateway.cut();
      await until(() => has(lines, 'discord.back'));
      const events = lines.map(({ event }) => event);
      expect(events).toEqual(['discord.commands', 'discord.away', 'discord.back']);
    });
  });

  test('is as many as Discord recommends', async () => {
    await on({ shards: 2 }, async ({ fake }) => {
      const shards = fake.gateway.frames.flatMap(({ op, d }) =>
        op === GatewayOpcodes.Identify ? [(d as { shard: number[] }).shard] : [],
      );
      expect(shards).toEqual([
        [0, 2],
        [1, 2],
      ]);
      await isThere(fake);
    });
  });
});

describe.concurrent('refused for good', () => {
  /** Starts the bot where it is turned away, and gives what `start` throws. */
  async function turnedAway(prepare: (fake: FakeDiscord) => void, token?: string) {
    const fake = await startFake();
    prepare(fake);
    const refusals: RefusedError[] = [];
    const adapter = createDiscord(
      { token: token ?? fake.token, api: fake.api },
      wholeBot().service,
      { onRefused: (error) => refusals.push(error) },
    );
    const error: unknown = await adapter.start().catch((reason: unknown) => reason);
    await adapter.stop();
    await fake.stop();
    expect(refusals).toEqual([]);
    expect(error).toBeInstanceOf(RefusedError);
    return (error as RefusedError).message;
  }

  test('a wrong token is named, with where to get another', async () => {
    const message = await turnedAway(() => {}, 'wrong.bot.token');
    expect(message).toMatch(/^DISCORD_TOKEN: .*developers\/applications.*Reset Token/);
  });

  test.each([
    [GatewayCloseCodes.AuthenticationFailed, /^DISCORD_TOKEN: .*Reset Token/],
    [GatewayCloseCodes.DisallowedIntents, /^DISCORD_TOKEN: .*Switch on .*Intent/],
    [GatewayCloseCodes.ShardingRequired, /Start it again/],
    [GatewayCloseCodes.InvalidIntents, /up to date/],
  ])('at the start with %i', async (code, message) => {
    const said = await turnedAway(({ gateway }) => {
      gateway.turnAway = code;
    });
    expect(said).toMatch(message);
  });

  test('a token that is revoked later is told once', async () => {
    await on({}, async ({ fake, refusals, lines }) => {
      fake.gateway.close(GatewayCloseCodes.AuthenticationFailed);
      await until(() => refusals.length > 0);
      expect(refusals[0]?.message).toContain('DISCORD_TOKEN');
      expect(lines).toContainEqual(
        expect.objectContaining({ event: 'discord.closed', code: 4_004 }),
      );
    });
  });

  test('so is one that the REST API refuses first', async () => {
    await on({}, async ({ fake, refusals, lines }) => {
      fake.fault(SEND, ...times(2, refusal(401, 0, '401: Unauthorized')));
      fake.person('alice').write(fake.general, 'cobra', { mention: true });
      await until(() => refusals.length > 0);
      fake.person('alice').write(fake.general, 'cobra', { mention: true });
      await isThere(fake);
      fake.gateway.close(GatewayCloseCodes.AuthenticationFailed);
      await until(() => has(lines, 'discord.closed'));
      expect(refusals).toHaveLength(1);
    });
  });
});

describe.concurrent('while Discord is down', () => {
  test('the bot goes on trying to connect', async () => {
    await on(
      { before: (fake) => fake.fault(GATEWAY, ...times(4, serverError(503))) },
      async ({ fake, line }) => {
        expect(line).toContain('Discord as');
        await isThere(fake);
      },
    );
  });

  test('it can be stopped all the same', async () => {
    const fake = await startFake();
    fake.fault(GATEWAY, ...times(100, serverError(503)));
    const { service, lines } = wholeBot();
    const adapter = createDiscord({ token: fake.token, api: fake.api }, service, {
      onRefused: () => {},
    });
    const start = adapter.start();
    await until(() => has(lines, 'discord.connect'));
    await adapter.stop();
    await expect(start).rejects.toThrow('stopped');
    await fake.stop();
  });

  test('nor does a slow attempt keep it, or look like a failure', async () => {
    const fake = await startFake();
    fake.fault(GATEWAY, { kind: 'delay', ms: 300 });
    const { service, lines } = wholeBot();
    const adapter = createDiscord({ token: fake.token, api: fake.api }, service, {
      onRefused: () => {},
    });
    const start = adapter.start();
    await until(() => fake.requestsTo(GATEWAY).length > 0);
    await adapter.stop();
    await expect(start).rejects.toThrow('stopped');
    await fake.stop();
    expect(lines).toEqual([]);
  });

  test('commands that can’t be registered are registered later; mentions are answered meanwhile', async () => {
    await on(
      { before: (fake) => fake.fault(LISTED, ...times(8, serverError(503))) },
      async ({ fake }) => {
        fake.person('alice').write(fake.general, 'cobra', { mention: true });
        expect(read(await fake.general.next())).toContain('Cobra Stretch');
        await until(() => fake.world.commands.length === 4);
      },
    );
  });
});

describe.concurrent('stopping', () => {
  test('lets an answer under way finish, and takes no more', async () => {
    const held = Promise.withResolvers<Reply>();
    const begun = Promise.withResolvers<void>();
    const { service } = wholeBot({ handle: () => (begun.resolve(), held.promise) });
    await on({ service }, async ({ fake, adapter }) => {
      const command = fake.person('alice').slash('stretch');
      await begun.promise;
      const stopping = adapter.stop();
      expect(adapter.stop()).toBe(stopping);
      held.resolve({ card: { title: 'Last', summary: '', blocks: [] }, audience: 'caller' });
      expect(read(await command.answer)).toBe('Last');
      fake.person('alice').slash('stretch');
      await stopping;
      expect(fake.requestsTo(CALLBACK)).toHaveLength(1);
    });
  });

  test('before it was started is no trouble', async () => {
    const adapter = createDiscord({ token: 'a.b.c' }, wholeBot().service, { onRefused: () => {} });
    await adapter.stop();
    await expect(adapter.start()).rejects.toThrow('stopped');
  });
});
