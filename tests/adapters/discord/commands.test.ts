import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
} from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { toRegistered } from '../../../adapters/discord/commands.ts';
import { discordLocales } from '../../../adapters/discord/locales.ts';
import { areSame } from '../../../adapters/discord/register.ts';
import type { CommandInfo } from '../../../src/request.ts';
import type { FakeDiscord } from '../../peers/discord/fake-discord.ts';
import { type Connected, connected, wholeBot } from './connected.ts';

const GET = 'GET /applications/{application_id}/commands';
const PUT = 'PUT /applications/{application_id}/commands';

let discord: Connected | undefined;

afterEach(async () => {
  await discord?.close();
  expect(discord?.fake.violations ?? []).toEqual([]);
  discord = undefined;
});

const { commands } = wholeBot().service;

/** The commands with every word of theirs changed. */
function translated(mark: string): CommandInfo[] {
  const word = (text: string) => `${text}-${mark}`;
  return commands.map((command) => ({
    ...command,
    description: word(command.description),
    ...(command.text
      ? { text: { label: word(command.text.label), description: word(command.text.description) } }
      : {}),
    options: command.options.map((option) => ({
      ...option,
      label: word(option.label),
      description: word(option.description),
      choices: option.choices.map(({ value, label }) => ({ value, label: word(label) })),
    })),
  }));
}

const german = new Map([['de', translated('de')]]);

describe('what is listed', () => {
  test('three commands for servers and people, usable everywhere, and one for servers alone', async () => {
    discord = await connected();
    const listed = discord.fake.world.commands;
    expect(listed.map(({ name }) => name)).toEqual([
      'stretch',
      'ask',
      'stretch-schedule',
      'stretch-help',
    ]);
    for (const command of listed.filter(({ name }) => name !== 'stretch-schedule')) {
      expect(command.integration_types).toEqual([
        ApplicationIntegrationType.GuildInstall,
        ApplicationIntegrationType.UserInstall,
      ]);
      expect(command.contexts).toEqual([
        InteractionContextType.Guild,
        InteractionContextType.BotDM,
        InteractionContextType.PrivateChannel,
      ]);
    }
    expect(listed[0]?.options?.map(({ name }) => name)).toEqual([
      'name',
      'place',
      'minutes',
      'area',
      'equipment',
      'avoid',
    ]);
  });

  test('in other languages too, down to each choice', async () => {
    discord = await connected({ translations: german });
    const [stretch] = discord.fake.world.commands;
    expect(stretch?.description_localizations).toEqual({ de: `${commands[0]?.description}-de` });
    const [name, place] = stretch?.options ?? [];
    expect(name?.name_localizations).toEqual({ de: 'name-de' });
    expect(place).toMatchObject({ name: 'place', name_localizations: { de: 'place-de' } });
    const [desk] = place && 'choices' in place ? (place.choices ?? []) : [];
    expect(desk).toMatchObject({
      name: 'At your desk',
      name_localizations: { de: 'At your desk-de' },
    });
  });

  test.each([
    ['de', ['de']],
    ['en', ['en-US', 'en-GB']],
    ['en-GB', ['en-GB']],
    ['es', ['es-ES', 'es-419']],
    ['zh', ['zh-CN']],
    ['zh-Hant', ['zh-TW']],
    ['sv', ['sv-SE']],
    ['nb', ['no']],
    ['cy', []],
    ['de-AT', []],
  ])('the language %s is Discord’s %j', (tag, locales) => {
    expect(discordLocales(tag).toSorted()).toEqual(locales.toSorted());
  });
});

describe('registering', () => {
  let listedByDiscord: Promise<FakeDiscord['world']['commands']> | undefined;

  /** The commands as Discord lists them after the bot has registered them. */
  async function list() {
    const first = await connected({ translations: german });
    await first.close();
    return first.fake.world.commands;
  }

  /** Connects the bot to a Discord that lists its commands as it left them, but for a change. */
  async function asLeft(change: (fake: FakeDiscord) => void = () => {}) {
    const left = await (listedByDiscord ??= list());
    discord = await connected({
      translations: german,
      before(fake) {
        fake.world.commands = structuredClone(left);
        change(fake);
      },
    });
    return discord.fake;
  }

  test('is left alone when nothing has changed', async () => {
    const fake = await asLeft();
    expect(fake.requestsTo(GET).map(({ query }) => query.toString())).toEqual([
      'with_localizations=true',
    ]);
    expect(fake.requestsTo(PUT)).toEqual([]);
    expect(discord?.lines).toContainEqual(
      expect.objectContaining({ event: 'discord.commands', changed: false }),
    );
  });

  type Listed = FakeDiscord['world']['commands'][number];

  test.each<[string, (stretch: Listed) => void]>([
    ['a description', (stretch) => void (stretch.description = 'Old words')],
    ['a translation', (stretch) => void (stretch.description_localizations = { de: 'Alt' })],
    ['where it can be used', (stretch) => void (stretch.contexts = [InteractionContextType.Guild])],
    [
      'who can install it',
      (stretch) => void (stretch.integration_types = [ApplicationIntegrationType.GuildInstall]),
    ],
    ['who may use it', (stretch) => void (stretch.default_member_permissions = '8')],
    ['an option', (stretch) => void stretch.options?.pop()],
    [
      'the order of options',
      (stretch) => void (stretch.options = stretch.options?.toReversed() ?? []),
    ],
    ['a choice', ({ options = [] }) => void (options[1] as { choices: unknown[] }).choices.pop()],
    [
      'a choice’s translation',
      ({ options = [] }) => {
        const [choice] = (options[1] as { choices: { name_localizations: object }[] }).choices;
        if (choice) choice.name_localizations = { de: 'Alt' };
      },
    ],
    [
      'suggestions',
      ({ options = [] }) => void ((options[0] as { autocomplete: boolean }).autocomplete = false),
    ],
  ])('would be done anew for %s', async (_, change) => {
    const left = structuredClone(await (listedByDiscord ??= list()));
    expect(areSame(toRegistered(commands, german), left)).toBe(true);
    const [stretch] = left;
    if (stretch) change(stretch);
    expect(areSame(toRegistered(commands, german), left)).toBe(false);
  });

  test('is done anew when something differs', async () => {
    const fake = await asLeft(({ world }) => {
      const [stretch] = world.commands;
      if (stretch) stretch.description = 'Old words';
    });
    expect(fake.requestsTo(PUT)).toHaveLength(1);
    expect(areSame(toRegistered(commands, german), fake.world.commands)).toBe(true);
  });

  test('takes away a command that is no longer ours', async () => {
    const fake = await asLeft(({ world }) => {
      const [stretch] = world.commands;
      if (stretch) world.commands.push({ ...stretch, id: '1', name: 'old' });
    });
    expect(fake.world.commands.map(({ name }) => name)).not.toContain('old');
  });

  test('keeps the command with which Discord opens an Activity', async () => {
    const launch = { type: ApplicationCommandType.PrimaryEntryPoint, name: 'launch' };
    const fake = await asLeft(({ world }) => {
      const [stretch] = world.commands;
      const { options: _options, ...rest } = stretch ?? {};
      world.commands.pop();
      world.commands.push({ ...rest, ...launch, id: '1', description: '' } as Listed);
    });
    expect(fake.requestsTo(PUT)).toHaveLength(1);
    expect(fake.world.commands).toContainEqual(expect.objectContaining(launch));
  });
});

describe('while somebody types a name', () => {
  test('names appear, at most 25, and the one picked is understood', async () => {
    discord = await connected();
    const alice = discord.fake.person('alice', { locale: Locale.German });
    const all = await alice.type('stretch', 'name', '').choices;
    expect(all).toHaveLength(25);
    const [cobra] = await alice.type('stretch', 'name', 'cob').choices;
    expect(cobra?.name).toBe('Cobra Stretch');
    const answer = await alice.slash('stretch', { name: String(cobra?.value) }).answer;
    expect(answer.text).toContain('## Cobra Stretch');
  });

  test('nothing is offered where a safety reply is due', async () => {
    discord = await connected();
    const alice = discord.fake.person('alice');
    expect(await alice.type('stretch', 'name', 'chest pain').choices).toEqual([]);
  });

  test('a failure inside is an empty list', async () => {
    const { service, lines } = wholeBot({
      suggest: () => {
        throw new Error('zebra-crossing');
      },
    });
    discord = await connected({ service });
    expect(await discord.fake.person('alice').type('stretch', 'name', 'zebra').choices).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('zebra');
    expect(lines).toContainEqual(expect.objectContaining({ event: 'suggest.failed' }));
  });
});
