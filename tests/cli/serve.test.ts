import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../support/folders.ts';
import { peers } from './both-peers.ts';
import { startBot } from './start-bot.ts';

test('with tokens for both it connects to both, answers in both, and leaves on SIGTERM', async () => {
  const { discord, slack, discordEnv, slackEnv } = await peers();
  const bot = startBot({ ...discordEnv, ...slackEnv });
  expect(await bot.greeting).toMatch(
    /^Unhunch is there\. Discord as \S+ in 1 server · Slack as \S+ in .+, by Socket Mode · nothing to remember yet · listening on port \d+, metrics for this machine$/,
  );

  const [there, here] = await Promise.all([
    discord.person('alice').slash('stretch', { name: 'cobra' }, { in: discord.general }).answer,
    slack.person('alice').runs('/stretch cobra', 'general').answer,
  ]);
  expect(there.text).toContain('Cobra Stretch');
  expect(JSON.stringify(here)).toContain('Cobra Stretch');

  bot.child.kill('SIGTERM');
  const { code, err } = await bot.ended;
  expect(code).toBe(0);
  expect(err).not.toMatch(/cobra|token|Error/i);
}, 60_000);

test('with one platform, and without a port, it says what is off', async () => {
  const { discordEnv } = await peers();
  const bot = startBot({ ...discordEnv, PORT: '' });
  expect(await bot.greeting).toMatch(/ in 1 server · nothing to remember yet · off: Slack, HTTP$/);
  bot.child.kill('SIGINT');
  expect((await bot.ended).code).toBe(0);
}, 60_000);

test('a token that the platform refuses ends the start with one line that says where to get it', async () => {
  const { discordEnv, slackEnv } = await peers();
  const refused: [string, Record<string, string>][] = [
    ['DISCORD_TOKEN', { ...discordEnv, DISCORD_TOKEN: 'not.the.token' }],
    ['SLACK_BOT_TOKEN', { ...slackEnv, SLACK_BOT_TOKEN: 'xoxb-not-the-token' }],
    ['SLACK_APP_TOKEN', { ...slackEnv, SLACK_APP_TOKEN: 'xapp-not-the-token' }],
  ];
  for (const [variable, env] of refused) {
    const { code, out, err } = await startBot(env).ended;
    const lines = err.trim().split('\n');
    const told = lines.filter((line) => !line.startsWith('{'));
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(variable);
    expect(err).not.toContain('not-the-token');
    expect(err).not.toContain('not.the.token');
  }
}, 60_000);

test('half a set-up is named before anything is connected', async () => {
  const { code, err } = await startBot({ SLACK_BOT_TOKEN: 'xoxb-1' }).ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^SLACK_APP_TOKEN: it is missing.*\n$/);
}, 60_000);

test('as a service it never chats: without a platform it says where to get a token', async () => {
  const { code, out, err } = await startBot({}, { command: ['serve'] }).ended;
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(/^DISCORD_TOKEN, SLACK_BOT_TOKEN: neither is set.*docs\/slack\.md.*\n$/);
}, 60_000);

test('a token revoked while it runs ends it with code 1 and one line', async () => {
  const { slack, slackEnv } = await peers();
  const bot = startBot(slackEnv);
  await bot.greeting;
  slack.faults.always('apps.connections.open', { error: 'invalid_auth' });
  slack.dropConnections();
  const { code, err } = await bot.ended;
  const told = err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));
  expect(code).toBe(1);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('SLACK_APP_TOKEN');
}, 60_000);

test('a platform that can’t be reached yet is tried again, and the bot can still be stopped', async () => {
  const { discordEnv } = await peers();
  const bot = startBot({ ...discordEnv, DISCORD_API_URL: 'http://127.0.0.1:9/api' });
  const { promise: tried, resolve } = Promise.withResolvers<void>();
  bot.child.stderr?.on('data', (part: string) => part.includes('discord.connect') && resolve());
  await tried;
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
}, 60_000);

test('a port that another program has is named with the remedy', async () => {
  const { slack, slackEnv } = await peers();
  const { port } = new URL(slack.apiUrl);
  const { SLACK_APP_TOKEN: _, ...env } = slackEnv;
  const { code, err } = await startBot({ ...env, SLACK_SIGNING_SECRET: 'abc', PORT: port }).ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^PORT: \d+: .*Set PORT to a free one\.\n$/);
}, 60_000);

test('a stop that comes while it is still starting ends it as any other', async () => {
  const { slackEnv } = await peers();
  const data = folderWith({});
  const bot = startBot({ ...slackEnv, UNHUNCH_DATA: data });
  const starts = join(data, 'starts.json');
  // Noted before anything of size is loaded.
  await expect.poll(() => existsSync(starts), { timeout: 30_000, interval: 1 }).toBe(true);
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
  // It isn't held against the next start.
  expect(readFileSync(starts, 'utf8')).toBe('[]');
}, 60_000);
