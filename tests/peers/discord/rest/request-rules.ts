import { InteractionResponseType, type APIInteractionResponse } from 'discord-api-types/v10';
import { checkAutocomplete } from '../spec/rules/autocomplete.ts';
import { checkAnswerType } from '../spec/rules/callback.ts';
import { checkCommands } from '../spec/rules/commands.ts';
import { checkDefer, checkMessage } from '../spec/rules/message.ts';
import { checkModal } from '../spec/rules/modal.ts';
import type { RuledMessage } from '../spec/rules/ruled-message.ts';
import type { Message } from '../world/message.ts';
import type { World } from '../world/world.ts';
import type { ApiRequest } from './request.ts';

/** A request at a known route. */
type RoutedRequest = ApiRequest & { route: string };

/**
 * Everything in a request that breaks the rules which Discord documents in words only. Which rules
 * hold depends on the route, and for an edit on the message that it changes.
 */
export function checkRules(
  request: RoutedRequest,
  parameters: Record<string, string>,
  world: World,
): string[] {
  const { body, route } = request;
  if (route === 'PUT /applications/{application_id}/commands') return checkCommands(body as never);
  if (route.endsWith('/callback')) return checkCallback(request, parameters, world);
  if (route === 'POST /channels/{channel_id}/messages')
    return messageRules(request, body, { ephemeralAllowed: false });
  if (route === 'POST /webhooks/{webhook_id}/{webhook_token}')
    return messageRules(request, body, { ephemeralAllowed: true });
  if (!/^PATCH .*\/messages\//.test(route)) return [];
  const edited = editedMessage(parameters, world, route.endsWith('@original'));
  return edited === undefined
    ? []
    : messageRules(request, body, { ephemeralAllowed: true, edited });
}

function checkCallback(
  request: RoutedRequest,
  parameters: Record<string, string>,
  world: World,
): string[] {
  const body = request.body as APIInteractionResponse;
  const answered = world.interactions.get(parameters['interaction_id'] ?? '')?.origin;
  if (answered === undefined) return [];
  const { type, source } = answered;
  const unfit = checkAnswerType(body.type, { type, hasMessage: source !== undefined });
  return unfit.length > 0 ? unfit : checkCallbackData(request, body, source);
}

function checkCallbackData(
  request: RoutedRequest,
  body: APIInteractionResponse,
  source: Message | undefined,
): string[] {
  switch (body.type) {
    case InteractionResponseType.ChannelMessageWithSource:
      return messageRules(request, body.data, { ephemeralAllowed: true });
    case InteractionResponseType.DeferredChannelMessageWithSource:
      return checkDefer(body.data as RuledMessage | undefined);
    case InteractionResponseType.UpdateMessage:
      return messageRules(request, body.data ?? {}, {
        ephemeralAllowed: true,
        ...(source === undefined ? {} : { edited: source }),
      });
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      return checkAutocomplete(body.data.choices ?? []);
    case InteractionResponseType.Modal:
      return checkModal(body.data as never);
    default:
      return [];
  }
}

function messageRules(
  request: RoutedRequest,
  body: unknown,
  { ephemeralAllowed, edited }: { ephemeralAllowed: boolean; edited?: Message },
): string[] {
  return checkMessage(body as RuledMessage, {
    uploads: request.files.map((file) => ({ field: file.field, name: file.name })),
    ephemeralAllowed,
    ...(edited === undefined ? {} : { edited: stateOf(edited) }),
  });
}

function stateOf(message: Message): {
  componentsV2: boolean;
  files: { id: string; name: string; url: string }[];
} {
  return { componentsV2: message.componentsV2, files: message.files };
}

function editedMessage(
  parameters: Record<string, string>,
  world: World,
  original: boolean,
): Message | undefined {
  if (!original) return world.message(parameters['message_id'] ?? '');
  const token = parameters['webhook_token'];
  return [...world.interactions.values()].find((each) => each.origin.token === token)?.original;
}
