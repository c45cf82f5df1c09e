import type { Message } from './message.ts';

/**
 * A message of a guild as a bot without the MESSAGE_CONTENT intent gets it, over the gateway and
 * over REST: content, embeds, attachments and components are empty, unless the bot wrote the message
 * or is mentioned in it ("You Might Not Need a Privileged Intent", "Message Content Intent"). A
 * reply that pings an ordinary message of the bot mentions it; the message it replies to is shown by
 * the same rule.
 */
export function withVisibleContent(data: object, message: Message, botId: string): object {
  const { repliedTo } = message.origin;
  const referenced =
    repliedTo === undefined
      ? {}
      : {
          referenced_message: isVisible(repliedTo, botId) ? repliedTo : emptied(repliedTo.toJSON()),
        };
  return { ...(isVisible(message, botId) ? data : emptied(data)), ...referenced };
}

function isVisible(message: Message, botId: string): boolean {
  return message.author.id === botId || message.origin.mentions.some((user) => user.id === botId);
}

function emptied(message: object): object {
  return { ...message, content: '', embeds: [], attachments: [], components: [] };
}
