import type { Message } from '../world/message.ts';

/**
 * A message event as a bot without the MESSAGE_CONTENT intent gets it: content, embeds, attachments,
 * components and poll are empty, unless the bot wrote the message, is mentioned in it, or gets it as
 * a direct message (Gateway, "Message Content Intent"). A reply that pings an ordinary message of
 * the bot mentions it; the message it replies to is shown by the same rule.
 */
export function withVisibleContent(data: object, message: Message, botId: string): object {
  const replied = message.origin.repliedTo;
  const referenced =
    replied === undefined
      ? {}
      : { referenced_message: withVisibleContent(replied.toJSON(), replied, botId) };
  if (isVisible(message, botId)) return { ...data, ...referenced };
  return { ...data, ...referenced, content: '', embeds: [], attachments: [], components: [] };
}

function isVisible(message: Message, botId: string): boolean {
  return (
    message.author.id === botId ||
    message.channel.guild === undefined ||
    message.origin.mentions.some((user) => user.id === botId)
  );
}
