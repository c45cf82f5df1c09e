import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import { PICTURE } from './test-bot-cards.ts';
import { startBot, type TestBot } from './test-bot.ts';

let fake: FakeDiscord;
let bot: TestBot;

beforeEach(async () => {
  fake = await FakeDiscord.start();
  bot = await startBot(fake);
});

afterEach(async () => {
  await bot.client.destroy();
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

test('a slash command gets a card with a picture, byte for byte', async () => {
  const command = fake.person('alice').slash('stretch', { name: 'cobra', minutes: 5 });
  const answer = await command.answer;
  expect(answer.text).toBe('## cobra\nNot for you?');
  expect(answer.ephemeral).toBe(false);
  expect(answer.files[0]?.bytes.equals(PICTURE)).toBe(true);
  expect(answer.buttons.map((button) => button.label)).toEqual(['Another one']);
  expect((await command.ack).elapsedMs).toBeGreaterThan(0);
});

test('suggestions appear while somebody types', async () => {
  const choices = await fake.person('alice').type('stretch', 'name', 'c').choices;
  expect(choices.map((choice) => choice.name)).toEqual(['cobra', 'cat and cow', 'chair twist']);
});

test('a button changes the message it belongs to', async () => {
  const alice = fake.person('alice');
  const card = await alice.slash('stretch', { name: 'cobra' }).answer;
  const changed = await alice.click(card, 'Another one').answer;
  expect(changed).toBe(card);
  expect(changed.text).toBe('Another one for alice');
  expect(changed.files).toEqual([]);
});

test('a button opens a form, and the filled-in form is answered for its sender alone', async () => {
  const alice = fake.person('alice');
  const message = await alice.slash('daily set', { days: 'work' }).answer;
  expect(message.text).toBe('set\nwork');
  const modal = await alice.click(message, 'Set the time').modal;
  expect(modal.data.title).toBe('When?');
  const answer = await alice.submit(modal, { time: '09:30' }).answer;
  expect(answer.text).toBe('At 09:30');
  expect(answer.ephemeral).toBe(true);
});

test('a choice in a menu is acknowledged first and shown afterwards', async () => {
  const alice = fake.person('alice');
  const question = await alice.slash('private').answer;
  expect(question.ephemeral).toBe(true);
  const answer = await alice.pick(question, 'area', ['neck']).answer;
  expect(answer.text).toBe('Picked neck');
  expect(() => fake.person('bob').pick(question, 'area', ['back'])).toThrow('bob can’t see');
});

test('a slow command thinks first; its answer has a file, and more follows', async () => {
  const command = fake.person('alice').slash('slow');
  const ack = await command.ack;
  expect(ack.type).toBe(5);
  const answer = await command.answer;
  expect(answer.content).toBe('Done');
  expect(answer.loading).toBe(false);
  expect(answer.files[0]).toMatchObject({ name: 'slow.gif', description: 'A slow stretch' });
  expect(answer.files[0]?.bytes.equals(PICTURE)).toBe(true);
  const more = await command.nextFollowUp();
  expect(more.content).toBe('And more');
  expect(more.ephemeral).toBe(true);
});

test('a mention is heard and answered, other messages arrive without their text', async () => {
  const alice = fake.person('alice');
  alice.write(fake.general, 'between ourselves');
  alice.write(fake.general, 'hello', { mention: true });
  const answer = await fake.general.next();
  expect(answer.content).toBe('Hello');
  expect(bot.seen.filter((each) => each.startsWith('message'))).toEqual([
    'message ""',
    `message "<@${fake.world.bot.id}> hello"`,
  ]);
});

test('a direct message is answered there', async () => {
  const alice = fake.person('alice');
  alice.writeDirect('my neck hurts');
  expect((await alice.direct.next()).content).toBe('Hello');
  expect(bot.seen).toContain('message "my neck hurts"');
});

test('the bot writes to somebody by itself', async () => {
  const alice = fake.person('alice');
  const user = await bot.client.users.fetch(alice.user.id);
  const sent = await user.send({
    content: 'Time to stretch',
    files: [{ attachment: PICTURE, name: 'a.gif' }],
  });
  const message = await alice.direct.next();
  expect(message.files[0]?.bytes.equals(PICTURE)).toBe(true);
  await sent.edit('Later then');
  expect(message.content).toBe('Later then');
  await sent.delete();
  expect(message.deleted).toBe(true);
});
