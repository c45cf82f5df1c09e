import { GatewayIntentBits, REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FakeDiscord } from './fake-discord.ts';
import type { Interaction } from './world/interaction.ts';

// What becomes of messages over time. The clock is the test's own.

const MINUTE_MS = 60_000;

let now: number;
let fake: FakeDiscord;
let rest: REST;
let command: Interaction;
let url: { messages: `/${string}`; callback: `/${string}`; webhook: `/${string}` };

async function start(privilegedIntents = 0): Promise<void> {
  now = Date.UTC(2026, 11, 1, 9);
  fake = await FakeDiscord.start({ now: () => now, privilegedIntents });
  rest = new REST({ api: fake.api }).setToken(fake.token);
  const { id } = fake.world.application;
  await rest.put(`/applications/${id}/commands`, { body: [{ name: 'go', description: 'Goes' }] });
  command = fake.person('alice').slash('go');
  const { origin } = command;
  url = {
    messages: `/channels/${fake.general.id}/messages`,
    callback: `/interactions/${origin.id}/${origin.token}/callback`,
    webhook: `/webhooks/${id}/${origin.token}`,
  };
}

beforeEach(() => start());

afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

/** Answers alice's command. */
function answer(content: string, flags = 0): Promise<unknown> {
  return rest.post(url.callback, { body: { type: 4, data: { content, flags } } });
}

describe('the token of an interaction', () => {
  test('reads, changes and deletes the first answer', async () => {
    await answer('first');
    expect(await rest.get(`${url.webhook}/messages/@original`)).toMatchObject({ content: 'first' });
    await rest.patch(`${url.webhook}/messages/@original`, { body: { content: 'changed' } });
    const message = await command.answer;
    expect(message.content).toBe('changed');
    expect(message.editedAt).toBe('2026-12-01T09:00:00.000Z');
    await rest.delete(`${url.webhook}/messages/@original`);
    expect(message.deleted).toBe(true);
    expect(fake.general.messages).toEqual([]);
    const gone = rest.get(`${url.webhook}/messages/@original`);
    await expect(gone).rejects.toMatchObject({ code: 10_008 });
  });

  test('reads, changes and deletes a further message', async () => {
    await answer('first');
    const more = (await rest.post(url.webhook, { body: { content: 'more' } })) as { id: string };
    const at = `${url.webhook}/messages/${more.id}` as const;
    await rest.patch(at, { body: { content: 'changed' } });
    expect(await rest.get(at)).toMatchObject({ content: 'changed' });
    await rest.delete(at);
    await expect(rest.get(at)).rejects.toMatchObject({ code: 10_008 });
    expect(command.original?.content).toBe('first');
  });

  test('is worth nothing before the first answer', async () => {
    const early = rest.post(url.webhook, { body: { content: 'early' } });
    await expect(early).rejects.toMatchObject({ code: 10_015 });
  });

  test('ends after a quarter of an hour', async () => {
    await answer('first');
    now += 15 * MINUTE_MS;
    await rest.post(url.webhook, { body: { content: 'just in time' } });
    now += 1;
    const late = rest.post(url.webhook, { body: { content: 'too late' } });
    await expect(late).rejects.toMatchObject({ status: 401, code: 50_027 });
  });

  test('turns the first further message after a defer into the answer, as private as the defer', async () => {
    await rest.post(url.callback, { body: { type: 5, data: { flags: 64 } } });
    await rest.post(url.webhook, { body: { content: 'done' } });
    const message = await command.answer;
    expect(message).toBe(command.original);
    expect(message.ephemeral).toBe(true);
    expect(command.followUps).toEqual([]);
  });
});

test('an answer that is thought about and then deleted never comes', async () => {
  await rest.post(url.callback, { body: { type: 5 } });
  await rest.delete(`${url.webhook}/messages/@original`);
  await expect(command.answer).rejects.toThrow('deleted its answer');
});

test('an ephemeral message isn’t in the channel', async () => {
  await answer('psst', 64);
  const message = await command.answer;
  expect(fake.general.messages).toEqual([]);
  const seen = rest.get(`${url.messages}/${message.id}`);
  await expect(seen).rejects.toMatchObject({ code: 10_008 });
});

test('a bot changes and deletes only its own messages', async () => {
  const { id } = fake.person('alice').write(fake.general, 'mine');
  const edit = rest.patch(`${url.messages}/${id}`, { body: { content: 'ours' } });
  await expect(edit).rejects.toMatchObject({ code: 50_005 });
  await expect(rest.delete(`${url.messages}/${id}`)).rejects.toMatchObject({ code: 50_013 });
});

test('a nonce that is enforced holds for minutes, not for ever', async () => {
  const body = { content: 'daily', nonce: 'slot', enforce_nonce: true };
  const first = await rest.post(url.messages, { body });
  expect(await rest.post(url.messages, { body: { ...body, content: 'again' } })).toEqual(first);
  now += 10 * MINUTE_MS;
  await rest.post(url.messages, { body });
  await rest.post(url.messages, { body: { ...body, enforce_nonce: false } });
  expect(fake.general.messages.map((each) => each.content)).toEqual(['daily', 'daily', 'daily']);
});

describe('the text of a person’s message', () => {
  async function textOf(id: string): Promise<string> {
    const message = (await rest.get(`${url.messages}/${id}`)) as { content: string };
    return message.content;
  }

  test('is hidden from a bot that it isn’t meant for', async () => {
    const alice = fake.person('alice');
    expect(await textOf(alice.write(fake.general, 'hello').id)).toBe('');
    expect(await textOf(alice.write(fake.general, 'hello', { mention: true }).id)).toContain(
      'hello',
    );
  });

  test('is shown when it replies to an ordinary message of the bot and pings it', async () => {
    await rest.post(url.messages, { body: { content: 'Time to stretch' } });
    const alice = fake.person('alice');
    const posted = await fake.general.next();
    const replied = alice.write(fake.general, 'thanks', { replyTo: posted });
    expect(await textOf(replied.id)).toBe('thanks');
    const silent = alice.write(fake.general, 'thanks', { replyTo: posted, ping: false });
    expect(await textOf(silent.id)).toBe('');
  });

  test('is hidden when it replies to the answer to a command', async () => {
    await answer('first');
    const replyTo = await command.answer;
    expect(await textOf(fake.person('alice').write(fake.general, 'thanks', { replyTo }).id)).toBe(
      '',
    );
  });

  test('is shown to a bot with the intent for it', async () => {
    await fake.stop();
    await start(GatewayIntentBits.MessageContent);
    expect(await textOf(fake.person('alice').write(fake.general, 'hello').id)).toBe('hello');
  });
});
