import { Client, Events, type ClientOptions } from 'discord.js';
import type { FakeDiscord } from './fake-discord.ts';

/**
 * Logs a discord.js client in at the fake and waits until it is ready; `prepare` may add listeners
 * before it connects.
 */
export async function logIn(
  fake: FakeDiscord,
  options: ClientOptions,
  prepare: (client: Client) => void = () => undefined,
): Promise<Client<true>> {
  const client = new Client({ ...options, rest: { ...options.rest, api: fake.api } });
  prepare(client);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(fake.token);
  return ready;
}
