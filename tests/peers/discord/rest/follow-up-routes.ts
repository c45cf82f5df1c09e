import type { Interaction } from '../world/interaction.ts';
import { editedParts, newParts, type MessageBody } from '../world/message-parts.ts';
import type { Message } from '../world/message.ts';
import { errors } from './api-error.ts';
import { noContent, ok, parameter, type Answer, type Call, type Routes } from './route.ts';
import { writeAnswer } from './write-answer.ts';

/** "Interaction tokens are valid for 15 minutes" (Interactions, "Followup Messages"). */
const TOKEN_LIFE_MS = 15 * 60_000;

/** "Apps are limited to 5 followup messages" where only a user installed them (Create Followup Message). */
const FOLLOW_UPS_OF_A_USER_INSTALL = 5;

/** Everything that the token of an answered interaction allows. */
export const followUpRoutes: Routes = {
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
      call.world,
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
    const interaction = acknowledgedInteraction(call);
    call.world.remove(originalOf(interaction));
    interaction.originalDeleted();
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
