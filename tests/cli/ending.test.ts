import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FakeSlack } from '../peers/slack/fake-slack.ts';
import { folderWith } from '../support/folders.ts';
import { startBot } from './start-bot.ts';

/** A Slack, and the environment of a bot in it. */
async function slackAndEnv() {
  const slack = await FakeSlack.start();
  onTestFinished(() => slack.stop());
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  return { slack, env };
}

test('a bot that is told to stop twice, as by a terminal and by npm, stops once and in peace', async () => {
  const { slack, env } = await slackAndEnv();
  const bot = startBot(env);
  await bot.greeting;
  const { answer } = slack.person('alice').runs('/stretch cobra');
  bot.child.kill('SIGINT');
  bot.child.kill('SIGINT');
  bot.child.kill('SIGTERM');
  const { code, err } = await bot.ended;
  expect(code).toBe(0);
  expect(err).toContain('"stopped"');
  await answer.catch(() => {});
}, 60_000);

test('a stop while pictures are being uploaded gives them up', async () => {
  const { slack, env } = await slackAndEnv();
  slack.faults.always('files.getUploadURLExternal', { hang: true });
  const bot = startBot(env);
  await bot.greeting;
  await expect
    .poll(() => slack.calls.some(({ method }) => method === 'files.getUploadURLExternal'))
    .toBe(true);
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
}, 60_000);

test('a stop while the database is being set up ends in peace', async () => {
  const { slack, env } = await slackAndEnv();
  const bot = startBot(env);
  await bot.greeting;
  void slack
    .person('alice')
    .runs('/stretch schedule 9:00 weekdays Europe/Berlin')
    .answer.catch(() => {});
  const { promise: begun, resolve } = Promise.withResolvers<void>();
  bot.child.stderr?.on('data', (part: string) => part.includes('Setting up') && resolve());
  await begun;
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
}, 60_000);

test('a stop while the platform doesn’t let it in ends the waiting', async () => {
  const { slack, env } = await slackAndEnv();
  slack.faults.always('auth.test', { status: 500 });
  const bot = startBot(env);
  const { promise: tried, resolve } = Promise.withResolvers<void>();
  bot.child.stderr?.on('data', (part: string) => part.includes('slack.unreachable') && resolve());
  await tried;
  bot.child.kill('SIGTERM');
  const { code, out } = await bot.ended;
  expect(code).toBe(0);
  expect(out).toBe('');
}, 60_000);

test('a crash says where, and nothing of what was being handled', async () => {
  const { env } = await slackAndEnv();
  const fault = `process.on('SIGUSR2', () => { throw new Error('xoxb-secret, my chest hurts'); });`;
  const file = join(folderWith({ 'fault.mjs': fault }), 'fault.mjs');
  const bot = startBot({ ...env, NODE_OPTIONS: `--import=${file}` });
  await bot.greeting;
  bot.child.kill('SIGUSR2');
  const { code, err, out } = await bot.ended;
  expect(code).toBe(1);
  expect(err).toContain('"crashed"');
  expect(err + out).not.toMatch(/xoxb-|chest/);
}, 60_000);

test('a log that nobody reads any more leaves nobody without an answer', async () => {
  const { slack, env } = await slackAndEnv();
  const bot = startBot(env);
  await bot.greeting;
  bot.child.stderr?.destroy();
  slack.dropConnections();
  // Each loss is a line in the log.
  await expect.poll(() => slack.connections, { timeout: 30_000 }).toBe(1);
  const answer = await slack.person('alice').runs('/stretch cobra').answer;
  expect(JSON.stringify(answer)).toContain('Cobra Stretch');
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
}, 60_000);
