import { GatewayDispatchEvents, GatewayIntentBits } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../peers/discord/people/person.ts';
import { type Connected, connected, phrases } from './connected.ts';

let discord: Connected;
let alice: Person;
/** How many messages the bot owes those who spoke to it. */
let owed = 0;

beforeAll(async () => {
  discord = await connected();
  alice = discord.fake.person('alice');
});
afterAll(async () => {
  await discord.close();
  expect(discord.fake.violations).toEqual([]);
});

/** Somebody speaks to the bot, and gets the next message that it writes. */
async function answerInPublic() {
  const { fake } = discord;
  owed += 1;
  alice.write(fake.general, 'list causes', { mention: true });
  const answer = await fake.general.next();
  expect(answer.text).toContain(phrases.list.causes.title);
  return answer;
}

/** Delivers a message that mentions more than single people, with all that was written in it. */
function deliver(mentions: { mention_everyone?: true; mention_roles?: string[] }): void {
  const { guild, general, world, gateway } = discord.fake;
  const message = alice.write(general, 'list causes').toJSON();
  gateway.dispatch({
    t: GatewayDispatchEvents.MessageCreate,
    d: { ...message, ...mentions, id: world.nextId(), guild_id: guild.id },
    guildId: guild.id,
    intent: GatewayIntentBits.GuildMessages,
  });
}

describe('nobody speaks to the bot', () => {
  test('who mentions everybody', async () => {
    deliver({ mention_everyone: true });
    await answerInPublic();
  });

  test('who mentions a role, even one that it has', async () => {
    deliver({ mention_roles: [discord.fake.guild.id] });
    await answerInPublic();
  });

  test('who replies to it without a ping', async () => {
    const replyTo = await answerInPublic();
    alice.write(discord.fake.general, 'list causes', { replyTo, ping: false });
    await answerInPublic();
  });

  test('who is the bot itself, in direct messages', async () => {
    owed += 1;
    alice.writeDirect('list causes');
    expect((await alice.direct.next()).text).toContain(phrases.list.causes.title);
    await answerInPublic();
  });
});

test('that somebody takes no direct messages is nothing to worry about in the log', async () => {
  const { fake, adapter, lines } = discord;
  const bob = fake.person('bob');
  bob.direct.refuse('Cannot send messages to this user');
  owed += 2;
  bob.write(fake.general, 'i have chest pain', { mention: true });
  expect((await fake.general.next()).text).toContain('/ask');
  await adapter.stop();
  expect(lines).not.toContainEqual(expect.objectContaining({ level: 'error' }));
});

test('and in all this it has said nothing else', async () => {
  await discord.adapter.stop();
  const sent = discord.fake.requestsTo('POST /channels/{channel_id}/messages');
  expect(sent).toHaveLength(owed);
});
