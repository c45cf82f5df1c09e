import type { Message, OmitPartialGroupDMChannel } from 'discord.js';

/** A message as the client hands it over. */
export type HeardMessage<InGuild extends boolean = boolean> = OmitPartialGroupDMChannel<
  Message<InGuild>
>;

/**
 * Whether somebody speaks to the bot: in a direct message, or by naming it in a
 * server, or in a reply that pings it. Not with `@everyone` or a role, which name
 * nobody, and never another bot, a webhook or Discord itself.
 */
export function isAddressed(message: HeardMessage): boolean {
  const { author, webhookId, system, mentions, client } = message;
  if (author.bot || webhookId !== null || system) return false;
  return !message.inGuild() || mentions.users.has(client.user.id);
}

/**
 * What stands for people, roles, channels, commands, times, emojis and places
 * of a server in a message.
 *
 * @see https://docs.discord.com/developers/reference#message-formatting
 */
const TOKENS = /<(?:@[!&]?\d+|#\d+|\/[^<>:]+:\d+|t:-?\d+(?::\w+)?|a?:\w+:\d+|id:[\w:-]+)>/g;

/** What was said, without what only Discord reads. */
export function spokenText(content: string): string {
  return content.replace(TOKENS, ' ').trim();
}
