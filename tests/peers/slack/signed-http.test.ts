import { expect, onTestFinished, test } from 'vitest';
import { FakeSlack } from './fake-slack.ts';
import type { PeerOptions } from './server/peer-options.ts';
import { startPlainApp } from './bots/plain-app.ts';
import { startRecorder } from './bots/recorder.ts';

async function start(options: PeerOptions = {}) {
  const slack = await FakeSlack.start(options);
  onTestFinished(() => slack.stop());
  return slack;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

test('a request with a good signature is taken, a wrong or stale one is not', async () => {
  const slack = await start();
  const { url, handled } = await startPlainApp(slack, 'http');
  const event = {
    type: 'message',
    channel: 'D1',
    channel_type: 'im',
    user: 'U01ALICE',
    text: 'hi',
    ts: '1.1',
  };
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T01TEST', event });
  expect(await slack.post(url, body, undefined, 'bad')).toMatchObject({ status: 401 });
  expect(await slack.post(url, body, undefined, 'stale')).toMatchObject({ status: 401 });
  expect(handled).toEqual([]);
  expect(await slack.post(url, body)).toMatchObject({ status: 200 });
  await slack.quiet();
  expect(handled).toEqual(['message hi']);
});

test('Slack verifies the Request URL and its certificate', async () => {
  const slack = await start();
  const { url } = await startPlainApp(slack, 'http');
  const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 't' });
  expect(await slack.post(url, challenge)).toEqual({ status: 200, body: '{"challenge":"abc"}' });
  expect(await slack.post(url, 'ssl_check=1&token=t', FORM)).toMatchObject({ status: 200 });
});

test('a retry says that it is one, and why', async () => {
  const slack = await start({ retryDelaysMs: [0, 10] });
  const { url, requests } = await startRecorder((count) => (count < 3 ? 503 : 200));
  slack.useRequestUrl(url);
  const ack = await slack.person('alice').tells('hello').ack;
  expect(ack).toMatchObject({ acknowledged: true, attempts: 3, status: 200 });
  const retries = requests.map(({ headers }) => [
    headers['x-slack-retry-num'],
    headers['x-slack-retry-reason'],
  ]);
  expect(retries).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
  ]);
});

test('a bot that is away is a failed connection', async () => {
  const slack = await start({ retryDelaysMs: [] });
  slack.useRequestUrl('http://127.0.0.1:9/');
  const ack = await slack.person('alice').tells('hello').ack;
  expect(ack).toMatchObject({ acknowledged: false, reason: 'connection_failed', attempts: 1 });
});

test('an event that no person causes arrives too', async () => {
  const slack = await start();
  const { app } = await startPlainApp(slack, 'http');
  const seen: string[] = [];
  app.event('tokens_revoked', async ({ event }) => void seen.push(...(event.tokens.bot ?? [])));
  const revoked = {
    type: 'tokens_revoked',
    tokens: { oauth: [], bot: ['U0BOT'] },
    event_ts: '1.1',
  };
  expect(await slack.sendEvent(revoked)).toMatchObject({ acknowledged: true });
  await slack.quiet();
  expect(seen).toEqual(['U0BOT']);
});
