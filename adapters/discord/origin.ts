import { PermissionFlagsBits } from 'discord.js';
import type { Origin, Person } from '../../src/request.ts';
import type { Deed } from './deed.ts';
import type { HeardMessage } from './mentions.ts';

/** The part of a request that says who it came from, and where in which server. */
interface From {
  readonly from?: Origin;
  readonly person: Person;
}

/**
 * Where a command, click or form came from, with whether the person has Manage Server. Nothing
 * outside servers, nor in a server that the bot isn't in: who installed it for themselves brings it
 * along, but nothing can be set up there.
 */
export function fromDeed(deed: Deed): From {
  const { channelId: channel, user } = deed;
  const person = { id: user.id };
  if (!deed.inCachedGuild() || channel === null) return { person };
  const manages = deed.memberPermissions.has(PermissionFlagsBits.ManageGuild);
  return { person, from: { workspace: deed.guildId, channel, person: user.id, manages } };
}

/**
 * Where a message came from. It comes without its author's permissions, and nothing is kept of
 * members, so only the owner is known to manage the server; others are by the command.
 */
export function fromMessage({ guild, author, channelId: channel }: HeardMessage): From {
  const person = { id: author.id };
  if (guild === null) return { person };
  const manages = guild.ownerId === author.id;
  return { person, from: { workspace: guild.id, channel, person: author.id, manages } };
}
