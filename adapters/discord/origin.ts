import { PermissionFlagsBits } from 'discord.js';
import type { Asker, Origin } from '../../src/request.ts';
import type { Deed } from './deed.ts';
import type { HeardMessage } from './mentions.ts';

/** The part of a request that says where in which server it came from. */
interface From {
  readonly from?: Origin;
}

/**
 * Where a command, click or form came from, with whether the person has Manage Server. Nothing
 * outside servers, nor in a server that the bot isn't in: who installed it for themselves brings it
 * along, but nothing can be set up there.
 */
export function fromDeed(deed: Deed): From {
  const { channelId: channel, user } = deed;
  if (!deed.inCachedGuild() || channel === null) return {};
  const manages = deed.memberPermissions.has(PermissionFlagsBits.ManageGuild);
  return { from: { workspace: deed.guildId, channel, person: user.id, manages } };
}

/**
 * Where a message came from. It comes without its author's permissions, and nothing is kept of
 * members, so only the owner is known to manage the server; others are by the command.
 */
export function fromMessage({ guild, author, channelId: channel }: HeardMessage): From {
  if (guild === null) return {};
  const manages = guild.ownerId === author.id;
  return { from: { workspace: guild.id, channel, person: author.id, manages } };
}

/** Who asks, for counting; outside of servers a person stands alone. */
export function askerOf({ id: person }: { readonly id: string }, workspace: string | null): Asker {
  return workspace === null ? { person } : { person, workspace };
}
