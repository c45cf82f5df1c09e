/**
 * The least that answers on each platform: discord.js and Bolt as their guides
 * have them, with an answer of the same size. A process of its own for the bench.
 */
import { App, HTTPReceiver } from '@slack/bolt';
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { readFileSync } from 'node:fs';
import type { KnownBlock } from '@slack/types';
import type { APIMessageTopLevelComponent } from 'discord.js';

const { DISCORD_TOKEN, DISCORD_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL } =
  process.env;
/** The answers, the same every time: what the bot itself says to the question asked in the bench. */
const answers = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  components: APIMessageTopLevelComponent[];
  blocks: KnownBlock[];
};
const there: Promise<unknown>[] = [];

if (DISCORD_TOKEN && DISCORD_API_URL) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    rest: { api: DISCORD_API_URL },
  });
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    void interaction.reply({ components: answers.components, flags: MessageFlags.IsComponentsV2 });
  });
  there.push(new Promise((resolve) => client.once(Events.ClientReady, resolve)));
  void client.login(DISCORD_TOKEN);
}

if (SLACK_BOT_TOKEN && SLACK_SIGNING_SECRET && SLACK_API_URL) {
  const receiver = new HTTPReceiver({ signingSecret: SLACK_SIGNING_SECRET });
  const clientOptions = { slackApiUrl: SLACK_API_URL };
  const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions });
  app.command('/stretch', async ({ ack, respond }) => {
    await ack();
    await respond({ response_type: 'in_channel', text: 'Causes', blocks: answers.blocks });
  });
  there.push(app.start(Number(process.env['PORT'])));
}

await Promise.all(there);
process.stdout.write('there\n');
