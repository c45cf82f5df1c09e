import { type Guild, PermissionFlagsBits } from 'discord.js';
import type { Phrases } from '../../src/content/schema/phrases.ts';
import { persist } from './persist.ts';
import { saying } from './saying.ts';

/** Milliseconds after joining in which a server is new; it also appears after an outage. */
const NEW = 5 * 60_000;

/**
 * Introduces the bot to a server that it has just joined, once, in the channel for
 * such messages if it may write there; else it waits to be spoken to.
 *
 * @param now milliseconds since 1970.
 */
export async function welcome(guild: Guild, { chat }: Phrases, now: number): Promise<void> {
  const { systemChannel, members, joinedTimestamp } = guild;
  if (now - joinedTimestamp > NEW || systemChannel === null || members.me === null) return;
  const { ViewChannel, SendMessages } = PermissionFlagsBits;
  if (!systemChannel.permissionsFor(members.me).has(ViewChannel | SendMessages)) return;
  const message = { ...saying(chat.welcome), nonce: `w${guild.id}`, enforceNonce: true };
  await persist(() => systemChannel.send(message));
}
