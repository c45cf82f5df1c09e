import {
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Field, Form } from '../../../src/cards/form.ts';
import type { Reply, Request } from '../../../src/request.ts';
import type { Person } from '../../peers/discord/people/person.ts';
import { type Connected, connected, phrases, wholeBot } from './connected.ts';
import { until } from './until.ts';

const CARD = {
  title: 'Daily stretch',
  summary: '',
  blocks: [{ type: 'actions', actions: [{ id: 'v1:did:1/cobra', label: 'Did it' }] }],
} as const;

/** What the bot was asked, and what it answers next. */
let asked: Request[];
let reply: (request: Request) => Partial<Reply>;
/** The servers that the bot was told to forget. */
let forgotten: [platform: string, workspace: string][];
let discord: Connected;
let alice: Person;
let manager: Person;

beforeEach(async () => {
  asked = [];
  reply = () => ({});
  const { service } = wholeBot({
    async handle(request) {
      asked.push(request);
      return { card: CARD, audience: 'caller', ...reply(request) };
    },
  });
  // Whoever is there first owns the server.
  forgotten = [];
  discord = await connected({
    service: { ...service, forget: async (...workspace) => forgotten.push(workspace) > 0 },
    before: (fake) => fake.person('olga'),
  });
  alice = discord.fake.person('alice');
  manager = discord.fake.person('mia', { permissions: ['ManageGuild'] });
});
afterEach(async () => {
  await discord.close();
  expect(discord.fake.violations).toEqual([]);
});

const general = () => discord.fake.guild.channel('general');

/** Everything that a person in the server's channel is asked about as. */
function origin(person: Person, manages: boolean) {
  const { id: channel, guildId: workspace } = general();
  return { workspace, channel, person: person.user.id, manages };
}

/** The form of a daily stretch. */
function form(...fields: readonly Field[]): Form {
  return { id: 'v1:schedule:form/1', title: 'Daily stretch', submit: 'Save', fields };
}

const TIMES: Field = {
  name: 'times',
  label: 'Times',
  hint: 'As 9:00',
  type: 'text',
  longest: 100,
  required: true,
  initial: '9:00',
};

describe('where a request came from', () => {
  test('commands, clicks and forms name the server, channel and person, and who manages', async () => {
    reply = ({ input }) =>
      input.type === 'action' ? { form: form(TIMES) } : { audience: 'channel' };
    const card = await manager.slash('stretch').answer;
    const modal = await alice.click(card, 'Did it').modal;
    await alice.submit(modal).answer;
    expect(asked.map(({ from }) => from)).toEqual([
      origin(manager, true),
      origin(alice, false),
      origin(alice, false),
    ]);
  });

  test('an administrator manages too', async () => {
    const admin = discord.fake.person('ada', { permissions: ['Administrator'] });
    await admin.slash('stretch').answer;
    expect(asked[0]?.from?.manages).toBe(true);
  });

  test('a mention names them as well, and only the owner as who manages', async () => {
    reply = () => ({ audience: 'channel' });
    const owner = discord.fake.person('olga');
    for (const person of [manager, owner]) {
      person.write(general(), `<@${discord.fake.world.bot.id}> schedule`);
      await general().next();
    }
    expect(asked.map(({ from }) => from)).toEqual([origin(manager, false), origin(owner, true)]);
  });

  test('direct messages, and servers without the bot, name the person alone', async () => {
    alice.writeDirect('schedule');
    await alice.direct.next();
    const carol = discord.fake.person('carol', { installedApp: true });
    const elsewhere = discord.fake.addGuild('elsewhere');
    await carol.slash('stretch', {}, { in: elsewhere.channel('general') }).answer;
    expect(asked.map(({ from }) => from)).toEqual([undefined, undefined]);
    expect(asked.map(({ person }) => person?.id)).toEqual([alice.user.id, carol.user.id]);
  });
});

describe('/stretch-schedule', () => {
  test('is for those who manage a server, in servers, with or without a text', async () => {
    const listed = discord.fake.world.commands.find(({ name }) => name === 'stretch-schedule');
    expect(listed?.default_member_permissions).toBe(String(PermissionFlagsBits.ManageGuild));
    expect(listed?.contexts).toEqual([InteractionContextType.Guild]);
    expect(listed?.integration_types).toEqual([ApplicationIntegrationType.GuildInstall]);
    expect(() => alice.slash('stretch-schedule')).toThrow('lacks the permissions');
    expect(() => manager.slash('stretch-schedule', {}, { in: manager.direct })).toThrow(
      'isn’t offered',
    );

    await manager.slash('stretch-schedule').answer;
    await manager.slash('stretch-schedule', { [phrases.commands.schedule.label]: '9:00 weekdays' })
      .answer;
    expect(asked.map(({ input }) => input)).toMatchObject([
      { type: 'command', name: 'schedule', text: '' },
      { type: 'command', name: 'schedule', text: '9:00 weekdays' },
    ]);
  });

  test('finds a time zone by a few letters, beside what is typed', async () => {
    const offered = await manager.type('stretch-schedule', 'zone', 'mumb').choices;
    expect(offered).toEqual([{ name: 'Asia/Kolkata (UTC+5:30)', value: 'Asia/Kolkata' }]);
    expect(await manager.type('stretch-schedule', 'zone', '').choices).toHaveLength(25);
    expect(await manager.type('stretch-schedule', 'zone', 'qxqxqx').choices).toEqual([]);
    await manager.slash('stretch-schedule', { words: '9:00', zone: 'Asia/Kolkata' }).answer;
    expect(asked[0]?.input).toMatchObject({ text: '9:00', options: { zone: ['Asia/Kolkata'] } });
  });
});

test.each(['members', 'everybody'] as const)(
  '/stretch-schedule is for all where %s may set daily stretches up',
  async (schedulers) => {
    await discord.close();
    discord = await connected({ service: wholeBot().service, schedulers });
    const member = discord.fake.person('alice');
    const listed = discord.fake.world.commands.find(({ name }) => name === 'stretch-schedule');
    expect(listed?.default_member_permissions ?? null).toBeNull();
    expect(listed?.contexts).toEqual([InteractionContextType.Guild]);
    const answer = await member.slash('stretch-schedule').answer;
    expect(answer.ephemeral).toBe(true);
  },
);

describe('a card that changes for everybody', () => {
  test('takes the place of the message that was clicked, for all', async () => {
    reply = ({ input }) =>
      input.type === 'action'
        ? { replaces: 'shared', card: { ...CARD, title: 'Two did it' } }
        : { audience: 'channel' };
    const post = await manager.slash('stretch').answer;
    const changed = await alice.click(post, 'Did it').answer;
    expect(changed).toBe(post);
    expect(post.ephemeral).toBe(false);
    expect(post.text).toContain('Two did it');
  });

  test('is shown to the one person where no message was clicked', async () => {
    reply = () => ({ replaces: 'shared' });
    const answer = await alice.slash('stretch').answer;
    expect(answer.ephemeral).toBe(true);
  });
});

describe('the form', () => {
  test('shows what is known already, and sends what was changed', async () => {
    const days: Field = {
      name: 'days',
      label: 'Days',
      hint: 'When',
      type: 'choice',
      multiple: true,
      required: true,
      choices: ['mo', 'tu', 'sa'].map((value) => ({ value, label: value })),
      initial: ['mo', 'tu'],
    };
    const random = discord.fake.guild.channel('random');
    const where: Field = {
      name: 'where',
      label: 'Channel',
      hint: 'Where',
      type: 'channel',
      initial: general().id,
    };
    reply = ({ input }) => (input.type === 'command' ? { form: form(TIMES, days, where) } : {});
    const modal = await manager.slash('stretch').modal;
    expect(() => manager.submit(modal, { times: '' })).toThrow('needs more text');
    expect(() => manager.submit(modal, { days: [] })).toThrow('needs 1');
    await manager.submit(modal).answer;
    await manager.submit(modal, { times: '10:00', days: ['sa'], where: random }).answer;
    const sent = asked.flatMap(({ input }) => (input.type === 'form' ? [input] : []));
    expect(sent).toEqual([
      {
        type: 'form',
        id: 'v1:schedule:form/1',
        values: { times: ['9:00'], days: ['mo', 'tu'], where: [general().id] },
      },
      {
        type: 'form',
        id: 'v1:schedule:form/1',
        values: { times: ['10:00'], days: ['sa'], where: [random.id] },
      },
    ]);
  });

  test('spares what it has no room for', async () => {
    const fields = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at): Field => {
      const field = { ...TIMES, name };
      return at === 2 ? { ...field, spare: true } : field;
    });
    reply = () => ({ form: form(...fields) });
    const { data } = await manager.slash('stretch').modal;
    const names = data.components.map((label) =>
      'component' in label && 'custom_id' in label.component ? label.component.custom_id : '',
    );
    expect(names).toEqual(['a', 'b', 'd', 'e', 'f']);
  });

  test('what is wrong with it is told to the one who sent it, on a card of its own', async () => {
    const problem = { ...CARD, title: 'That isn’t a time' };
    reply = ({ input }) => {
      if (input.type === 'action') return { form: form(TIMES) };
      if (input.type === 'command') return { audience: 'channel' };
      return {
        card: problem,
        audience: 'channel',
        replaces: 'shared',
        problems: { times: 'No' },
        form: form(TIMES),
      };
    };
    const post = await manager.slash('stretch').answer;
    const before = JSON.stringify(post.toJSON());
    const modal = await manager.click(post, 'Did it').modal;
    const answer = await manager.submit(modal, { times: 'noonish' }).answer;
    expect(answer.ephemeral).toBe(true);
    expect(answer.text).toContain('That isn’t a time');
    expect(JSON.stringify(post.toJSON())).toBe(before);
  });
});

describe('a server', () => {
  test('is forgotten when the bot is thrown out, not while an outage hides it', async () => {
    const { fake } = discord;
    const other = fake.addGuild('other');
    fake.botJoins(other);
    fake.outage(fake.guild, true);
    fake.botLeaves(other);
    await until(() => forgotten.length > 0);
    fake.outage(fake.guild, false);
    expect(forgotten).toEqual([['discord', other.id]]);
  });
});

describe('who and where', () => {
  test('is named after the text, and nobody is pinged', async () => {
    const person = alice.user.id;
    const channel = general().id;
    const otherwise = 'somebody here';
    const blocks = [
      { type: 'text', text: 'First.' },
      { type: 'text', text: 'Set up by', names: { person, otherwise } },
      { type: 'text', text: 'It posts in', names: { channel } },
      { type: 'text', text: 'Odd', names: { person: '1> @everyone', otherwise } },
    ] as const;
    reply = () => ({ audience: 'channel', card: { ...CARD, blocks } });
    const shown = manager.slash('stretch');
    const answer = await shown.answer;
    const [text] = answer.parts(ComponentType.TextDisplay);
    expect(text?.['content']).toBe(
      `## Daily stretch\n\nFirst.\n\nSet up by <@${person}>\n\nIt posts in <#${channel}>\n\nOdd somebody here`,
    );
    expect((await shown.ack).body).toMatchObject({
      data: { allowed_mentions: { parse: [], replied_user: false } },
    });
  });
});
