import { InteractionResponseType, InteractionType } from 'discord-api-types/v10';

/** What a callback answers. */
export interface Answered {
  type: InteractionType;
  /** Whether the interaction came from a message that can be updated. */
  hasMessage: boolean;
}

const UPDATES: ReadonlySet<InteractionResponseType> = new Set([
  InteractionResponseType.DeferredMessageUpdate,
  InteractionResponseType.UpdateMessage,
]);

/**
 * Whether an interaction can be answered in this way (Interactions, "Interaction Callback Type"):
 * suggestions only to typing, and to it nothing else; no modal to a modal; updates only where there
 * is a message to update.
 */
export function checkAnswerType(type: InteractionResponseType, answered: Answered): string[] {
  const name = InteractionResponseType[type];
  const asked = InteractionType[answered.type];
  const suggests = type === InteractionResponseType.ApplicationCommandAutocompleteResult;
  const types = answered.type === InteractionType.ApplicationCommandAutocomplete;
  if (types !== suggests) return [`type: ${name} is no answer to ${asked}`];
  const modalToModal =
    type === InteractionResponseType.Modal && answered.type === InteractionType.ModalSubmit;
  if (modalToModal) return [`type: ${name} is no answer to ${asked}`];
  return UPDATES.has(type) && !answered.hasMessage
    ? [`type: ${name} without a message to update`]
    : [];
}
