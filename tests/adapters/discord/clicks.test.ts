import { ComponentType } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../peers/discord/faults.ts';
import type { Message } from '../../peers/discord/world/message.ts';
import { type Connected, connected, phrases } from './connected.ts';
import { readMarkdown } from './read-markdown.ts';

const EDIT = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';

let discord: Connected;

beforeAll(async () => {
  discord = await connected();
});
afterAll(async () => {
  await discord.close();
  expect(discord.fake.violations).toEqual([]);
});

function read(message: Message): string {
  return readMarkdown(message.text).text;
}

/** The first menu of a message, and what its first choice is. */
function menuOf(message: Message) {
  const [menu] = message.parts(ComponentType.StringSelect);
  const [first] = (menu?.['options'] ?? []) as { label: string; value: string }[];
  return { id: menu?.custom_id ?? '', label: first?.label ?? '', value: first?.value ?? '' };
}

/** A message with a button that an older version gave it. */
function withOldButton(message: Message, id: string): Message {
  const [button] = message.parts(ComponentType.Button);
  if (button) button.custom_id = id;
  return message;
}

describe('a choice from a menu', () => {
  test('on a shared card is answered for who chose', async () => {
    const alice = discord.fake.person('alice');
    const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
    const { id, label, value } = menuOf(shared);
    const answer = await alice.pick(shared, id, [value]).answer;
    expect(answer).not.toBe(shared);
    expect(answer.ephemeral).toBe(true);
    expect(read(answer)).toContain(label);
    expect(read(shared)).toContain('Cobra Stretch');
  });

  test('by somebody else than who asked too', async () => {
    const shared = await discord.fake.person('alice').slash('stretch', { name: 'cobra' }).answer;
    const { id, label, value } = menuOf(shared);
    const answer = await discord.fake.person('bob').pick(shared, id, [value]).answer;
    expect(answer.ephemeral).toBe(true);
    expect(read(answer)).toContain(label);
  });
});

test('a click whose picture Discord won’t take leaves the words, and takes the old picture away', async () => {
  const { fake } = discord;
  const alice = fake.person('alice');
  const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
  const own = await alice.click(shared, phrases.actions.duration).answer;
  expect(own.files).toHaveLength(1);
  fake.fault(EDIT, refusal(413, 40_005, 'Request entity too large'));
  const next = await alice.click(own, phrases.actions.another).answer;
  expect(next).toBe(own);
  expect(read(next)).toContain('Start: ');
  expect(next.files).toEqual([]);
});

describe('a button from a year ago', () => {
  test.each(['v0:stretch-of-old', 'v1:show:exercise:gone', 'x'.repeat(100)])(
    '%s leads on, and the shared message stays',
    async (id) => {
      const alice = discord.fake.person('alice');
      const shared = await alice.slash('stretch', { name: 'cobra' }).answer;
      const before = shared.text;
      const answer = await alice.click(withOldButton(shared, id), id).answer;
      expect(answer).not.toBe(shared);
      expect(answer.ephemeral).toBe(true);
      expect(read(answer)).toContain(phrases.stale.title);
      expect(answer.buttons.length).toBeGreaterThan(0);
      expect(shared.text).toBe(before);
    },
  );
});

test('somebody brings the bot along to a server that it isn’t in', async () => {
  const { fake } = discord;
  const gina = fake.person('gina', { installedApp: true });
  const elsewhere = fake.addGuild('Elsewhere', { members: [gina] }).channel('lobby');
  const shared = await gina.slash('stretch', { name: 'cobra' }, { in: elsewhere }).answer;
  expect(read(shared)).toContain('Cobra Stretch');
  expect(shared.files).toHaveLength(1);
  const own = await gina.click(shared, phrases.actions.duration).answer;
  expect(own.ephemeral).toBe(true);
  expect(await gina.click(own, phrases.actions.another).answer).toBe(own);
  const help = await gina.slash('stretch-help', {}, { in: elsewhere }).answer;
  const modal = await gina.click(help, phrases.actions.pick).modal;
  expect((await gina.submit(modal, { words: 'cobra' }).answer).ephemeral).toBe(true);
});
