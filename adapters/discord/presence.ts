import type { Client } from 'discord.js';
import type { Service } from '../../src/service.ts';
import { isInServer } from './server.ts';

/**
 * Forgets the servers that the bot was put out of while it was away. To be called once all shards are
 * ready: by then Discord has named every server, also those that an outage hides. It is asked for each
 * before anything is forgotten.
 *
 * @param knownToBeIn nothing of a server on another process's shard, which that one looks after.
 */
export function forgetAbsent(
  client: Client<true>,
  service: Service,
  knownToBeIn: (server: string) => boolean | undefined,
): Promise<void> {
  return service.forgetAbsent({
    platform: 'discord',
    bot: client.user.id,
    isIn(server) {
      const known = knownToBeIn(server);
      return known === false ? isInServer(client.rest, server) : known;
    },
  });
}
