import { expect, onTestFinished, test } from 'vitest';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { FakeSlack } from '../peers/slack/fake-slack.ts';
import { startBot } from './start-bot.ts';

test('a team lead sets the daily stretch in Discord and in Slack, has one posted now, and everybody can say that it is done', async () => {
  const [discord, slack] = await Promise.all([FakeDiscord.start(), FakeSlack.start()]);
  onTestFinished(async () => {
    await Promise.all([discord.stop(), slack.stop()]);
    expect([...discord.violations, ...slack.violations]).toEqual([]);
  });
  const bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  });
  await bot.greeting;
  const lead = discord.person('alice', { permissions: ['ManageGuild'] });
  const colleague = discord.person('bob');

  const said = () =>
    lead.slash('stretch-schedule', { words: '9:00 weekdays Europe/Berlin' }).answer;
  let answer = await said();
  // The very first time the database is set up, which may take longer than an answer may.
  while (!answer.text.includes('Europe/Berlin')) answer = await said();
  expect(answer.ephemeral).toBe(true);

  await lead.slash('stretch-schedule', { words: 'now' }).answer;
  const post = await discord.general.next();
  expect(post.buttons.map(({ label }) => label)).toContain('Done');
  expect((await colleague.click(post, 'Done').answer).text).toContain('One person has done it');

  const alice = slack.person('alice');
  const set = await alice.runs('/stretch schedule 9:00 weekdays Europe/Berlin', 'general').answer;
  expect(JSON.stringify(set)).toContain('Europe/Berlin');
  const asked = alice.runs('/stretch schedule now', 'general');
  await asked.answer;
  await expect
    .poll(() => JSON.stringify(slack.messagesIn('general')), { timeout: 20_000 })
    .toContain('Swap it');

  bot.child.kill('SIGTERM');
  const { code, err } = await bot.ended;
  expect(code).toBe(0);
  expect(err).not.toMatch(/weekdays|Berlin/);
}, 120_000);
