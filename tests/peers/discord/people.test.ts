import { type Client, Events, GatewayIntentBits, SlashCommandBuilder } from 'discord.js';
import { ChannelType } from 'discord-api-types/v10';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import { logIn } from './log-in.ts';

let fake: FakeDiscord;
let client: Client<true>;

const command = new SlashCommandBuilder()
  .setName('plan')
  .setDescription('Plans a stretch')
  .addStringOption((o) =>
    o.setName('name').setDescription('Which').setRequired(true).setMinLength(2).setMaxLength(10),
  )
  .addIntegerOption((o) =>
    o.setName('minutes').setDescription('How long').setMinValue(1).setMaxValue(60),
  )
  .addNumberOption((o) => o.setName('weight').setDescription('How heavy'))
  .addBooleanOption((o) => o.setName('daily').setDescription('Every day'))
  .addUserOption((o) => o.setName('for').setDescription('For whom'))
  .addChannelOption((o) =>
    o.setName('where').setDescription('Where').addChannelTypes(ChannelType.GuildText),
  )
  .addStringOption((o) =>
    o.setName('days').setDescription('When').addChoices({ name: 'Work', value: 'work' }),
  )
  .addStringOption((o) => o.setName('area').setDescription('Part').setAutocomplete(true));

const grouped = new SlashCommandBuilder()
  .setName('daily')
  .setDescription('Daily')
  .addSubcommandGroup((group) =>
    group
      .setName('time')
      .setDescription('Time')
      .addSubcommand((sub) =>
        sub
          .setName('set')
          .setDescription('Set')
          .addStringOption((o) => o.setName('at').setDescription('At').setRequired(true)),
      ),
  );

beforeAll(async () => {
  fake = await FakeDiscord.start();
  client = await logIn(fake, { intents: [GatewayIntentBits.Guilds] });
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const { options } = interaction;
    const whom = options.getUser('for')?.username ?? 'nobody';
    const where = options.getChannel('where')?.name ?? 'nowhere';
    const plan = interaction.commandName === 'plan';
    void interaction.reply(
      plan
        ? `${options.getString('name')} ${options.getInteger('minutes')} ${options.getNumber('weight')} ${options.getBoolean('daily')} ${whom} ${where}`
        : `${options.getSubcommandGroup()} ${options.getSubcommand()} ${options.getString('at')}`,
    );
  });
  await client.application.commands.set([command, grouped]);
});

afterAll(async () => {
  await client.destroy();
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

test('a command carries text, numbers, yes or no, a person and a channel', async () => {
  const options = {
    name: 'cobra',
    minutes: 5,
    weight: 2.5,
    daily: true,
    for: fake.person('bob'),
    where: fake.general,
  };
  const answer = await fake.person('alice').slash('plan', options).answer;
  expect(answer.content).toBe('cobra 5 2.5 true bob general');
});

test('a subcommand of a group is named with spaces', async () => {
  const answer = await fake.person('alice').slash('daily time set', { at: '09:00' }).answer;
  expect(answer.content).toBe('time set 09:00');
});

describe('Discord’s client sends nothing that', () => {
  const cases: [string, string, Record<string, string | number | boolean>, string][] = [
    ['isn’t registered', 'nap', {}, 'No command /nap'],
    ['lacks a required option', 'plan', {}, 'name is required'],
    [
      'has an option nobody registered',
      'plan',
      { name: 'cobra', colour: 'red' },
      'no option colour',
    ],
    ['has text that is too short', 'plan', { name: 'c' }, 'needs more text'],
    ['has text that is too long', 'plan', { name: 'cobra and more' }, 'takes less text'],
    [
      'has text where a number belongs',
      'plan',
      { name: 'cobra', minutes: 'five' },
      'takes a number',
    ],
    [
      'has a fraction where a whole number belongs',
      'plan',
      { name: 'cobra', minutes: 1.5 },
      'whole number',
    ],
    ['has a number below the least', 'plan', { name: 'cobra', minutes: 0 }, 'at least 1'],
    ['has a number above the most', 'plan', { name: 'cobra', minutes: 61 }, 'at most 60'],
    ['has a value that is no choice', 'plan', { name: 'cobra', days: 'all' }, 'only its choices'],
    ['has text where yes or no belongs', 'plan', { name: 'cobra', daily: 'yes' }, 'yes or no'],
    ['names no subcommand', 'daily', {}, 'needs a subcommand'],
    ['names an unknown subcommand', 'daily time stop', {}, 'no subcommand stop'],
  ];
  test.each(cases)('%s', (_, name, options, problem) => {
    expect(() => fake.person('alice').slash(name, options)).toThrow(problem);
  });
});

test('only an option with suggestions suggests something', () => {
  expect(() => fake.person('alice').type('plan', 'name', 'c')).toThrow('suggests nothing');
});
