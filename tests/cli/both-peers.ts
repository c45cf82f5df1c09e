import { expect, onTestFinished } from 'vitest';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { FakeSlack } from '../peers/slack/fake-slack.ts';

/** Both platforms, and the variables that connect to each. Afterwards, nobody may have broken a rule. */
export async function peers() {
  const [discord, slack] = await Promise.all([FakeDiscord.start(), FakeSlack.start()]);
  onTestFinished(async () => {
    await Promise.all([discord.stop(), slack.stop()]);
    expect([...discord.violations, ...slack.violations]).toEqual([]);
  });
  const discordEnv = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api };
  const slackEnv = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  return { discord, slack, discordEnv, slackEnv };
}
