import {
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10';
import type { Card } from '../../src/cards/card.ts';
import type { Form } from '../../src/cards/form.ts';
import { toModal } from './form.ts';
import { renderCard } from './render/message.ts';

/** The body of an answer as it goes to Discord; its files are named, not held. */
export function messagePayload(card: Card, isForOne: boolean): RESTPostAPIChannelMessageJSONBody {
  const { components, files } = renderCard(card);
  const flags: number = MessageFlags.IsComponentsV2 | (isForOne ? MessageFlags.Ephemeral : 0);
  return {
    flags,
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
