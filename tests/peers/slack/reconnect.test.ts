import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeSlack } from './fake-slack.ts';
import type { ApiFault } from './faults.ts';
import type { PeerOptions } from './server/peer-options.ts';
import { startPlainApp } from './bots/plain-app.ts';
import { until } from './bots/until.ts';

async function start(options: PeerOptions = {}) {
  const slack = await FakeSlack.start(options);
  onTestFinished(() => slack.stop());
  return slack;
}

/**
 * Resolves once the bot is back and answers. A test that ended between the connection and Bolt's
 * reading of Slack's greeting would run into yet another rejection that nobody handles
 * (github.com/slackapi/node-slack-sdk/issues/2656).
 */
async function isBack(slack: FakeSlack) {
  await until(() => slack.connections === 1);
  expect(await slack.person('alice').tells('hello').answer).toMatchObject({ text: 'Read it.' });
}

/** Bolt waits this long before it connects anew, rather than its usual five seconds. */
const SOON = { reconnectDelayMs: 300 };

describe('a bot on Socket Mode connects anew', () => {
  test.each(['refresh_requested', 'warning'] as const)('after a %s', async (reason) => {
    const slack = await start();
    await startPlainApp(slack, 'socket', SOON);
    slack.recycle(reason);
    await until(() => slack.connections === 0);
    await isBack(slack);
  });

  test('after its connection broke, and Slack refused at first', async () => {
    const slack = await start();
    await startPlainApp(slack, 'socket', SOON);
    slack.faults.next('apps.connections.open', { error: 'internal_error' });
    slack.dropConnections();
    await isBack(slack);
    const opened = slack.calls.filter(({ method }) => method === 'apps.connections.open');
    expect(opened.map(({ refused }) => refused)).toEqual([undefined, 'internal_error', undefined]);
  });

  test('and gets what came meanwhile, once Slack tries again', async () => {
    const slack = await start({ retryDelaysMs: [0, 1000] });
    const { handled } = await startPlainApp(slack, 'socket', SOON);
    slack.dropConnections();
    const ack = await slack.person('alice').tells('hello').ack;
    expect(ack).toMatchObject({ acknowledged: true, attempts: 3 });
    await slack.quiet();
    expect(handled).toEqual(['message hello']);
  });

  test('later where Slack keeps the TCP connection open after the closing handshake', async () => {
    const slack = await start({ lingersAfterClose: true });
    const { warnings } = await startPlainApp(slack, 'socket', SOON);
    slack.recycle();
    await until(() => slack.connections === 0);
    await isBack(slack);
    expect(warnings.join('\n')).toContain("A pong wasn't received from the server");
  });
});

describe('what ends the process of a bot on @slack/socket-mode 3.1', () => {
  test.each<[string, ApiFault, number, string]>([
    [
      'a token that was revoked',
      { error: 'invalid_auth' },
      100,
      'An API error occurred: invalid_auth',
    ],
    ['a server error, without retries', { status: 500 }, 0, 'statusCode = 500'],
  ])('%s while it connects anew', { timeout: 30_000 }, async (_what, fault, retries, line) => {
    const slack = await start();
    const program = join(import.meta.dirname, 'bots/plain-process.ts');
    const args = [slack.apiUrl, slack.appToken, slack.botToken, String(retries)];
    const bot = spawn(process.execPath, [program, ...args]);
    onTestFinished(() => void bot.kill());
    let errors = '';
    bot.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const end = once(bot, 'close');
    await once(bot.stdout, 'data');
    slack.faults.next('apps.connections.open', fault);
    slack.dropConnections();
    expect((await end)[0]).toBe(1);
    expect(errors).toContain(line);
    // A stack trace instead of a word to whoever runs it: nobody handled the rejection.
    expect(errors).toContain('Node.js v');
  });
});
