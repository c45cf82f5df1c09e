import { type GuildTextBasedChannel, PermissionFlagsBits } from 'discord.js';
import type { Wording } from '../../src/cards/wording.ts';
import { listedName } from './commands.ts';
import type { HeardMessage } from './mentions.ts';
import { persist } from './persist.ts';
import { saying } from './saying.ts';

/** A permission that an answer needs, or is better with. */
type Permission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  | 'ReadMessageHistory'
  | 'AttachFiles';

/** Whether the bot may do this where the message was written; as far as is known, it may. */
export function mayHere(message: HeardMessage, permission: Permission): boolean {
  return !message.inGuild() || may(message.channel, permission);
}

function may(channel: GuildTextBasedChannel, permission: Permission): boolean {
  const granted = channel.permissionsFor(channel.client.user);
  return granted?.has(PermissionFlagsBits[permission]) ?? true;
}

/**
 * Tells the person, in a direct message, why there is no answer where they asked,
 * and which permissions would help. Named as Discord's settings name them.
 *
 * @throws when the person can't be told either.
 */
export async function explainNoAccess(
  message: HeardMessage<true>,
  wording: Wording,
): Promise<void> {
  const { channel, author, id } = message;
  const { cannotWrite, permissions: names } = wording.phrases.chat;
  const write = channel.isThread() ? 'SendMessagesInThreads' : 'SendMessages';
  const needed: readonly Permission[] = ['ViewChannel', write, 'ReadMessageHistory', 'AttachFiles'];
  const missing = needed.filter((permission) => !may(channel, permission));
  const text = wording.fill(cannotWrite, {
    channel: `#${channel.name}`,
    permissions: wording.list((missing.length > 0 ? missing : needed).map((each) => names[each])),
    command: `/${listedName('stretch')}`,
  });
  await persist(() => author.send({ ...saying(text), nonce: `e${id}`, enforceNonce: true }));
}
