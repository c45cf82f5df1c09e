import { type Client, DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Service } from '../../src/service.ts';

/** What Discord says of a server that the bot isn't in. */
const NOT_THERE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
]);

/**
 * Forgets the servers that the bot was put out of while it was away. To be called once all shards are
 * ready: by then Discord has named every server, also those that an outage hides.
 *
 * @param knownToBeIn nothing of a server on another process's shard, which that one looks after.
 */
export function forgetAbsent(
  client: Client<true>,
  service: Service,
  knownToBeIn: (server: string) => boolean | undefined,
): Promise<void> {
  const isIn = (server: string) =>
    knownToBeIn(server) === false ? isThere(client, server) : knownToBeIn(server);
  return service.forgetAbsent({ platform: 'discord', bot: client.user.id, isIn });
}

/** Asks for a server before anything of it is forgotten; only a plain answer counts. */
async function isThere(client: Client<true>, guild: string): Promise<boolean | undefined> {
  try {
    await client.guilds.fetch({ guild, force: true, cache: false });
    return true;
  } catch (error) {
    return error instanceof DiscordAPIError && NOT_THERE.has(error.code) ? false : undefined;
  }
}
