import {
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  type APIInteractionResponse,
} from 'discord-api-types/v10';
import type { Interaction } from '../world/interaction.ts';
import { editedParts, newParts, type MessageBody } from '../world/message-parts.ts';
import type { Message, MessageParts } from '../world/message.ts';
import { errors } from './api-error.ts';
import { noContent, ok, parameter, type Answer, type Call, type Routes } from './route.ts';

/** "Interaction tokens are valid for 15 minutes" (Interactions, "Followup Messages"). */
const TOKEN_LIFE_MS = 15 * 60_000;

/** "Apps are limited to 5 followup messages" where only a user installed them (Create Followup Message). */
const FOLLOW_UPS_OF_A_USER_INSTALL = 5;

/** The first answer to an interaction, and everything that its token allows afterwards. */
export const interactionRoutes: Routes = {
  'POST /interactions/{interaction_id}/{interaction_token}/callback': acknowledge,

  'POST /webhooks/{webhook_id}/{webhook_token}': (call) => {
    const interaction = acknowledgedInteraction(call);
    const body = call.request.body as MessageBody;
    // "When using this endpoint directly after … DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE, this endpoint
    // will function as Edit Original Interaction Response" (Create Followup Message).
    if (interaction.original?.loading === true)
      return editOriginal(call, interaction, interaction.original);
    const owners = Object.keys(interaction.origin.owners);
    if (owners.join() === '1' && interaction.followUps.length >= FOLLOW_UPS_OF_A_USER_INSTALL)
      throw errors.tooManyFollowUps();
    const message = writeAnswer(
      call,
      interaction,
      newParts(body, call.request.files, call.naming),
      true,
    );
    interaction.followUp(message);
    return ok(message);
  },

  'GET /webhooks/{webhook_id}/{webhook_token}/messages/@original': (call) =>
    ok(originalOf(acknowledgedInteraction(call))),

  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': (call) => {
    const interaction = acknowledgedInteraction(call);
    return editOriginal(call, interaction, originalOf(interaction));
  },

  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original': (call) => {
    call.world.remove(originalOf(acknowledgedInteraction(call)));
    return noContent;
  },

  'GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': (call) =>
    ok(messageOf(call, acknowledgedInteraction(call))),

  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': (call) => {
    const interaction = acknowledgedInteraction(call);
    return editOriginal(call, interaction, messageOf(call, interaction));
  },

  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': (call) => {
    call.world.remove(messageOf(call, acknowledgedInteraction(call)));
    return noContent;
  },
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
  const unfit = unfitFor(interaction, body.type);
  if (unfit !== undefined) throw errors.invalidForm([unfit]);
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
        call,
        interaction,
        newParts(body.data as MessageBody, request.files, naming),
        false,
      );
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return writeAnswer(
        call,
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

/** What an interaction can't be answered with (Interactions, "Interaction Callback Type"). */
function unfitFor(interaction: Interaction, type: InteractionResponseType): string | undefined {
  const asked = interaction.origin.type;
  const suggests = type === InteractionResponseType.ApplicationCommandAutocompleteResult;
  if ((asked === InteractionType.ApplicationCommandAutocomplete) !== suggests) {
    return `type: ${InteractionResponseType[type]} is no answer to ${InteractionType[asked]}`;
  }
  if (type === InteractionResponseType.Modal && asked === InteractionType.ModalSubmit)
    return 'type: a modal can’t open a modal';
  const updates =
    type === InteractionResponseType.UpdateMessage ||
    type === InteractionResponseType.DeferredMessageUpdate;
  if (updates && interaction.origin.source === undefined)
    return `type: ${InteractionResponseType[type]} without a message to update`;
  return undefined;
}

function writeAnswer(
  call: Call,
  interaction: Interaction,
  parts: Partial<MessageParts>,
  followUp: boolean,
): Message {
  const { world } = call;
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

function editOriginal(call: Call, interaction: Interaction, message: Message): Answer {
  const { world, request, naming } = call;
  world.edit(message, editedParts(message, request.body as MessageBody, request.files, naming));
  if (message === interaction.original) interaction.originalEdited();
  return ok(message);
}

/** The interaction whose token the path carries, once it has been answered. */
function acknowledgedInteraction(call: Call): Interaction {
  const { world } = call;
  const token = parameter(call, 'webhook_token');
  const interaction = [...world.interactions.values()].find((each) => each.origin.token === token);
  if (interaction?.acknowledged === undefined) throw errors.unknownWebhook();
  if (parameter(call, 'webhook_id') !== world.application.id) throw errors.unknownWebhook();
  if (world.now() - interaction.origin.startedAt > TOKEN_LIFE_MS) throw errors.expiredToken();
  return interaction;
}

function originalOf(interaction: Interaction): Message {
  const { original } = interaction;
  if (original === undefined || original.deleted) throw errors.unknownMessage();
  return original;
}

function messageOf(call: Call, interaction: Interaction): Message {
  const id = parameter(call, 'message_id');
  const message = [interaction.original, ...interaction.followUps].find((each) => each?.id === id);
  if (message === undefined || message.deleted) throw errors.unknownMessage();
  return message;
}
