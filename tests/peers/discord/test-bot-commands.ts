import { SlashCommandBuilder } from 'discord.js';

/** The commands that the test bot registers. */
export const commands = [
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
