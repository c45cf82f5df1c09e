import {
  ApplicationIntegrationType,
  type Client,
  Events,
  GatewayIntentBits,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  Routes,
  SlashCommandBuilder,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import { logIn } from './log-in.ts';

let fake: FakeDiscord;
let client: Client<true>;

/** What the bot knows about where a command came from. */
function place(interaction: ChatInputCommandInteraction): string {
  const { guildId, userId } = interaction.authorizingIntegrationOwners;
  const owners = [
    ...(guildId === null ? [] : [`guild ${guildId}`]),
    ...(userId === null ? [] : [`user ${userId}`]),
  ];
  const context =
    interaction.context === null ? 'nowhere' : InteractionContextType[interaction.context];
  return [context, interaction.locale, ...owners].join(', ');
}

beforeEach(async () => {
  fake = await FakeDiscord.start({ limits: { globalPerSecond: 50, routes: [] } });
  client = await logIn(fake, { intents: [GatewayIntentBits.Guilds] });
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isChatInputCommand()) void interaction.reply(place(interaction));
  });
  const everywhere = new SlashCommandBuilder()
    .setName('where')
    .setDescription('Tells where you are')
    .setIntegrationTypes(
      ApplicationIntegrationType.GuildInstall,
      ApplicationIntegrationType.UserInstall,
    )
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    );
  const forManagers = new SlashCommandBuilder()
    .setName('setup')
    .setDescription('Sets it up')
    .setContexts(InteractionContextType.Guild)
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild);
  await client.application.commands.set([everywhere, forManagers]);
});

afterEach(async () => {
  await client.destroy();
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

describe('a command comes from', () => {
  test('a guild with the bot in it', async () => {
    const alice = fake.person('alice', { locale: Locale.German });
    const answer = await alice.slash('where').answer;
    expect(answer.content).toBe(`Guild, de, guild ${fake.guild.id}`);
  });

  test('the direct messages with the bot', async () => {
    const alice = fake.person('alice', { installedApp: true });
    const answer = await alice.slash('where', {}, { in: alice.direct }).answer;
    expect(answer.content).toBe(`BotDM, en-US, guild 0, user ${alice.user.id}`);
    expect(alice.direct.messages).toEqual([answer]);
  });

  test('direct messages between people, one of whom installed the app', async () => {
    const alice = fake.person('alice', { installedApp: true });
    const bob = fake.person('bob');
    const channel = fake.privateChannel(alice, bob);
    const answer = await alice.slash('where', {}, { in: channel }).answer;
    expect(answer.content).toBe(`PrivateChannel, en-US, user ${alice.user.id}`);
    expect(() => bob.slash('where', {}, { in: channel })).toThrow('installed neither here');
  });

  test('a guild that the bot isn’t in, by somebody who installed the app', async () => {
    const alice = fake.person('alice', { installedApp: true });
    const elsewhere = fake.addGuild('Elsewhere', { members: [alice] }).channel('chat');
    const answer = await alice.slash('where', {}, { in: elsewhere }).answer;
    expect(answer.content).toBe(`Guild, en-US, user ${alice.user.id}`);
    await expect(
      client.rest.post(`/channels/${elsewhere.id}/messages`, { body: { content: 'hi' } }),
    ).rejects.toMatchObject({ code: 50_001 });
  });
});

test('a command that needs a permission is offered only to those who have it', async () => {
  const alice = fake.person('alice');
  expect(() => alice.slash('setup')).toThrow('alice lacks the permissions');
  const chief = fake.person('chief', { permissions: ['ManageGuild'] });
  expect((await chief.slash('setup').answer).content).toContain('Guild');
  expect(() => chief.slash('setup', {}, { in: chief.direct })).toThrow('isn’t offered');
});

test('an app that only users installed sends at most five further messages', async () => {
  client.removeAllListeners(Events.InteractionCreate);
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    void (async () => {
      await interaction.reply('0');
      for (const text of ['1', '2', '3', '4', '5']) await interaction.followUp(text);
    })();
  });
  const alice = fake.person('alice', { installedApp: true });
  const command = alice.slash('where', {}, { in: fake.privateChannel(alice, fake.person('bob')) });
  await expect
    .poll(() => command.followUps.map((each) => each.content))
    .toEqual(['1', '2', '3', '4', '5']);
  const url = `/webhooks/${client.application.id}/${command.origin.token}` as const;
  await expect(client.rest.post(url, { body: { content: '6' } })).rejects.toMatchObject({
    code: 40_094,
  });
});

test('the commands that were registered can be read, with their translations if asked for', async () => {
  await client.application.commands.set([
    new SlashCommandBuilder()
      .setName('where')
      .setNameLocalization(Locale.German, 'wo')
      .setDescription('Tells'),
  ]);
  const plain = await client.rest.get(Routes.applicationCommands(client.application.id));
  expect(plain).toMatchObject([{ name: 'where' }]);
  expect(plain).not.toMatchObject([{ name_localizations: {} }]);
  const all = await client.application.commands.fetch({ withLocalizations: true });
  expect(all.first()?.nameLocalizations).toEqual({ de: 'wo' });
});

test('the application, its guilds, their channels and their members can be fetched', async () => {
  const alice = fake.person('alice');
  const stranger = fake.addGuild('Elsewhere');
  await client.application.fetch();
  expect(client.application.name).toBe('unhunch');
  const guild = await client.guilds.fetch({ guild: fake.guild.id, force: true });
  expect(guild.name).toBe('Desk Workers');
  expect((await guild.channels.fetch()).map((each) => each?.name)).toEqual(['general']);
  const member = await guild.members.fetch({ user: alice.user.id, force: true });
  expect(member.user.username).toBe('alice');
  const channel = await client.channels.fetch(fake.general.id, { force: true });
  expect(channel?.isSendable()).toBe(true);
  if (channel?.isSendable() === true) await channel.sendTyping();
  const unknown = client.guilds.fetch({ guild: stranger.id, force: true });
  await expect(unknown).rejects.toMatchObject({ code: 10_004 });
});
