import {
  InteractionResponseType,
  MessageFlags,
  type APIInteractionResponse,
} from 'discord-api-types/v10';
import type { Interaction } from '../world/interaction.ts';
import { editedParts, newParts, type MessageBody } from '../world/message-parts.ts';
import type { Message } from '../world/message.ts';
import { errors } from './api-error.ts';
import { noContent, ok, parameter, type Answer, type Call, type Routes } from './route.ts';
import { writeAnswer } from './write-answer.ts';

/** The first answer to an interaction. */
export const callbackRoute: Routes = {
  'POST /interactions/{interaction_id}/{interaction_token}/callback': acknowledge,
};

function acknowledge(call: Call): Answer {
  const { world, request, interactionDeadlineMs } = call;
  const interaction = world.interactions.get(parameter(call, 'interaction_id'));
  if (interaction?.origin.token !== parameter(call, 'interaction_token'))
    throw errors.unknownInteraction();
  if (interaction.acknowledged !== undefined) throw errors.alreadyAcknowledged();
  if (world.now() - interaction.origin.startedAt > interactionDeadlineMs)
    throw errors.unknownInteraction();
  const body = request.body as APIInteractionResponse;
  const message = answerMessage(call, interaction, body);
  interaction.acknowledge(body, message?.files ?? [], message);
  if (request.query.get('with_response') !== 'true') return noContent;
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.origin.type,
      channel_id: interaction.origin.channel.id,
      ...(interaction.origin.channel.guildId === undefined
        ? {}
        : { guild_id: interaction.origin.channel.guildId }),
      ...(message === undefined
        ? {}
        : {
            response_message_id: message.id,
            response_message_loading: message.loading,
            response_message_ephemeral: message.ephemeral,
          }),
    },
    // "Only present if type is either CHANNEL_MESSAGE_WITH_SOURCE or UPDATE_MESSAGE."
    ...(body.type === InteractionResponseType.ChannelMessageWithSource ||
    body.type === InteractionResponseType.UpdateMessage
      ? { resource: { type: body.type, message } }
      : {}),
  });
}

/** Makes or changes the message that a callback is about. */
function answerMessage(
  call: Call,
  interaction: Interaction,
  body: APIInteractionResponse,
): Message | undefined {
  const { world, request, naming } = call;
  const { source } = interaction.origin;
  switch (body.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return writeAnswer(
        world,
        interaction,
        newParts(body.data as MessageBody, request.files, naming),
        false,
      );
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return writeAnswer(
        world,
        interaction,
        { flags: (body.data?.flags ?? 0) | MessageFlags.Loading },
        false,
      );
    case InteractionResponseType.DeferredMessageUpdate:
      return source;
    case InteractionResponseType.UpdateMessage:
      if (source !== undefined)
        world.edit(
          source,
          editedParts(source, (body.data ?? {}) as MessageBody, request.files, naming),
        );
      return source;
    default:
      return undefined;
  }
}
