import type { Message } from '../world/message.ts';
import type { Event } from '../world/world.ts';

/**
 * A message event as a bot without the MESSAGE_CONTENT intent gets it: content, embeds, attachments,
 * components and poll are empty, unless the bot wrote the message, is mentioned in it, or gets it as
 * a direct message (Gateway, "Message Content Intent"). A reply that pings an ordinary message of
 * the bot mentions it; the message it replies to is shown by the same rule.
 */
export function withVisibleContent(event: Event, botId: string): object {
  const { d, message } = event;
  if (message === undefined || event.guildId === undefined) return d;
  const { repliedTo } = message.origin;
  return {
    ...(isVisible(message, botId) ? d : emptied(d)),
    ...(repliedTo === undefined
      ? {}
      : {
          referenced_message: isVisible(repliedTo, botId) ? repliedTo : emptied(repliedTo.toJSON()),
        }),
  };
}

function isVisible(message: Message, botId: string): boolean {
  return message.author.id === botId || message.origin.mentions.some((user) => user.id === botId);
}

function emptied(message: object): object {
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}
