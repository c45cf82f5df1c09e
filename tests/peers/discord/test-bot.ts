import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  LabelBuilder,
  MediaGalleryBuilder,
  MediaGalleryItemBuilder,
  MessageFlags,
  ModalBuilder,
  Partials,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  type ChatInputCommandInteraction,
  type Client,
  type ClientOptions,
  type Interaction,
} from 'discord.js';
import type { FakeDiscord } from './fake-discord.ts';
import { logIn } from './log-in.ts';

/** The bytes of the file that the bot sends; small, but not text. */
export const PICTURE = Buffer.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0, 255, 254, 10]);

/** A plain discord.js bot that uses everything a bot of ours might use. */
export interface TestBot {
  client: Client<true>;
  /** What it noticed: events and errors, in order. */
  seen: string[];
}

const commands = [
  new SlashCommandBuilder()
    .setName('stretch')
    .setDescription('Shows a stretch')
    .addStringOption((option) =>
      option.setName('name').setDescription('Which').setRequired(true).setAutocomplete(true),
    )
    .addIntegerOption((option) =>
      option.setName('minutes').setDescription('How long').setMinValue(1).setMaxValue(60),
    ),
  new SlashCommandBuilder()
    .setName('daily')
    .setDescription('The daily stretch')
    .addSubcommand((sub) =>
      sub
        .setName('set')
        .setDescription('Sets it')
        .addStringOption((option) =>
          option
            .setName('days')
            .setDescription('Which days')
            .setRequired(true)
            .addChoices(
              { name: 'Every day', value: 'all' },
              { name: 'Working days', value: 'work' },
            ),
        ),
    )
    .addSubcommand((sub) => sub.setName('stop').setDescription('Stops it')),
  new SlashCommandBuilder().setName('slow').setDescription('Takes its time'),
  new SlashCommandBuilder().setName('private').setDescription('Only for you'),
].map((each) => each.toJSON());

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

function card(name: string): {
  components: [ContainerBuilder];
  files: [AttachmentBuilder];
  flags: MessageFlags.IsComponentsV2;
} {
  const container = new ContainerBuilder()
    .setAccentColor(0x22_aa_66)
    .addTextDisplayComponents((text) => text.setContent(`## ${name}`))
    .addMediaGalleryComponents(
      new MediaGalleryBuilder().addItems(
        new MediaGalleryItemBuilder()
          .setURL('attachment://stretch.gif')
          .setDescription('Somebody stretching'),
      ),
    )
    .addSeparatorComponents((separator) => separator)
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents((text) => text.setContent('Not for you?'))
        .setButtonAccessory(
          new ButtonBuilder()
            .setCustomId('another')
            .setLabel('Another one')
            .setStyle(ButtonStyle.Secondary),
        ),
    );
  return {
    components: [container],
    files: [new AttachmentBuilder(PICTURE, { name: 'stretch.gif' })],
    flags: MessageFlags.IsComponentsV2,
  };
}

function menu(): { content: string; components: [ActionRowBuilder<StringSelectMenuBuilder>] } {
  const select = new StringSelectMenuBuilder()
    .setCustomId('area')
    .addOptions({ label: 'Neck', value: 'neck' }, { label: 'Back', value: 'back' });
  return {
    content: 'Where?',
    components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select)],
  };
}

function timeModal(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('time-form')
    .setTitle('When?')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Time')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('time').setStyle(TextInputStyle.Short).setMaxLength(5),
        ),
    );
}
