import { ComponentType, Locale, MessageType } from 'discord.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Form } from '../../../src/cards/form.ts';
import type { Input, Reply } from '../../../src/request.ts';
import type { Message } from '../../peers/discord/world/message.ts';
import type { Person } from '../../peers/discord/people/person.ts';
import { type Connected, connected, phrases, replies, wholeBot } from './connected.ts';
import { readMarkdown } from './read-markdown.ts';
import { until } from './until.ts';

let discord: Connected;
let alice: Person;
let people = 0;

beforeAll(async () => {
  discord = await connected();
});
beforeEach(() => {
  // Somebody new for each test: what went before is nothing to them.
  people += 1;
  alice = discord.fake.person(`alice ${people}`);
});
afterAll(async () => {
  await discord.close();
  expect(discord.fake.violations).toEqual([]);
});

/** What a person reads in a message. */
function read(message: Message): string {
  return readMarkdown(message.text).text;
}

/** Does something on a Discord of its own, with a bot that answers as told. */
async function withReply(
  reply: (input: Input) => Partial<Reply>,
  use: (discord: Connected, alice: Person) => Promise<void>,
): Promise<void> {
  const card = { title: 'Title', summary: '', blocks: [] };
  const { service } = wholeBot({
    handle: async ({ input }) => ({ card, audience: 'caller', ...reply(input) }),
  });
  const own = await connected({ service });
  await use(own, own.fake.person('alice'));
  await own.close();
  expect(own.fake.violations).toEqual([]);
}

test('the bot says who it is and in how many servers', () => {
  expect(discord.line).toBe('Discord as unhunch in 1 server');
});

describe('commands', () => {
  test('/stretch without anything is a surprise', async () => {
    const answer = await alice.slash('stretch').answer;
    expect(answer.buttons.map(({ label }) => label)).toContain(phrases.actions.another);
  });

  test('/stretch with options finds what fits them', async () => {
    const options = { place: 'desk', minutes: '2', avoid: 'neck' };
    const answer = await alice.slash('stretch', options).answer;
    expect(read(answer)).toContain(phrases.list.found.title);
    expect(answer.ephemeral).toBe(true);
  });

  test('/ask answers everybody, a personal question only who asked', async () => {
    const causes = await alice.slash('ask', { question: 'list causes' }).answer;
    expect(causes.ephemeral).toBe(false);
    const personal = await alice.slash('ask', { question: 'my neck is sore from sitting' }).answer;
    expect(personal.ephemeral).toBe(true);
    expect(read(personal)).toContain(replies.safetyNet);
  });

  test('a picture comes after the acknowledgement, with words for it', async () => {
    const command = alice.slash('stretch', { name: 'cobra' });
    expect((await command.ack).files).toEqual([]);
    const [file] = (await command.answer).files;
    expect(file).toMatchObject({ name: 'cobra-stretch.gif' });
    expect(file?.description).toContain('Start: ');
    expect(file?.bytes.subarray(0, 6).toString()).toBe('GIF89a');
  });

  test('in the direct messages with the bot nothing needs to be ephemeral', async () => {
    const answer = await alice.slash('stretch-help', {}, { in: alice.direct }).answer;
    expect(answer.ephemeral).toBe(false);
    expect(read(answer)).toContain(phrases.help.title);
  });

  test('a command from an older version gets help', async () => {
    const { world } = discord.fake;
    const [stretch, ...others] = world.commands;
    if (stretch) world.commands = [{ ...stretch, name: 'stretch-now' }, ...others];
    expect(read(await alice.slash('stretch-now').answer)).toContain(phrases.help.title);
    if (stretch) world.commands = [stretch, ...others];
  });
});

describe('somebody who installed the bot for themselves', () => {
  test('uses it in a private chat that it isn’t in', async () => {
    const carol = discord.fake.person('carol', { installedApp: true, locale: Locale.German });
    const chat = discord.fake.privateChannel(carol, alice);
    const shared = await carol.slash('stretch', { name: 'cobra' }, { in: chat }).answer;
    expect(shared.ephemeral).toBe(false);
    expect(shared.files).toHaveLength(1);
    const asked = { question: 'my neck is sore from sitting' };
    expect((await carol.slash('ask', asked, { in: chat }).answer).ephemeral).toBe(true);
  });

  test('goes on from card to card without running into Discord’s limit of five', async () => {
    const dave = discord.fake.person('dave', { installedApp: true });
    const chat = discord.fake.privateChannel(dave, alice);
    const shared = await dave.slash('stretch', { name: 'cobra' }, { in: chat }).answer;
    let card = await dave.click(shared, phrases.actions.another).answer;
    for (let times = 0; times < 7; times += 1) {
      card = await dave.click(card, phrases.actions.another).answer;
      expect(card.files).toHaveLength(1);
    }
  });
});

describe('a click', () => {
  test('on a shared message leaves it as it is and is answered for one', async () => {
    const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
    const before = JSON.stringify(shared.toJSON());
    const answer = await alice.click(shared, phrases.actions.duration).answer;
    expect(answer).not.toBe(shared);
    expect(answer.ephemeral).toBe(true);
    expect(JSON.stringify(shared.toJSON())).toBe(before);
  });

  test('on a message that one alone sees goes on in its place, with the new picture only', async () => {
    const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
    const own = await alice.click(shared, phrases.actions.duration).answer;
    const old = own.files.map(({ name }) => name);
    const next = await alice.click(own, phrases.actions.another).answer;
    expect(next).toBe(own);
    expect(next.files).toHaveLength(1);
    expect(next.files.map(({ name }) => name)).not.toEqual(old);
  });

  test('on it that ends in words takes the picture away', async () => {
    const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
    const own = await alice.click(shared, phrases.actions.duration).answer;
    const done = await alice.click(own, phrases.actions.done).answer;
    expect(done).toBe(own);
    expect(read(done)).toContain(phrases.done.title);
    expect(done.files).toEqual([]);
  });

  test('on it that leads elsewhere is answered by a message of its own', async () => {
    const help = await alice.slash('stretch-help').answer;
    const list = await alice.click(help, phrases.actions.all).answer;
    expect(list).not.toBe(help);
    expect(list.ephemeral).toBe(true);
  });

  test('in direct messages is answered by a new message', async () => {
    alice.writeDirect('cobra');
    const card = await alice.direct.next();
    const next = await alice.click(card, phrases.actions.another).answer;
    expect(next).not.toBe(card);
    expect(next.ephemeral).toBe(false);
  });

  test('on a message in a private chat that the bot isn’t in', async () => {
    const erin = discord.fake.person('erin', { installedApp: true });
    const chat = discord.fake.privateChannel(erin, alice);
    const help = await erin.slash('stretch-help', {}, { in: chat }).answer;
    const random = await erin.click(help, phrases.actions.random).answer;
    expect(random).toBe(help);
  });
});

describe('a form', () => {
  test('opens on a click, and what is filled in is answered for its sender', async () => {
    const help = await alice.slash('stretch-help').answer;
    const modal = await alice.click(help, phrases.actions.pick).modal;
    expect(modal.data.title).toBe(phrases.pick.title);
    const values = { words: 'stiff neck', place: ['chair'], avoid: ['knees', 'wrists'] };
    const answer = await alice.submit(modal, values).answer;
    expect(read(answer)).toContain(phrases.list.found.title);
    expect(answer.ephemeral).toBe(true);
  });

  test('sent empty is a surprise', async () => {
    const help = await alice.slash('stretch-help').answer;
    const modal = await alice.click(help, phrases.actions.pick).modal;
    const answer = await alice.submit(modal).answer;
    expect(answer.files).toHaveLength(1);
    expect(answer.ephemeral).toBe(true);
  });

  test('says what was filled in by field', async () => {
    const inputs: Input[] = [];
    const form: Form = {
      id: 'v1:form',
      title: 'A title that is longer than Discord’s forty-five characters',
      submit: 'Go',
      fields: [
        { type: 'text', name: 'words', label: 'Words', hint: 'Any', longest: 9_000 },
        {
          type: 'choice',
          name: 'several',
          label: 'Several',
          hint: 'Pick',
          multiple: true,
          choices: ['a', 'b', 'c'].map((value) => ({ value, label: value })),
        },
      ],
    };
    await withReply(
      (input) => (inputs.push(input), input.type === 'command' ? { form } : {}),
      async (_, bob) => {
        const { modal, ack } = bob.slash('stretch');
        expect((await ack).type).toBe(9);
        await bob.submit(await modal, { words: 'neck', several: ['a', 'c'] }).answer;
        await bob.submit(await modal, {}).answer;
      },
    );
    expect(inputs.slice(1)).toEqual([
      { type: 'form', id: 'v1:form', values: { words: ['neck'], several: ['a', 'c'] } },
      { type: 'form', id: 'v1:form', values: {} },
    ]);
  });

  test('with more fields than a modal holds gives way to the card', async () => {
    const field = { type: 'text', label: 'L', hint: 'H', longest: 10 } as const;
    const fields = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ ...field, name }));
    await withReply(
      () => ({ form: { id: 'v1:form', title: 'T', submit: 'S', fields } }),
      async (_, bob) => {
        expect(read(await bob.slash('stretch').answer)).toBe('Title');
      },
    );
  });
});

describe('messages', () => {
  test('a mention with a question is answered in a reply', async () => {
    const { general } = discord.fake;
    const question = alice.write(general, 'list causes', { mention: true });
    const answer = await general.next();
    expect(read(answer)).toContain(phrases.list.causes.title);
    const { body } = discord.fake.requestsTo('POST /channels/{channel_id}/messages').at(-1) ?? {};
    expect(body).toMatchObject({
      message_reference: { message_id: question.id },
      enforce_nonce: true,
      nonce: expect.stringContaining(question.id),
    });
  });

  test('a reply that pings the bot speaks to it', async () => {
    const { general } = discord.fake;
    alice.write(general, 'cobra', { mention: true });
    const card = await general.next();
    alice.write(general, 'list causes', { replyTo: card });
    expect(read(await general.next())).toContain(phrases.list.causes.title);
  });

  test('nothing else in a server does: no other message, bot, webhook or @everyone', async () => {
    const { general, world } = discord.fake;
    const seen = general.messages.length;
    alice.write(general, 'cobra');
    alice.write(general, '@everyone @here cobra');
    const robot = { ...alice.user, id: world.nextId(), username: 'robot', bot: true };
    const origin = { channelId: general.id, mentions: [world.bot] };
    const content = `<@${world.bot.id}> cobra`;
    world.write({ ...origin, type: MessageType.Default, author: robot }, { content });
    world.write(
      { ...origin, type: MessageType.Default, author: alice.user, applicationId: '7' },
      { content },
    );
    world.write(
      { ...origin, type: MessageType.ChannelPinnedMessage, author: alice.user },
      { content },
    );
    alice.write(general, 'list causes', { mention: true });
    expect(read(await general.next())).toContain(phrases.list.causes.title);
    expect(general.messages.length - seen).toBe(7);
  });

  test('a mention alone gets help', async () => {
    alice.write(discord.fake.general, '', { mention: true });
    expect(read(await alice.direct.next())).toContain(phrases.help.title);
    expect(read(await discord.fake.general.next())).toBe(phrases.chat.sentPrivately);
  });

  test('a direct message is answered there, also with mentions and emojis in it', async () => {
    alice.writeDirect(`<@${discord.fake.world.bot.id}> cobra <:wave:42>`);
    expect(read(await alice.direct.next())).toContain('Cobra Stretch');
    alice.writeDirect('chest pain');
    expect(read(await alice.direct.next())).toContain(replies.emergency.lead);
  });
});

describe('a personal question in a server', () => {
  test('is answered in a direct message, with a word that it was', async () => {
    const { general } = discord.fake;
    alice.write(general, 'i have chest pain', { mention: true });
    const answer = await alice.direct.next();
    expect(read(answer)).toContain(replies.emergency.lead);
    const note = await general.next();
    expect(read(note)).toBe(phrases.chat.sentPrivately);
  });

  test('of somebody who takes no direct messages is answered with how to ask privately', async () => {
    const { general } = discord.fake;
    alice.direct.refuse('Cannot send messages to this user');
    alice.write(general, 'i have chest pain', { mention: true });
    const note = await general.next();
    expect(read(note)).toBe(
      phrases.chat.askPrivately.replaceAll('**', '').replace('{command}', '/ask'),
    );
    expect(alice.direct.messages).toEqual([]);
    alice.write(general, 'list causes', { mention: true });
    await general.next();
    expect(discord.lines).not.toContainEqual(expect.objectContaining({ level: 'error' }));
  });

  test('where the bot may not write is answered all the same', async () => {
    const channel = discord.fake.guild.channel('general');
    channel.refuse('Missing Permissions');
    alice.write(channel, 'i have chest pain', { mention: true });
    expect(read(await alice.direct.next())).toContain(replies.emergency.lead);
    channel.refuse(undefined);
    alice.writeDirect('cobra');
    expect(read(await alice.direct.next())).toContain('Cobra Stretch');
  });
});

describe('where the bot may not write', () => {
  test.each(['Missing Permissions', 'Missing Access', 'Unknown Channel'] as const)(
    '%s: the person learns in a direct message what would help',
    async (refusal) => {
      const { general } = discord.fake;
      general.refuse(refusal);
      alice.write(general, 'list causes', { mention: true });
      const sentence = read(await alice.direct.next());
      general.refuse(undefined);
      expect(sentence).toContain('#general');
      expect(sentence).toContain(
        'View Channel, Send Messages, Read Message History and Attach Files',
      );
      expect(sentence).toContain('/stretch');
    },
  );

  test('only the permissions that it lacks are named, where they are known', async () => {
    const own = await connected({ before: ({ general }) => general.deny('SendMessages') });
    const bob = own.fake.person('bob');
    bob.write(own.fake.general, 'list causes', { mention: true });
    expect(read(await bob.direct.next())).toContain('these permissions there: Send Messages.');
    await own.close();
  });

  test('and the person takes no direct messages either, a log line is left', async () => {
    const own = await connected();
    const bob = own.fake.person('bob');
    own.fake.general.refuse('Missing Permissions');
    bob.direct.refuse('Cannot send messages to this user');
    bob.write(own.fake.general, 'cobra', { mention: true });
    const failed = { event: 'discord.failed', kind: 'message', code: '50007' };
    await until(() => own.lines.some(({ event }) => event === failed.event));
    expect(own.lines).toContainEqual(expect.objectContaining(failed));
    await own.close();
  });

  test('files or replies, it does without', async () => {
    const own = await connected({
      before: ({ general }) => general.deny('AttachFiles', 'ReadMessageHistory'),
    });
    own.fake.person('bob').write(own.fake.general, 'cobra', { mention: true });
    const answer = await own.fake.general.next();
    expect(answer.files).toEqual([]);
    expect(read(answer)).toContain('Start: A person lies face down');
    expect(own.fake.rest.invalidRequests).toBe(0);
    await own.close();
  });
});

describe('a server that the bot joins', () => {
  test('is greeted once, in its channel for such messages', async () => {
    const other = discord.fake.addGuild('Remote Workers', { members: [alice] });
    const lobby = other.channel('lobby');
    discord.fake.botJoins(other);
    expect(read(await lobby.next())).toBe(phrases.chat.welcome.replaceAll('**', ''));
    discord.fake.outage(other, true);
    discord.fake.outage(other, false);
    alice.write(lobby, 'list causes', { mention: true });
    expect(read(await lobby.next())).toContain(phrases.list.causes.title);
  });

  test('and that it may not write in isn’t; nor one that was only away', async () => {
    const { fake } = discord;
    const refusedBefore = fake.rest.invalidRequests;
    const closed = fake.addGuild('Closed', { members: [alice] });
    closed.channel('lobby').deny('SendMessages');
    const hidden = fake.addGuild('Hidden', { members: [alice] });
    hidden.channel('lobby').deny('ViewChannel');
    const bare = fake.addGuild('Bare', { members: [alice] });
    const old = fake.addGuild('Old', { members: [alice] });
    old.channel('lobby');
    for (const guild of [closed, hidden, bare]) fake.botJoins(guild);
    old.hasBot = true;
    old.joinedAt = new Date(Date.now() - 60 * 60_000).toISOString();
    fake.outage(old, false);
    const last = fake.addGuild('Last', { members: [alice] });
    const lobby = last.channel('lobby');
    fake.botJoins(last);
    await lobby.next();
    for (const { channels } of [closed, hidden, old]) expect(channels[0]?.messages).toEqual([]);
    // It didn't even try.
    expect(fake.rest.invalidRequests).toBe(refusedBefore);
  });
});

test('nobody was ever pinged', () => {
  const bodies = discord.fake.requests
    .filter(({ method, route }) => method !== 'GET' && /messages|callback|webhooks/.test(route))
    .map(({ body }) => (body as { type?: number; data?: object }) ?? {})
    .map((body) => ('data' in body ? body.data : body))
    .filter((body) => body !== undefined && ('components' in body || 'content' in body))
    .filter((body) => !('custom_id' in body));
  expect(bodies.length).toBeGreaterThan(50);
  for (const body of bodies) {
    expect(body).toMatchObject({ allowed_mentions: { parse: [], replied_user: false } });
  }
});

test('every card was made of components, its files shown by them', () => {
  const answers = discord.fake.general.messages.filter((each) => each.files.length > 0);
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of answers) {
    expect(answer.componentsV2).toBe(true);
    expect(answer.parts(ComponentType.MediaGallery)).toHaveLength(answer.files.length);
  }
});
