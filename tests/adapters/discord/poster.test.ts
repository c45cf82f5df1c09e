import { ComponentType } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { createDiscord } from '../../../adapters/discord/discord.ts';
import { createPoster } from '../../../adapters/discord/poster.ts';
import type { RefusedError } from '../../../src/adapter.ts';
import type { ChannelAddress } from '../../../src/poster.ts';
import {
  postCard,
  posterContract,
  type PosterSurface,
  type Trouble,
} from '../../contracts/poster-contract.ts';
import type { Seen } from '../../contracts/surface.ts';
import type { FakeDiscord } from '../../peers/discord/fake-discord.ts';
import {
  type FaultAction,
  refusal,
  serverError,
  tooManyRequests,
} from '../../peers/discord/faults.ts';
import type { Channel, Refusal } from '../../peers/discord/world/channel.ts';
import type { Message } from '../../peers/discord/world/message.ts';
import { startFake, wholeBot } from './connected.ts';
import { readMarkdown } from './read-markdown.ts';

interface DiscordSurface extends PosterSurface {
  readonly fake: FakeDiscord;
  /** Refusals that came after the start. */
  readonly refusals: readonly RefusedError[];
}

const MESSAGES = 'POST /channels/{channel_id}/messages';
const DIRECT = 'POST /users/@me/channels';

/** Discord with the bot in a server, connected as by `npm start`. */
async function openDiscord(): Promise<DiscordSurface> {
  const fake = await startFake();
  const { service, lines } = wholeBot();
  const refusals: RefusedError[] = [];
  const adapter = createDiscord({ token: fake.token, api: fake.api }, service, {
    onRefused: (refused) => refusals.push(refused),
  });
  await adapter.start();
  const [alice, bob] = [fake.person('alice'), fake.person('bob')];
  const see = (isPrivate: boolean) => (message: Message) => look(message, isPrivate);
  return {
    fake,
    poster: adapter.poster,
    lines,
    refusals,
    channel: addressOf(fake),
    alice: alice.user.id,
    standing: () => fake.general.messages.map(see(false)),
    told: () => ({
      alice: alice.direct.messages.map(see(true)),
      bob: bob.direct.messages.map(see(true)),
    }),
    violations: () => fake.violations,
    async close() {
      await adapter.stop();
      await fake.stop();
    },
  };
}

function addressOf(fake: FakeDiscord, { id }: Channel = fake.general): ChannelAddress {
  return { platform: 'discord', workspace: fake.guild.id, channel: id };
}

function look(message: Message, isPrivate: boolean): Seen {
  const { text, active } = readMarkdown(message.text);
  const alts = message
    .parts(ComponentType.MediaGallery)
    .flatMap((gallery) => gallery['items'] as { description: string }[])
    .map(({ description }) => description);
  const labels = message.buttons.map(({ label }) => label);
  return { text, active, alts, labels, private: isPrivate };
}

/** A Discord and a poster alone, for what one can't wait for. */
async function posterAlone(patience: number) {
  const fake = await startFake();
  const { token, api } = fake;
  const poster = createPoster({ token, api, patience, isIn: () => true, onFailure: () => {} });
  return { fake, poster, channel: addressOf(fake) };
}

const failureOf = (posting: Promise<unknown>) => posting.catch((error: unknown) => error);

/** A channel in which the bot meets this refusal. */
function refusing(why: Refusal) {
  return ({ fake }: DiscordSurface) => {
    const channel = fake.guild.channel(why.toLowerCase());
    channel.refuse(why);
    return addressOf(fake, channel);
  };
}

/** A channel in which the next requests meet these faults; one of its own, since rate limits stay. */
function meeting(...faults: FaultAction[]) {
  return ({ fake }: DiscordSurface) => {
    fake.fault(MESSAGES, ...faults);
    return addressOf(fake, fake.guild.channel('faulty'));
  };
}

const troubles: Trouble<DiscordSurface>[] = [
  {
    when: 'the channel was deleted',
    arrange: ({ fake }) => {
      const channel = fake.guild.channel('deleted');
      fake.deleteChannel(channel);
      return addressOf(fake, channel);
    },
    failure: { failure: 'gone', code: '10003' },
  },
  {
    when: 'the bot may not see the channel',
    arrange: refusing('Missing Access'),
    failure: { failure: 'forbidden', code: '50001' },
  },
  {
    when: 'the bot may not write there',
    arrange: refusing('Missing Permissions'),
    failure: { failure: 'forbidden', code: '50013' },
  },
  {
    when: 'the token was reset',
    arrange: meeting(refusal(401, 0, '401: Unauthorized')),
    failure: { failure: 'failed', code: '401' },
  },
  {
    when: 'Discord is in trouble',
    arrange: meeting(serverError(502)),
    failure: { failure: 'failed', code: '502' },
  },
  {
    when: 'the connection breaks instead of an answer',
    arrange: meeting({ kind: 'accept-and-reset' }),
    failure: { failure: 'unsure', code: expect.any(String) as string },
  },
  {
    when: 'Discord finds something wrong with it',
    arrange: meeting(refusal(400, 50_035, 'Invalid Form Body')),
    failure: { failure: 'failed', code: '50035' },
  },
  {
    when: 'the bot posts too fast, whatever the wait',
    arrange: meeting(tooManyRequests(600)),
    failure: { failure: 'busy', code: '429', retryAfter: 601 },
  },
];

posterContract('Discord', openDiscord, { honoursKeys: true, troubles });

/** Discord with the bot, for one test. */
async function discord(): Promise<DiscordSurface> {
  const surface = await openDiscord();
  onTestFinished(async () => {
    await surface.close();
    expect(surface.violations()).toEqual([]);
  });
  return surface;
}

test('a server without the bot is gone, also for its channels', async () => {
  const { fake, poster, channel } = await discord();
  const elsewhere = fake.addGuild('Elsewhere');
  const there = { ...channel, workspace: elsewhere.id, channel: elsewhere.channel('general').id };
  expect(await failureOf(poster.post(there, postCard('Stretch.'), 'key'))).toMatchObject({
    failure: 'gone',
    code: '50001',
  });
});

test('a post whose answer was lost stands there once when it is sent again', async () => {
  const { fake, poster, channel } = await discord();
  fake.fault(MESSAGES, { kind: 'accept-and-reset' });
  const post = () => poster.post(channel, postCard('Stretch.'), 'key');
  expect(await failureOf(post())).toMatchObject({ failure: 'unsure' });
  const message = await post();
  expect(fake.general.messages.map(({ id }) => id)).toEqual([message]);
});

test('where the bot may attach nothing, the picture is told in words', async () => {
  const { fake, poster, channel } = await discord();
  fake.general.deny('AttachFiles');
  await poster.post(channel, postCard('Stretch.'), 'key');
  const [message] = fake.general.messages;
  expect(message?.files).toEqual([]);
  expect(message?.text).toMatch(/Stretch\.\s+\S/);
});

test('a picture that can’t be read is told in words', async () => {
  const { fake, poster, channel } = await discord();
  const card = postCard('Stretch.');
  const blocks = card.blocks.map((block) =>
    block.type === 'image' ? { ...block, animation: '/nowhere/cobra.gif', alt: 'A cobra' } : block,
  );
  await poster.post(channel, { ...card, blocks }, 'key');
  expect(fake.general.messages[0]?.text).toContain('A cobra');
});

test('the picture is replaced, not added to, in an edit', async () => {
  const { fake, poster, channel } = await discord();
  const message = await poster.post(channel, postCard('Stretch.'), 'key');
  const old = fake.general.messages[0]?.files.map(({ id }) => id);
  await poster.edit(channel, message, postCard('Again.'));
  const files = fake.general.messages[0]?.files ?? [];
  expect(files).toHaveLength(1);
  expect(files.map(({ id }) => id)).not.toEqual(old);
});

test('a post that was deleted can’t be changed', async () => {
  const { fake, poster, channel } = await discord();
  const message = await poster.post(channel, postCard('Stretch.'), 'key');
  const [posted] = fake.general.messages;
  if (posted) fake.world.remove(posted);
  expect(await failureOf(poster.edit(channel, message, postCard('Again.')))).toMatchObject({
    failure: 'gone',
    code: '10008',
  });
});

test('somebody who takes no direct messages is told nothing', async () => {
  const { fake, poster, channel, alice } = await discord();
  fake.person('alice').direct.refuse('Cannot send messages to this user');
  expect(
    await failureOf(poster.tell(channel.workspace, alice, postCard('Stretch.'))),
  ).toMatchObject({ failure: 'forbidden', code: '50007' });
});

test('where no talk with somebody could be opened, nothing was said for sure', async () => {
  const { fake, poster, channel, alice } = await discord();
  fake.fault(DIRECT, { kind: 'reset' });
  expect(
    await failureOf(poster.tell(channel.workspace, alice, postCard('Stretch.'))),
  ).toMatchObject({ failure: 'failed' });
});

test('a token that is no longer good is reported, and asked about again in the next post', async () => {
  const { fake, poster, channel, refusals } = await discord();
  fake.fault(MESSAGES, refusal(401, 0, '401: Unauthorized'));
  await failureOf(poster.post(channel, postCard('Stretch.'), 'key'));
  expect(refusals).toHaveLength(1);
  await poster.post(channel, postCard('Stretch.'), 'key');
  expect(fake.general.messages).toHaveLength(1);
});

test('a post that is never answered may stand there', async () => {
  const { fake, poster, channel } = await posterAlone(300);
  fake.fault(MESSAGES, { kind: 'accept-silently' });
  expect(await failureOf(poster.post(channel, postCard('Stretch.'), 'key'))).toMatchObject({
    failure: 'unsure',
    code: 'timeout',
  });
  expect(fake.general.messages).toHaveLength(1);
  await fake.stop();
});

test('nothing was posted where Discord couldn’t be reached', async () => {
  const { fake, poster, channel } = await posterAlone(5_000);
  await fake.stop();
  expect(await failureOf(poster.post(channel, postCard('Stretch.'), 'key'))).toMatchObject({
    failure: 'failed',
    code: 'ECONNREFUSED',
  });
});
