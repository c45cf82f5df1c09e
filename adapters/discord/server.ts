import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';

/** What Discord says of a server that the bot isn't in. */
const NOT_THERE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
]);

/**
 * Asks Discord whether the bot is in a server: it tells of one only to who is in it, and needs no
 * shard for it. Never rejects; undefined without a plain answer.
 */
export async function isInServer(
  rest: Pick<REST, 'get'>,
  server: string,
  signal?: AbortSignal,
): Promise<boolean | undefined> {
  try {
    await rest.get(Routes.guild(server), signal ? { signal } : {});
    return true;
  } catch (error) {
    return error instanceof DiscordAPIError && NOT_THERE.has(error.code) ? false : undefined;
  }
}
