import {
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { Card } from '../../src/cards/card.ts';
import type { Form } from '../../src/cards/form.ts';
import { toModal } from './form.ts';
import { renderCard } from './render/message.ts';

/** A message whose flags are a sum. */
type MessagePayload = Omit<RESTPostAPIChannelMessageJSONBody, 'flags'> & { readonly flags: number };

/** The body of an answer as it goes to Discord; its files are named, not held. */
export function messagePayload(card: Card, isForOne: boolean): MessagePayload {
  const { components, files } = renderCard(card);
  const ephemeral = isForOne ? MessageFlags.Ephemeral : 0;
  return {
    flags: MessageFlags.IsComponentsV2 | ephemeral,
    components: [...components],
    attachments: files.map(({ name, description }, id) => ({
      id: `${id}`,
      filename: name,
      description,
    })),
  };
}

/** A form as it goes to Discord; undefined where a modal can't hold it, and the card is sent. */
export function formPayload(form: Form): APIModalInteractionResponseCallbackData | undefined {
  return toModal(form);
}
