import { MessageReferenceType, MessageType } from 'discord-api-types/v10';
import type { Interaction } from '../world/interaction.ts';
import type { Message, MessageParts } from '../world/message.ts';
import type { World } from '../world/world.ts';

/**
 * Writes a message that answers an interaction. A further answer refers to the first one; an answer
 * to a click refers to the message that was clicked.
 */
export function writeAnswer(
  world: World,
  interaction: Interaction,
  parts: Partial<MessageParts>,
  followUp: boolean,
): Message {
  const { channel, metadata, source } = interaction.origin;
  const original = interaction.original;
  const repliesTo = followUp ? original : source;
  return world.write(
    {
      channelId: channel.id,
      author: world.bot,
      type: repliesTo === undefined ? MessageType.ChatInputCommand : MessageType.Reply,
      mentions: [],
      applicationId: world.application.id,
      interaction:
        followUp && original !== undefined
          ? { ...metadata, original_response_message_id: original.id }
          : metadata,
      ...(repliesTo === undefined
        ? {}
        : {
            reference: {
              type: MessageReferenceType.Default,
              channel_id: channel.id,
              message_id: repliesTo.id,
            },
          }),
    },
    parts,
  );
}
