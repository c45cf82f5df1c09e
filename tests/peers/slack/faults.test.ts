import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeSlack } from './fake-slack.ts';
import type { ApiFault } from './faults.ts';
import { until } from './bots/until.ts';
import type { PeerOptions } from './server/peer-options.ts';
import { SILENT, startPlainApp } from './bots/plain-app.ts';
import { BOT } from './workspace/workspace.ts';

async function start(options: PeerOptions = {}) {
  const slack = await FakeSlack.start(options);
  onTestFinished(() => slack.stop());
  return slack;
}

/** A client without the retries that would hide what happens. */
function clientOf(slack: FakeSlack, options: WebClientOptions = {}) {
  const once = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: SILENT };
  return new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, ...once, ...options });
}

const post = (client: WebClient, channel = 'general') =>
  client.apiCall('chat.postMessage', { channel, text: 'Stretch!' });

describe('a post that goes wrong', () => {
  test.each<[string, ApiFault, new (...args: never[]) => Error, number]>([
    ['a server error', { status: 500 }, WebAPIHTTPError, 0],
    ['too many requests', { status: 429, retryAfterSeconds: 7 }, WebAPIRateLimitedError, 0],
    ['a connection that breaks before', { reset: 'before' }, WebAPIRequestError, 0],
    ['a connection that breaks after', { reset: 'after' }, WebAPIRequestError, 1],
    ['a refusal', { error: 'is_archived' }, WebAPIPlatformError, 0],
    ['no answer at all', { hang: true }, WebAPIRequestError, 0],
  ])('with %s: the client tells it so, and the channel holds what Slack took', async (...row) => {
    const [, fault, kind, standing] = row;
    const slack = await start();
    slack.faults.next('chat.postMessage', fault);
    await expect(post(clientOf(slack, { timeout: 100 }))).rejects.toBeInstanceOf(kind);
    expect(slack.messagesIn('general')).toHaveLength(standing);
    expect(slack.calls.at(-1)?.refused).toBeDefined();

    await post(clientOf(slack));
    expect(slack.messagesIn('general')).toHaveLength(standing + 1);
  });

  test('a lasting fault lasts until it ends', async () => {
    const slack = await start();
    const gone = slack.faults.always('chat.postMessage', { error: 'not_in_channel' });
    await expect(post(clientOf(slack))).rejects.toThrow('not_in_channel');
    await expect(post(clientOf(slack))).rejects.toThrow('not_in_channel');
    gone.end();
    await post(clientOf(slack));
  });
});

describe('what Slack refuses', () => {
  test('a second message to a channel within a second', async () => {
    let now = 0;
    const slack = await start({ limitsPosts: true, now: () => now });
    const client = clientOf(slack);
    await post(client, 'general');
    await post(client, 'random');
    await expect(post(client, 'general')).rejects.toBeInstanceOf(WebAPIRateLimitedError);
    now += 1000;
    await post(client, 'general');
    expect(slack.messagesIn('general')).toHaveLength(2);
  });

  test('a message to a channel that is archived, unknown, or closed to the bot', async () => {
    const slack = await start({
      channels: [
        { name: 'old', isArchived: true },
        { name: 'open', botIsMember: false },
        { name: 'closed', botIsMember: false, isPrivate: true },
      ],
    });
    await expect(post(clientOf(slack), 'old')).rejects.toThrow('is_archived');
    await expect(post(clientOf(slack), 'nowhere')).rejects.toThrow('channel_not_found');
    await expect(post(clientOf(slack), 'closed')).rejects.toThrow('channel_not_found');
    await post(clientOf(slack), 'open');
    slack.workspace.conversation('open')?.members.delete(BOT.id);

    const strict = await start({
      scopes: ['chat:write'],
      channels: [{ name: 'open', botIsMember: false }],
    });
    await expect(post(clientOf(strict), 'open')).rejects.toThrow('not_in_channel');
  });

  test('a method without its scope, an unknown one, and a wrong token', async () => {
    const slack = await start({ scopes: ['commands'] });
    await expect(post(clientOf(slack))).rejects.toThrow('missing_scope');
    await expect(clientOf(slack).apiCall('chat.shout')).rejects.toThrow('unknown_method');
    expect(slack.violations).toEqual([
      'chat.postMessage: missing_scope',
      'chat.shout: unknown_method',
    ]);
    const stranger = new WebClient('xoxb-other', { slackApiUrl: slack.apiUrl });
    await expect(stranger.auth.test()).rejects.toThrow('invalid_auth');
  });

  test('a modal with a trigger that is unknown, or with a wrong view', async () => {
    const slack = await start();
    const { views } = clientOf(slack);
    const title = { type: 'plain_text', text: 'Settings' } as const;
    const view = { type: 'modal', title, blocks: [] } as const;
    const good = { ...view, blocks: [] };
    await expect(views.open({ trigger_id: '1.2.x', view: good })).rejects.toThrow(
      'invalid_trigger_id',
    );
    const bad = { ...good, title: { ...title, text: 'A title that is far too long' } };
    await expect(views.open({ trigger_id: '1.2.x', view: bad })).rejects.toThrow(
      'invalid_arguments',
    );
    expect(slack.violations).toEqual([
      'views.open: /title/text must NOT have more than 24 characters',
    ]);
  });

  test('a modal that comes too late', async () => {
    let now = 0;
    const slack = await start({ now: () => now });
    const { app } = await startPlainApp(slack, 'socket');
    const refused: unknown[] = [];
    app.error(async (error) => void refused.push(error));
    const alice = slack.person('alice');
    const card = await alice.runs('/stretch neck').answer;
    app.use(async ({ next }) => {
      now += 3001;
      await next();
    });
    await alice.clicks(card, 'Settings').ack;
    await until(() => refused.length > 0);
    expect(String(refused)).toContain('expired_trigger_id');
    expect(slack.calls.at(-1)).toMatchObject({
      method: 'views.open',
      refused: 'expired_trigger_id',
    });
  });

  test('a second modal for one click', async () => {
    const slack = await start();
    const { app } = await startPlainApp(slack, 'socket');
    const refused: unknown[] = [];
    app.error(async (error) => void refused.push(error));
    app.action('settings', async ({ body, client }) => {
      const title = { type: 'plain_text', text: 'Again' } as const;
      const view = { type: 'modal' as const, title, blocks: [] };
      if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view });
    });
    const alice = slack.person('alice');
    alice.clicks(await alice.runs('/stretch neck').answer, 'Settings');
    await until(() => refused.length > 0);
    expect(String(refused)).toContain('exchanged_trigger_id');
  });

  test('a sixth use of a response_url, and any after half an hour', async () => {
    let now = 0;
    const slack = await start({ now: () => now });
    const { app } = await startPlainApp(slack, 'socket');
    const urls: string[] = [];
    app.use(async ({ body, next }) => {
      if ('response_url' in body) urls.push(String(body.response_url));
      await next();
    });
    await slack.person('alice').runs('/stretch neck').answer;
    await slack.person('alice').runs('/stretch back').answer;
    const [first = '', second = ''] = urls;
    const respond = async (url: string) => {
      const sent = await fetch(url, { method: 'POST', body: '{"text":"Again"}' });
      return `${sent.status} ${await sent.text()}`;
    };
    // The command's own answer was the first use.
    for (let use = 2; use <= 5; use += 1) expect(await respond(first)).toBe('200 ok');
    expect(await respond(first)).toBe('404 used_url');
    now += 30 * 60_000 + 1;
    expect(await respond(second)).toBe('404 expired_url');
  });

  test('an update of an ephemeral message, which only its response_url reaches', async () => {
    const slack = await start();
    const client = clientOf(slack);
    const hidden = await client.chat.postEphemeral({
      channel: 'general',
      user: 'U01ALICE',
      text: 'Psst',
    });
    const update = { channel: 'C01GENERAL', ts: hidden.message_ts ?? '', text: 'Psst!' };
    await expect(client.chat.update(update)).rejects.toThrow('message_not_found');
    expect(slack.person('bob').sights()).toEqual([]);
    expect(slack.person('alice').sights()).toMatchObject([
      { text: 'Psst', onlyVisibleToYou: true },
    ]);
  });
});

test('a text without blocks takes the place of the blocks that were there', async () => {
  const slack = await start();
  const client = clientOf(slack);
  const blocks = [{ type: 'divider' }];
  await client.apiCall('chat.postMessage', { channel: 'general', text: 'x', blocks });
  const where = { channel: 'C01GENERAL', ts: slack.messagesIn('general')[0]?.ts ?? '' };
  await client.chat.update({ ...where, text: 'Done' });
  expect(slack.messagesIn('general')).toMatchObject([{ text: 'Done', blocks: [] }]);
});

test("a person's time zone comes with its offset", async () => {
  const slack = await start({ people: [{ name: 'mei', tz: 'Asia/Kolkata', locale: 'hi-IN' }] });
  const { user } = await clientOf(slack).users.info({ user: 'U01MEI', include_locale: true });
  expect(user).toMatchObject({ tz: 'Asia/Kolkata', tz_offset: 19_800, locale: 'hi-IN' });
});

test('a command that nobody acknowledges fails before the eyes of the person', async () => {
  const slack = await start({ ackDeadlineMs: 50 });
  const { app } = await startPlainApp(slack, 'socket');
  app.command('/slow', async () => {});
  const ran = slack.person('alice').runs('/slow');
  expect(await ran.ack).toMatchObject({ acknowledged: false, reason: 'timeout', attempts: 1 });
  expect(await ran.answer).toMatchObject({
    text: '/slow failed with the error "operation_timeout"',
    onlyVisibleToYou: true,
  });
});

test('somebody who waits in vain is told what the bot did instead', async () => {
  const slack = await start({ patienceMs: 20 });
  await startPlainApp(slack, 'socket');
  const alone = slack.person('alice').writes('just chatting');
  await expect(alone.answer).rejects.toThrow(
    /alice saw nothing new within 20 ms after writing in general\. The bot called: auth\.test, apps\.connections\.open\./,
  );
});
