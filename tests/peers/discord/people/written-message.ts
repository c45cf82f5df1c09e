import { MessageReferenceType, MessageType, type APIMessageReference } from 'discord-api-types/v10';
import type { Channel } from '../world/channel.ts';
import type { Message, MessageOrigin } from '../world/message.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';

/** How a message is written. */
export interface WriteOptions {
  /** Begins it with a mention of the bot. */
  mention?: boolean;
  /** Makes it a reply to this message. */
  replyTo?: Message;
  /** Whether a reply pings who is replied to, as Discord's client does unless told otherwise. */
  ping?: boolean;
}

/** The message that somebody's text becomes: who is mentioned in it, and what it replies to. */
export function written(
  world: World,
  author: User,
  channel: Channel,
  text: string,
  { mention = false, replyTo, ping = true }: WriteOptions,
): { origin: Omit<MessageOrigin, 'id' | 'sentAt'>; content: string } {
  const content = mention ? `<@${world.bot.id}> ${text}` : text;
  const mentioned = [...content.matchAll(/<@!?(\d+)>/g)].map((match) => String(match[1]));
  // A reply pings the author of an ordinary message; the answer to an interaction has none to ping
  // ("You Might Not Need a Privileged Intent").
  if (replyTo !== undefined && ping && replyTo.origin.applicationId === undefined) {
    mentioned.push(replyTo.author.id);
  }
  const origin = {
    channelId: channel.id,
    author,
    type: replyTo === undefined ? MessageType.Default : MessageType.Reply,
    mentions: [world.bot, ...world.users.values()].filter((user) => mentioned.includes(user.id)),
    ...(replyTo === undefined
      ? {}
      : { reference: referenceTo(replyTo, channel), repliedTo: replyTo }),
  };
  return { origin, content };
}

function referenceTo(message: Message, channel: Channel): APIMessageReference {
  return {
    type: MessageReferenceType.Default,
    channel_id: channel.id,
    message_id: message.id,
    ...(channel.guildId === undefined ? {} : { guild_id: channel.guildId }),
  };
}
