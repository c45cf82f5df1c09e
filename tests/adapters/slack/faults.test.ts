import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createSlack } from '../../../adapters/slack/slack.ts';
import { RefusedError } from '../../../src/adapter.ts';
import { startServer } from '../../../src/server/server.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { ApiFault } from '../../peers/slack/faults.ts';
import { folderWith } from '../../support/folders.ts';
import { PICTURES } from '../../support/pictures.ts';
import { replies, wholeBot } from './bot.ts';
import { connect, PUBLIC_URL } from './connect.ts';
import { eventBody } from './event-body.ts';
import { textOf } from './reading.ts';
import { slackWithBot } from './with-bot.ts';

/** Rejections that nobody handled while a test ran, which end a process. */
function watchRejections(): unknown[] {
  const leftAlone: unknown[] = [];
  const note = (reason: unknown) => void leftAlone.push(reason);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  return leftAlone;
}

describe('an answer arrives', () => {
  const troubles: [string, ApiFault[]][] = [
    ['Slack has a fault', [{ status: 500 }]],
    ['the connection had been broken', [{ reset: 'before' }]],
    ['too much was posted, for a moment', [{ status: 429, retryAfterSeconds: 0 }]],
    ['Slack is slow', [{ delayMs: 200 }]],
  ];

  test.each(troubles)('to a direct message although %s', async (_, faults) => {
    const { slack, alice } = await slackWithBot();
    slack.faults.next('chat.postMessage', ...faults);
    expect(await alice.tells('cobra').answer).toMatchObject({ onlyVisibleToYou: false });
    await slack.quiet(40);
    expect(alice.sights()).toHaveLength(1);
  });

  test.each([...troubles, ['the address has expired', [{ status: 404 }]]] satisfies [
    string,
    ApiFault[],
  ][])('to a command although %s', async (_, faults) => {
    const { slack, alice } = await slackWithBot();
    slack.faults.next('response_url', ...faults);
    expect(textOf(await alice.runs('/stretch cobra').answer)).toContain('Cobra Stretch');
    await slack.quiet(40);
    expect(alice.sights()).toHaveLength(1);
  });

  test('to a command, to the asker alone, when its address fails again and again', async () => {
    const { slack, alice, bob } = await slackWithBot();
    slack.faults.always('response_url', { status: 500 });
    const answer = await alice.runs('/stretch cobra').answer;
    expect(answer).toMatchObject({ onlyVisibleToYou: true });
    await slack.quiet(40);
    expect(bob.sights()).toEqual([]);
  });

  test('in direct messages, where neither the address nor the channel works', async () => {
    const { slack, alice } = await slackWithBot();
    slack.faults.always('response_url', { status: 404 });
    slack.faults.always('chat.postEphemeral', { error: 'not_in_channel' });
    const answer = await alice.runs('/stretch cobra').answer;
    expect(answer).toMatchObject({ channel: expect.stringMatching(/^D/) });
  });

  test('to a mention, directly, when the channel has to wait for long', async () => {
    const { slack, alice } = await slackWithBot();
    slack.faults.next('chat.postMessage', { status: 429, retryAfterSeconds: 60 });
    const answer = await alice.mentions('cobra').answer;
    expect(answer).toMatchObject({ channel: expect.stringMatching(/^D/) });
  });

  test('another way, when a call isn’t answered at all', async () => {
    const { slack, alice } = await slackWithBot({ patience: 100 });
    slack.faults.always('response_url', { hang: true });
    expect(await alice.runs('/stretch cobra').answer).toMatchObject({ onlyVisibleToYou: true });
    expect(slack.calls.filter(({ method }) => method === 'response_url')).toHaveLength(1);
  });

  test('though a success says in its body that it is none', async () => {
    const { slack, alice } = await slackWithBot();
    slack.faults.always('response_url', { error: 'expired_url' });
    expect(await alice.runs('/stretch cobra').answer).toMatchObject({ onlyVisibleToYou: true });
  });

  test('to whoever asks, in a channel that takes a message a second', async () => {
    const { slack, alice, bob } = await slackWithBot({ limitsPosts: true });
    alice.mentions('cobra');
    bob.mentions('cobra');
    await vi.waitFor(() => expect(slack.messagesIn('general')).toHaveLength(2), { timeout: 5_000 });
  });

  test('late, when the question came late', async () => {
    const { slack, alice } = await slackWithBot();
    slack.faults.nextDelivery({ lateMs: 100 });
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
  });

  test('or else there is a line in the log, and everything goes on', async () => {
    const { slack, alice, lines } = await slackWithBot();
    const broken = slack.faults.always('chat.postMessage', { status: 500 });
    const alsoBroken = slack.faults.always('chat.postEphemeral', { status: 503 });
    alice.tells('cobra');
    await vi.waitFor(() => {
      expect(lines.map((line) => line['event'])).toContain('slack.unanswered');
    });
    broken.end();
    alsoBroken.end();
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
  });
});

describe('Socket Mode', () => {
  test.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'Slack renews the connection (%s), and the bot is back',
    async (reason) => {
      const { slack, alice } = await slackWithBot();
      slack.recycle(reason);
      await vi.waitFor(() => expect(openings(slack)).toBe(2));
      await vi.waitFor(() => expect(slack.connections).toBe(1));
      expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
    },
  );

  test('a frame that Slack’s library can’t read is left out, and the next is answered', async () => {
    const leftAlone = watchRejections();
    const { slack, alice, lines } = await slackWithBot();
    for (const frame of ['{"type":"events_api","payload":{}}', 'null', '[]', 'no JSON']) {
      slack.sendFrame(frame);
    }
    expect(textOf(await alice.runs('/stretch cobra').answer)).toContain('Cobra Stretch');
    expect(lines.map(({ event }) => event)).toContain('slack.unreadable');
    expect(leftAlone).toEqual([]);
  });

  test('a connection breaks, and the bot is back', async () => {
    const { slack, alice } = await slackWithBot();
    slack.dropConnections();
    await vi.waitFor(() => expect(openings(slack)).toBe(2));
    await vi.waitFor(() => expect(slack.connections).toBe(1));
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
  });

  test('a connection that Slack closes again and again is opened more and more slowly', async () => {
    const { slack, lines } = await slackWithBot();
    for (let times = 2; times < 6; times += 1) {
      slack.dropConnections();
      await vi.waitFor(() => expect(openings(slack)).toBe(times), { timeout: 5_000 });
      await vi.waitFor(() => expect(slack.connections).toBe(1));
    }
    const pauses = lines.filter(({ event }) => event === 'slack.short-lived');
    expect(pauses.map(({ losses }) => losses)).toEqual([2, 3, 4]);
  });

  test.each<[string, ApiFault[]]>([
    ['faults', [{ status: 500 }, { status: 503 }]],
    ['a broken line', [{ reset: 'before' }]],
    ['a rate limit', [{ status: 429, retryAfterSeconds: 0 }]],
    ['an error of Slack’s own', [{ error: 'internal_error' }]],
  ])('coming back meets %s', async (_, faults) => {
    const { slack, alice, bot } = await slackWithBot();
    slack.faults.next('apps.connections.open', ...faults);
    slack.dropConnections();
    await vi.waitFor(() => expect(openings(slack)).toBe(faults.length + 2), { timeout: 5_000 });
    await vi.waitFor(() => expect(slack.connections).toBe(1));
    expect(bot.refusals).toEqual([]);
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
  });

  test('a Slack that leaves its end open is noticed', { timeout: 15_000 }, async () => {
    const { slack, alice } = await slackWithBot({ lingersAfterClose: true });
    slack.recycle();
    await vi.waitFor(() => expect(openings(slack)).toBe(2), { timeout: 10_000 });
    await vi.waitFor(() => expect(slack.connections).toBe(1));
    expect(textOf(await alice.tells('cobra').answer)).toContain('Cobra Stretch');
  });

  test('a token revoked meanwhile is refused with one clear line', async () => {
    const { slack, bot } = await slackWithBot();
    slack.faults.always('apps.connections.open', { error: 'invalid_auth' });
    slack.dropConnections();
    await vi.waitFor(() => expect(bot.refusals).toHaveLength(1));
    expect(bot.refusals[0]?.message).toMatch(
      /^Slack refused SLACK_APP_TOKEN: invalid_auth\. .*api\.slack\.com/,
    );
    await slack.quiet(40);
    expect(bot.refusals).toHaveLength(1);
  });

  test.each([0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89])(
    'a stop %i turns into coming back ends it',
    async (turns) => {
      const leftAlone = watchRejections();
      const { slack, bot } = await slackWithBot();
      slack.dropConnections();
      for (let at = 0; at < turns; at += 1) await turn();
      await bot.stop();
      await slack.quiet(20);
      expect(slack.connections).toBe(0);
      expect(bot.refusals).toEqual([]);
      expect(leftAlone).toEqual([]);
    },
  );

  test('a stop while Slack takes its time to let the bot in ends that too', async () => {
    const { slack, bot } = await slackWithBot();
    slack.faults.next('apps.connections.open', { delayMs: 100 });
    slack.dropConnections();
    await vi.waitFor(() => expect(openings(slack)).toBe(2));
    await bot.stop();
    await slack.quiet(50);
    expect(slack.connections).toBe(0);
  });

  test('a stop isn’t held up by a Slack that leaves its end open', async () => {
    const { bot, slack } = await slackWithBot({ lingersAfterClose: true });
    await bot.stop();
    expect(slack.connections).toBe(0);
  });

  function openings(slack: FakeSlack): number {
    return slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
  }
});

describe('signed HTTP', () => {
  const body = eventBody('Ev1', {
    type: 'app_mention',
    user: 'U01ALICE',
    text: 'cobra',
    channel: 'C01GENERAL',
    ts: '1.1',
  });
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

  test.each(['bad', 'stale'] as const)('a %s signature gets nothing but 401', async (signature) => {
    const { slack, bot } = await slackWithBot({ mode: 'http' });
    const answer = await slack.post(bot.url, body, undefined, signature);
    expect(answer).toEqual({ status: 401, body: '' });
    await slack.quiet(40);
    expect(slack.calls.map(({ method }) => method)).toEqual(['auth.test']);
  });

  test('an unsigned command can’t hide behind Slack’s check of the certificate', async () => {
    const { slack, bot } = await slackWithBot({ mode: 'http' });
    const answer = await slack.post(
      bot.url,
      'ssl_check=1&command=%2Fstretch&text=cobra',
      FORM,
      'bad',
    );
    expect(answer).toEqual({ status: 200, body: '' });
    await slack.quiet(40);
    expect(slack.calls).toHaveLength(1);
  });

  test('Slack’s question whether the address is the bot’s is answered', async () => {
    const { slack, bot } = await slackWithBot({ mode: 'http' });
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const answer = await slack.post(bot.url, challenge);
    expect(answer).toEqual({ status: 200, body: '{"challenge":"abc"}' });
  });

  test.each([
    ['what isn’t JSON', '{', 400],
    ['two megabytes', `"${'x'.repeat(2 * 1024 * 1024)}"`, 413],
    ['nothing at all', 'null', 400],
    ['a list', '[]', 400],
    ['an event of nothing', '{"type":"event_callback","event":null}', 400],
  ])('%s is refused without a word about the inside', async (_, sent, status) => {
    const { slack, bot } = await slackWithBot({ mode: 'http' });
    expect(await slack.post(bot.url, sent)).toEqual({ status, body: '' });
  });

  test.each([
    'null',
    '5',
    '{"type":"block_actions","user":{"id":"U1"},"actions":[null]}',
    '{"type":"block_actions","user":null,"actions":[]}',
    '{"type":"view_submission","user":{"id":"U1"},"view":{"id":"V1","state":null}}',
    '['.repeat(100_000),
  ])(
    'a signed click on nothing (%.40s) is refused at once, and the bot goes on',
    async (payload) => {
      const { slack, bot } = await slackWithBot({ mode: 'http' });
      const sent = new URLSearchParams({ payload }).toString();
      expect(await slack.post(bot.url, sent, FORM)).toEqual({ status: 400, body: '' });
      const { acknowledged } = await slack.person('alice').runs('/stretch cobra').ack;
      expect(acknowledged).toBe(true);
    },
  );

  test('a signed click that can’t be read, or that nobody listens for, is answered once and in time', async () => {
    const { slack, bot } = await slackWithBot({ mode: 'http', ackDeadlineMs: 20_000 });
    const click = {
      type: 'block_actions',
      user: { id: 'U1' },
      team: { id: 'T01TEST' },
      actions: [{ type: 'button', action_id: '' }],
    };
    const send = (payload: object) =>
      slack.post(
        bot.url,
        new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        FORM,
      );
    expect((await send({ ...click, channel: null })).status).toBe(500);
    expect((await send(click)).status).toBe(404);
    const { acknowledged } = await slack.person('alice').runs('/stretch cobra').ack;
    expect(acknowledged).toBe(true);
  });

  test('only POST is answered, and only while the bot is connected', async () => {
    const { slack, bot } = await slackWithBot({ mode: 'http' });
    expect((await fetch(bot.url)).status).toBe(405);
    await bot.adapter.stop();
    expect((await slack.post(bot.url, body)).status).toBe(503);
  });
});

describe('refused for good', () => {
  test.each([
    ['auth.test', 'invalid_auth', 'SLACK_BOT_TOKEN'],
    ['auth.test', 'account_inactive', 'SLACK_BOT_TOKEN'],
    ['apps.connections.open', 'invalid_auth', 'SLACK_APP_TOKEN'],
    ['apps.connections.open', 'missing_scope', 'SLACK_APP_TOKEN'],
  ])('at its start by %s: %s', async (method, error, variable) => {
    const slack = await FakeSlack.start();
    onTestFinished(() => slack.stop());
    slack.faults.always(method, { error });
    const starting = connect(slack, wholeBot().service, { publicUrl: PUBLIC_URL });
    await expect(starting).rejects.toThrow(RefusedError);
    await expect(starting).rejects.toThrow(`Slack refused ${variable}: ${error}. `);
  });

  test.each([
    ['app_uninstalled', {}, 1],
    ['tokens_revoked', { tokens: { oauth: [], bot: ['U0BOT'] } }, 1],
    ['tokens_revoked', { tokens: { oauth: ['U01ALICE'] } }, 0],
  ])('by the event %s %j', async (type, fields, times) => {
    const { slack, bot } = await slackWithBot({ mode: 'http' });
    for (const id of ['Ev1', 'Ev2']) await slack.post(bot.url, eventBody(id, { type, ...fields }));
    await slack.quiet(40);
    expect(bot.refusals).toHaveLength(times);
    for (const { message } of bot.refusals) expect(message).toContain('SLACK_BOT_TOKEN');
  });

  test('while answering', async () => {
    const { slack, bot, alice } = await slackWithBot();
    slack.faults.always('chat.postMessage', { error: 'token_revoked' });
    slack.faults.always('chat.postEphemeral', { error: 'token_revoked' });
    alice.tells('cobra');
    await vi.waitFor(() => expect(bot.refusals).toHaveLength(1));
  });
});

describe('starting and stopping', () => {
  test('a Slack out of order is waited for', async () => {
    const slack = await FakeSlack.start();
    onTestFinished(() => slack.stop());
    slack.faults.next('auth.test', { status: 503 }, { reset: 'before' });
    slack.faults.next('apps.connections.open', { status: 500 });
    const bot = await connect(slack, wholeBot().service, { publicUrl: PUBLIC_URL });
    onTestFinished(() => bot.stop());
    expect(bot.where).toBe('Slack as unhunch in Test, by Socket Mode');
  });

  test('a stop ends the waiting', async () => {
    const slack = await FakeSlack.start();
    onTestFinished(() => slack.stop());
    slack.faults.always('auth.test', { status: 503 });
    const { apiUrl: api, botToken, appToken } = slack;
    const adapter = createSlack({ mode: 'socket', botToken, appToken, api }, wholeBot().service, {
      pictures: { folder: folderWith({}) },
      onRefused: () => {},
    });
    const starting = adapter.start().catch(() => 'stopped');
    await vi.waitFor(() => expect(slack.calls.length).toBeGreaterThan(0));
    await adapter.stop();
    expect(await starting).toBe('stopped');
  });

  test('before its start Slack is told to come back', async () => {
    const slack = await FakeSlack.start();
    onTestFinished(() => slack.stop());
    const { apiUrl: api, botToken, signingSecret } = slack;
    const adapter = createSlack(
      { mode: 'http', botToken, signingSecret, api },
      wholeBot().service,
      {
        pictures: { folder: folderWith({}) },
        onRefused: () => {},
      },
    );
    const server = await startServer(0, PICTURES, adapter.routes);
    onTestFinished(() => server.close());
    const url = `http://127.0.0.1:${server.port}/slack/events`;
    expect((await slack.post(url, eventBody('Ev1', {}))).status).toBe(503);
    await adapter.stop();
  });

  test('what is under way is answered before it goes, and a second stop does no harm', async () => {
    const { slack, bot, alice } = await slackWithBot();
    slack.faults.next('response_url', { delayMs: 100 });
    const asked = alice.runs('/stretch cobra');
    await asked.ack;
    const stopped = Promise.all([bot.adapter.stop(), bot.adapter.stop()]);
    expect(textOf(await asked.answer)).toContain('Cobra Stretch');
    await stopped;
    expect(slack.connections).toBe(0);
  });

  test('a form sent at the last moment is still answered', async () => {
    const asked = Promise.withResolvers<void>();
    const answering = Promise.withResolvers<void>();
    const { service } = wholeBot();
    const { bot, alice } = await slackWithBot({
      broken: {
        async handle(request) {
          if (request.input.type === 'form') {
            asked.resolve();
            await answering.promise;
          }
          return service.answer(request);
        },
      },
    });
    const form = await alice.usesShortcut('pick').answer;
    const sent = alice.submits(form, { words: 'chest pain' });
    await asked.promise;
    const stopped = bot.adapter.stop();
    answering.resolve();
    expect(textOf(await sent.answer)).toContain(replies.emergency.lead);
    await stopped;
  });
});
