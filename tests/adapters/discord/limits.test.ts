import { afterAll, beforeAll, expect, test } from 'vitest';
import { createBot } from '../../../src/bot.ts';
import { withLimits } from '../../../src/limits.ts';
import { englishContent } from '../../support/content.ts';
import { type Connected, connected, phrases, replies, wholeBot } from './connected.ts';
import { readMarkdown } from './read-markdown.ts';

const { fixedReply } = createBot(await englishContent());
let discord: Connected;

beforeAll(async () => {
  discord = await connected({
    service: withLimits(wholeBot().service, { perPerson: 2, fixedReply, now: () => 1 }),
  });
});
afterAll(async () => {
  await discord.close();
  expect(discord.fake.violations).toEqual([]);
});

test('commands beyond the limit get a card of their own, and an emergency its reply', async () => {
  const alice = discord.fake.person('alice');
  const ask = async (name: string) => await alice.slash('stretch', { name }).answer;
  for (let times = 0; times < 2; times++) expect((await ask('cobra')).ephemeral).toBe(false);
  for (let times = 0; times < 2; times++) {
    const busy = await ask('cobra');
    expect(readMarkdown(busy.text).text).toContain(phrases.busy.summary);
    expect(busy.ephemeral).toBe(true);
  }
  const grave = await ask('crushing chest pain');
  expect(readMarkdown(grave.text).text).toContain(replies.emergency.lead);
});

test('messages beyond the limit are answered once, in private, and then no more', async () => {
  const { fake } = discord;
  const [bob, carol] = [fake.person('bob'), fake.person('carol')];
  const mention = () => bob.write(fake.general, 'list causes', { mention: true });
  for (let times = 0; times < 2; times++) {
    mention();
    expect((await fake.general.next()).text).toContain(phrases.list.causes.title);
  }
  mention();
  expect((await bob.direct.next()).text).toContain(phrases.busy.summary);
  expect((await fake.general.next()).text).toContain(phrases.chat.sentPrivately);
  for (let times = 0; times < 5; times++) mention();
  // The next that is said in the channel is for somebody else.
  carol.write(fake.general, 'list benefits', { mention: true });
  expect((await fake.general.next()).text).toContain(phrases.list.benefits.title);
});

test('names go on being suggested', async () => {
  const alice = discord.fake.person('alice');
  const typed = alice.type('stretch', 'name', 'cob');
  expect((await typed.choices)[0]).toMatchObject({ name: 'Cobra Stretch' });
});
