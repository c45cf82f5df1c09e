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
 */
export function forgetAbsent(client: Client<true>, service: Service): Promise<void> {
  const isIn = (server: string) => client.guilds.cache.has(server) || isThere(client, server);
  return service.forgetAbsent({ platform: 'discord', bot: client.user.id, isIn });
}

/** Asks for a server before anything of it is forgotten; only a plain answer counts. */
async function isThere(client: Client<true>, guild: string): Promise<boolean> {
  try {
    await client.guilds.fetch({ guild, force: true, cache: false });
    return true;
  } catch (error) {
    return !(error instanceof DiscordAPIError && NOT_THERE.has(error.code));
  }
}
