import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Partials,
  TextDisplayBuilder,
  type ChatInputCommandInteraction,
  type Client,
  type ClientOptions,
  type Interaction,
} from 'discord.js';
import type { FakeDiscord } from './fake-discord.ts';
import { logIn } from './log-in.ts';
import { PICTURE, card, menu, timeModal } from './test-bot-cards.ts';
import { commands } from './test-bot-commands.ts';

/** A plain discord.js bot that uses everything a bot of ours might use. */
export interface TestBot {
  client: Client<true>;
  /** What it noticed: events and errors, in order. */
  seen: string[];
}

/** Logs a bot in and registers its commands. */
export async function startBot(
  fake: FakeDiscord,
  options: Partial<ClientOptions> = {},
): Promise<TestBot> {
  const seen: string[] = [];
  const client = await logIn(
    fake,
    {
      intents: [
        GatewayIntentBits.Guilds,
        GatewayIntentBits.GuildMessages,
        GatewayIntentBits.DirectMessages,
      ],
      partials: [Partials.Channel],
      ...options,
    },
    (each) => listen(each, seen),
  );
  await client.application.commands.set(commands);
  return { client, seen };
}

function listen(client: Client, seen: string[]): void {
  const failed = (error: unknown): void => void seen.push(`error ${String(error)}`);
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction).catch(failed));
  client.on(Events.MessageCreate, (message) => {
    if (message.author.bot) return;
    seen.push(`message "${message.content}"`);
    const meant = !message.inGuild() || message.mentions.has(client.user?.id ?? '');
    if (!meant) return;
    message.reply({ content: 'Hello', allowedMentions: { repliedUser: false } }).catch(failed);
  });
  client.on(Events.Error, failed);
  client.on(Events.ShardResume, () => seen.push('resumed'));
  client.on(Events.ShardReady, () => seen.push('ready'));
  client.on(Events.ShardReconnecting, () => seen.push('reconnecting'));
  client.on(Events.GuildCreate, (guild) => seen.push(`joined ${guild.name}`));
  client.on(Events.GuildDelete, (guild) => seen.push(`left ${guild.name}`));
}

async function answer(interaction: Interaction): Promise<unknown> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    const names = ['cobra', 'cat and cow', 'chair twist'].filter((name) => name.startsWith(typed));
    return interaction.respond(names.map((name) => ({ name, value: name })));
  }
  if (interaction.isChatInputCommand()) return answerCommand(interaction);
  if (interaction.isButton() && interaction.customId === 'another') {
    return interaction.update({
      components: [
        new TextDisplayBuilder({ content: `Another one for ${interaction.user.username}` }),
      ],
      flags: MessageFlags.IsComponentsV2,
      files: [],
      attachments: [],
    });
  }
  if (interaction.isButton()) return interaction.showModal(timeModal());
  if (interaction.isStringSelectMenu()) {
    await interaction.deferUpdate();
    return interaction.editReply({
      content: `Picked ${interaction.values.join(', ')}`,
      components: [],
    });
  }
  if (interaction.isModalSubmit()) {
    return interaction.reply({
      content: `At ${interaction.fields.getTextInputValue('time')}`,
      flags: MessageFlags.Ephemeral,
    });
  }
}

async function answerCommand(interaction: ChatInputCommandInteraction): Promise<unknown> {
  if (interaction.commandName === 'stretch')
    return interaction.reply({
      ...card(interaction.options.getString('name', true)),
      withResponse: true,
    });
  if (interaction.commandName === 'private')
    return interaction.reply({ ...menu(), flags: MessageFlags.Ephemeral });
  if (interaction.commandName === 'slow') {
    await interaction.deferReply();
    await interaction.editReply({
      content: 'Done',
      files: [new AttachmentBuilder(PICTURE, { name: 'slow.gif', description: 'A slow stretch' })],
    });
    return interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral });
  }
  return interaction.reply({
    embeds: [
      new EmbedBuilder()
        .setTitle(interaction.options.getSubcommand())
        .setDescription(interaction.options.getString('days') ?? 'stopped')
        .setTimestamp(),
    ],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder()
          .setCustomId('time')
          .setLabel('Set the time')
          .setStyle(ButtonStyle.Primary),
      ),
    ],
  });
}
