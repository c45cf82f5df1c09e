import { type Client, Events } from 'discord.js';
import type { RefusedError } from '../../src/adapter.ts';
import type { Shards } from '../../src/config/values.ts';
import type { Log } from '../../src/log.ts';
import { createClient } from './client.ts';
import { refusalOf, refusalOfClose } from './explain.ts';

/** What a connection needs. */
export interface ConnectionOptions {
  readonly token: string;
  readonly api?: string;
  readonly shards?: Shards;
  readonly log: Log;
  /** Told when Discord closes the connection for good. */
  readonly onRefused: (refusal: RefusedError) => void;
  /** Ends the connection, and attempts at it; its client is then destroyed. */
  readonly signal: AbortSignal;
  /** Prepares the client for what it will hear, before it hears anything. */
  readonly prepare: (client: Client) => void;
}

/**
 * Connects, and resolves with the client when it hears everything. Drops, resumes
 * and whatever else goes on under way is discord.js's own business from then on.
 *
 * @throws {RefusedError} when Discord refuses for good; anything else may pass.
 */
export async function connect(options: ConnectionOptions): Promise<Client<true>> {
  const { token, log, onRefused, signal, prepare } = options;
  signal.throwIfAborted();
  const client = createClient({
    ...options,
    onUnreadable: (error) => log.failure('discord.unreadable', error),
  });
  const { promise: ready, resolve, reject } = Promise.withResolvers<Client<true>>();
  const giveUp = () => reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });

  client.once(Events.ClientReady, resolve);
  client.on(Events.ShardDisconnect, ({ code }) => {
    const refusal = refusalOfClose(code);
    log.info('discord.closed', { code });
    if (refusal === undefined) return;
    reject(refusal);
    onRefused(refusal);
  });
  logComings(client, log);
  client.on(Events.ShardError, (error) => log.failure('discord.connection', error));
  client.on(Events.Error, (error) => log.failure('discord.client', error));
  prepare(client);

  try {
    await Promise.race([client.login(token), ready]);
    return await ready;
  } catch (error) {
    await client.destroy();
    throw refusalOf(error) ?? error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** A line when a connection is lost, and one when it is back; attempts in between are many. */
function logComings(client: Client, log: Log): void {
  const away = new Set<number>();
  const isBack = (shard: number) => {
    if (away.delete(shard)) log.info('discord.back', { shard });
  };
  client.on(Events.ShardReconnecting, (shard) => {
    if (!away.has(shard)) log.info('discord.away', { shard });
    away.add(shard);
  });
  client.on(Events.ShardResume, isBack);
  client.on(Events.ShardReady, isBack);
}
