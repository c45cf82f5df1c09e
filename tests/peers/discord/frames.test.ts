import { once } from 'node:events';
import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { FakeDiscord } from './fake-discord.ts';

// Frames that are wrong on purpose: each must be listed, or the connection closed with Discord's code.

let fake: FakeDiscord;
let socket: WebSocket;

const identify = {
  token: 'fake.bot.token',
  intents: GatewayIntentBits.Guilds,
  properties: { os: 'linux', browser: 'test', device: 'test' },
};

beforeEach(async () => {
  fake = await FakeDiscord.start();
  socket = await connect('?v=10&encoding=json');
});

afterEach(() => fake.stop());

async function connect(query: string): Promise<WebSocket> {
  const connected = new WebSocket(`${fake.gatewayUrl}/${query}`);
  await once(connected, 'open');
  return connected;
}

function send(op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, d }));
}

async function closeCode(): Promise<unknown> {
  const [code] = await once(socket, 'close');
  return code;
}

test('a right identification breaks no rule', async () => {
  send(GatewayOpcodes.Identify, identify);
  await expect.poll(() => fake.gateway.sessions).toHaveLength(1);
  expect(fake.violations).toEqual([]);
});

test.each([
  [
    'without properties',
    GatewayOpcodes.Identify,
    { ...identify, properties: undefined },
    "required property 'properties'",
  ],
  [
    'with a key that Discord doesn’t know',
    GatewayOpcodes.Identify,
    { ...identify, colour: 1 },
    'additionalProperty":"colour"',
  ],
  ['with a heartbeat that is text', GatewayOpcodes.Heartbeat, 'soon', '/d must be'],
  [
    'with an opcode that bots don’t send',
    GatewayOpcodes.Dispatch,
    {},
    'the fake knows no such frame',
  ],
])('a frame %s is listed', async (_, op, d, problem) => {
  send(op, d);
  await expect.poll(() => fake.violations).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ['an unknown opcode', 99, {}, 4001],
  ['a wrong token', GatewayOpcodes.Identify, { ...identify, token: 'wrong' }, 4004],
  ['a shard beyond their number', GatewayOpcodes.Identify, { ...identify, shard: [2, 2] }, 4010],
  [
    'an intent that isn’t switched on',
    GatewayOpcodes.Identify,
    { ...identify, intents: GatewayIntentBits.GuildMembers },
    4014,
  ],
])('%s closes the connection', async (_, op, d, code) => {
  send(op, d);
  expect(await closeCode()).toBe(code);
});

test('what is no JSON closes the connection', async () => {
  socket.send('{');
  expect(await closeCode()).toBe(4002);
});

test('another version of the gateway closes the connection', async () => {
  const closing = new WebSocket(`${fake.gatewayUrl}/?v=9&encoding=json`);
  const [code] = await once(closing, 'close');
  expect(code).toBe(4012);
});
