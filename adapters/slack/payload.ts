import type { ModalView } from '@slack/types';
import type { Card } from '../../src/cards/card.ts';
import type { Form } from '../../src/cards/form.ts';
import type { Phrases } from '../../src/content/schema/phrases.ts';
import { renderForm } from './form.ts';
import { publicPictures } from './pictures.ts';
import { type Message, renderMessage } from './render/message.ts';

/** A message as it goes to Slack's `response_url`. */
export type MessagePayload = Message & { readonly response_type: 'ephemeral' | 'in_channel' };

/**
 * An answer as it goes to Slack.
 *
 * @param publicUrl where Slack would fetch the pictures.
 */
export function messagePayload(card: Card, isForOne: boolean, publicUrl: string): MessagePayload {
  const { show } = publicPictures(publicUrl);
  const response_type = isForOne ? 'ephemeral' : 'in_channel';
  return { response_type, ...renderMessage(card, show, { forOne: isForOne }) };
}

/** A form as it goes to Slack. */
export function formPayload(form: Form, phrases: Phrases): ModalView {
  return renderForm(form, phrases);
}
