/**
 * `npm run live`: sends one card of each kind to the real platforms, reads it back
 * and takes it away again. Only where tokens and a channel are given; see docs/testing.md.
 */
import { type Bot, createBot } from '../../src/bot.ts';
import type { Input } from '../../src/request.ts';
import { englishContent } from '../support/content.ts';
import { gallery } from '../support/pictures.ts';
import { tryDiscord } from './discord.ts';
import type { Send } from './send.ts';
import { trySlack } from './slack.ts';

/** What is sent: a card of every kind, by what somebody would type for it. */
const ASKED: Readonly<Record<string, Input>> = {
  exercise: { type: 'command', name: 'stretch', text: 'cobra' },
  list: { type: 'command', name: 'list', text: '' },
  causes: { type: 'command', name: 'ask', text: 'what causes upper back pain' },
  help: { type: 'command', name: 'help', text: '' },
  emergency: { type: 'message', text: 'crushing chest pain' },
  home: { type: 'home' },
};

const bot = createBot(await englishContent(), { pictureOf: gallery });
const { DISCORD_TOKEN, LIVE_DISCORD_CHANNEL, SLACK_BOT_TOKEN, LIVE_SLACK_CHANNEL } = process.env;
let failed = 0;

if (DISCORD_TOKEN && LIVE_DISCORD_CHANNEL) {
  await run('Discord', bot, await tryDiscord(DISCORD_TOKEN, LIVE_DISCORD_CHANNEL));
} else print('Discord is skipped: set DISCORD_TOKEN and LIVE_DISCORD_CHANNEL to try it.');

if (SLACK_BOT_TOKEN && LIVE_SLACK_CHANNEL) {
  await run('Slack', bot, trySlack(SLACK_BOT_TOKEN, LIVE_SLACK_CHANNEL));
} else print('Slack is skipped: set SLACK_BOT_TOKEN and LIVE_SLACK_CHANNEL to try it.');

process.exitCode = failed === 0 ? 0 : 1;

async function run(platform: string, { handle }: Bot, send: Send): Promise<void> {
  for (const [name, input] of Object.entries(ASKED)) {
    const { card } = await handle({ platform: 'live', private: false, input });
    try {
      await send(card);
      print(`${platform} took the ${name} card.`);
    } catch (error) {
      failed++;
      print(`${platform} refused the ${name} card: ${error instanceof Error ? error.message : ''}`);
    }
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
