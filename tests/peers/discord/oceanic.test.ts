import {
  ApplicationCommandOptionTypes,
  ApplicationCommandTypes,
  ButtonStyles,
  Client,
  ComponentTypes,
  MessageFlags,
  TextInputStyles,
  type AnyInteractionGateway,
} from 'oceanic.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import { PICTURE } from './test-bot-cards.ts';

// A second client library, written by other people, that knows nothing of discord.js: what both do
// without a violation isn't a habit of one of them.

let fake: FakeDiscord;
let client: Client;

beforeEach(async () => {
  fake = await FakeDiscord.start();
  client = new Client({
    auth: `Bot ${fake.token}`,
    rest: { baseURL: `${fake.api}/v10` },
    gateway: { intents: ['GUILDS', 'GUILD_MESSAGES', 'DIRECT_MESSAGES'] },
  });
  const ready = new Promise((resolve) => client.once('ready', () => resolve(undefined)));
  await client.connect();
  await ready;
  await client.application.bulkEditGlobalCommands([
    {
      type: ApplicationCommandTypes.CHAT_INPUT,
      name: 'stretch',
      description: 'Shows a stretch',
      options: [
        {
          type: ApplicationCommandOptionTypes.STRING,
          name: 'name',
          description: 'Which',
          required: true,
          autocomplete: true,
        },
      ],
    },
  ]);
});

afterEach(async () => {
  client.disconnect(false);
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

/** Answers interactions with a handler. */
function onInteraction(handle: (interaction: AnyInteractionGateway) => Promise<unknown>): void {
  client.on('interactionCreate', (interaction) => void handle(interaction));
}

test('oceanic.js answers a command and edits its answer', async () => {
  onInteraction(async (interaction) => {
    if (!interaction.isCommandInteraction()) return;
    const name = interaction.data.options.getString('name', true);
    await interaction.createMessage({
      content: name,
      components: [
        {
          type: ComponentTypes.ACTION_ROW,
          components: [
            {
              type: ComponentTypes.BUTTON,
              style: ButtonStyles.PRIMARY,
              customID: 'more',
              label: 'More',
            },
          ],
        },
      ],
      flags: MessageFlags.EPHEMERAL,
    });
    await interaction.editOriginal({ content: `${name}, slowly` });
  });
  const answer = await fake.person('alice').slash('stretch', { name: 'cobra' }).answer;
  await answer.edited();
  expect(answer.content).toBe('cobra, slowly');
  expect(answer.ephemeral).toBe(true);
});

test('oceanic.js thinks first, and answers with components and a file', async () => {
  onInteraction(async (interaction) => {
    if (!interaction.isCommandInteraction()) return;
    await interaction.defer();
    await interaction.editOriginal({
      flags: MessageFlags.IS_COMPONENTS_V2,
      components: [
        { type: ComponentTypes.TEXT_DISPLAY, content: '## Cobra' },
        {
          type: ComponentTypes.MEDIA_GALLERY,
          items: [{ media: { url: 'attachment://cobra.gif' } }],
        },
      ],
      files: [{ name: 'cobra.gif', contents: PICTURE }],
    });
    await interaction.createFollowup({ content: 'Well done' });
  });
  const command = fake.person('alice').slash('stretch', { name: 'cobra' });
  const answer = await command.answer;
  expect(answer.text).toBe('## Cobra');
  expect(answer.files[0]?.bytes.equals(PICTURE)).toBe(true);
  expect((await command.nextFollowUp()).content).toBe('Well done');
});

test('oceanic.js suggests, opens a form and updates a message', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isAutocompleteInteraction())
      return interaction.result([{ name: 'Cobra', value: 'cobra' }]);
    if (interaction.isCommandInteraction()) {
      return interaction.createMessage({
        content: 'When?',
        components: [
          {
            type: ComponentTypes.ACTION_ROW,
            components: [
              {
                type: ComponentTypes.BUTTON,
                style: ButtonStyles.PRIMARY,
                customID: 'time',
                label: 'Set the time',
              },
            ],
          },
        ],
      });
    }
    if (interaction.isComponentInteraction()) {
      return interaction.createModal({
        customID: 'form',
        title: 'When?',
        components: [
          {
            type: ComponentTypes.LABEL,
            label: 'At',
            component: {
              type: ComponentTypes.TEXT_INPUT,
              customID: 'at',
              style: TextInputStyles.SHORT,
            },
          },
        ],
      });
    }
    if (interaction.isModalSubmitInteraction()) {
      return interaction.editParent({
        content: `At ${interaction.data.components.getTextInput('at', true)}`,
        components: [],
      });
    }
  });
  const alice = fake.person('alice');
  expect(await alice.type('stretch', 'name', 'c').choices).toEqual([
    { name: 'Cobra', value: 'cobra' },
  ]);
  const message = await alice.slash('stretch', { name: 'cobra' }).answer;
  const modal = await alice.click(message, 'Set the time').modal;
  const changed = await alice.submit(modal, { at: '09:30' }).answer;
  expect(changed).toBe(message);
  expect(message.content).toBe('At 09:30');
});

test('oceanic.js posts a file in a channel and hears who mentions it', async () => {
  client.on('messageCreate', (message) => {
    if (message.author.bot) return;
    void client.rest.channels.createMessage(message.channelID, {
      content: message.content === '' ? 'nothing' : 'heard',
      files: [{ name: 'cobra.gif', contents: PICTURE }],
    });
  });
  fake.person('alice').write(fake.general, 'between ourselves');
  expect((await fake.general.next()).content).toBe('nothing');
  fake.person('alice').write(fake.general, 'hello', { mention: true });
  const heard = await fake.general.next();
  expect(heard.content).toBe('heard');
  expect(heard.files[0]?.bytes.equals(PICTURE)).toBe(true);
});

test('oceanic.js loses the network, resumes, and gets what happened meanwhile', async () => {
  onInteraction(async (interaction) => {
    if (interaction.isCommandInteraction()) await interaction.createMessage({ content: 'here' });
  });
  const resumed = new Promise((resolve) => client.once('shardResume', () => resolve(undefined)));
  fake.gateway.cut();
  const meanwhile = fake.person('alice').slash('stretch', { name: 'cobra' });
  await resumed;
  expect((await meanwhile.answer).content).toBe('here');
  expect(fake.gateway.sessions).toHaveLength(1);
});
