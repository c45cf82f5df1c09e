import {
  ChannelType,
  ComponentType,
  Events,
  GatewayIntentBits,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
  type Client,
} from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import { logIn } from './log-in.ts';

// A bot with one command that opens a form with every kind of input, and one with menus of people
// and channels.

const options = [
  { label: 'Morning', value: 'morning' },
  { label: 'Noon', value: 'noon' },
];

const label = (component: object): object => ({ type: ComponentType.Label, label: 'L', component });

const form = {
  custom_id: 'form',
  title: 'Your stretch',
  components: [
    label({
      type: ComponentType.TextInput,
      custom_id: 'text',
      style: TextInputStyle.Short,
      min_length: 2,
      max_length: 5,
    }),
    label({ type: ComponentType.StringSelect, custom_id: 'select', options }),
    label({ type: ComponentType.RadioGroup, custom_id: 'radio', options }),
    label({
      type: ComponentType.CheckboxGroup,
      custom_id: 'boxes',
      options,
      required: false,
      min_values: 0,
    }),
    label({ type: ComponentType.Checkbox, custom_id: 'box' }),
  ],
} as unknown as APIModalInteractionResponseCallbackData;

const menus = {
  content: 'Who and where?',
  components: [
    {
      type: ComponentType.ActionRow,
      components: [{ type: ComponentType.UserSelect, custom_id: 'who' }],
    },
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.ChannelSelect,
          custom_id: 'where',
          channel_types: [ChannelType.GuildText],
        },
      ],
    },
  ],
} as const;

let fake: FakeDiscord;
let client: Client<true>;

beforeAll(async () => {
  fake = await FakeDiscord.start();
  client = await logIn(fake, { intents: [GatewayIntentBits.Guilds] });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand() && interaction.commandName === 'form')
      void interaction.showModal(form);
    else if (interaction.isChatInputCommand())
      void interaction.reply({ ...menus, components: [...menus.components] });
    else if (interaction.isUserSelectMenu())
      void interaction.reply(interaction.users.map((user) => user.username).join());
    else if (interaction.isChannelSelectMenu())
      void interaction.reply(interaction.channels.map((each) => each.id).join());
    else if (interaction.isModalSubmit()) {
      const { fields } = interaction;
      void interaction.reply(
        `${fields.getTextInputValue('text')} ${fields.getStringSelectValues('select').join()}`,
      );
    }
  });
  await client.application.commands.set([
    { name: 'form', description: 'Opens a form' },
    { name: 'menus', description: 'Shows menus' },
  ]);
});

afterAll(async () => {
  await client.destroy();
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const filledIn = {
  text: 'cobra',
  select: ['noon'],
  radio: 'morning',
  boxes: ['morning', 'noon'],
  box: true,
};

test('a form with every kind of input is filled in and sent', async () => {
  const alice = fake.person('alice');
  const submitted = alice.submit(await alice.slash('form').modal, filledIn);
  expect((await submitted.answer).content).toBe('cobra noon');
  const sent = fake.gateway.frames
    .filter((frame) => frame.t === 'INTERACTION_CREATE')
    .map((frame) => frame.d as { data: { components: { component: object }[] } });
  const inputs = sent.at(-1)?.data.components ?? [];
  expect(inputs.map((each) => each.component)).toMatchObject([
    { custom_id: 'text', value: 'cobra' },
    { custom_id: 'select', values: ['noon'] },
    { custom_id: 'radio', value: 'morning' },
    { custom_id: 'boxes', values: ['morning', 'noon'] },
    { custom_id: 'box', value: true },
  ]);
});

test.each([
  ['an input that isn’t there', { mood: 'good' }, 'no input mood'],
  ['too little text', { text: 'x' }, 'needs more text'],
  ['too much text', { text: 'cobra!' }, 'takes less text'],
  ['a choice that isn’t offered', { select: ['night'] }, 'doesn’t offer night'],
  ['too many choices', { select: ['morning', 'noon'] }, 'takes 1 of its choices'],
  ['no choice where one is needed', { select: [] }, 'needs 1 of its choices'],
])('a form isn’t sent with %s', async (_, wrong, problem) => {
  const alice = fake.person('alice');
  const modal = await alice.slash('form').modal;
  expect(() => alice.submit(modal, { ...filledIn, ...wrong })).toThrow(problem);
});

test('people and channels are picked in menus of their own', async () => {
  const alice = fake.person('alice');
  const message = await alice.slash('menus').answer;
  expect((await alice.pick(message, 'who', [fake.person('bob')]).answer).content).toBe('bob');
  expect((await alice.pick(message, 'where', [fake.general]).answer).content).toBe(fake.general.id);
  expect(() => alice.pick(message, 'who', ['bob'])).toThrow('offers something else');
  expect(() => alice.pick(message, 'when', [])).toThrow('There is no menu when');
  expect(() => alice.click(message, 'Go')).toThrow('There is no button Go');
});
