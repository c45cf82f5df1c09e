import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Card } from '../../src/cards/card.ts';
import type { Form } from '../../src/cards/form.ts';
import type { Phrases } from '../../src/content/schema/phrases.ts';
import { attempt } from './attempt.ts';
import { renderForm } from './form.ts';
import type { Pictures } from './pictures.ts';
import type { ShowPicture } from './render/card.ts';
import { renderHome, renderModal } from './render/view.ts';

/**
 * Modals and the Home tab. Each way rejects when it didn't work, also a second time. A modal
 * remembers the channel in which it was opened: Slack itself doesn't say.
 */
export interface Screens {
  /** Opens a modal, within three seconds of what the person did. */
  open(trigger: string, content: Card | Form, channel?: string): Promise<void>;
  /** Puts something else into a modal. */
  update(view: string, content: Card | Form, channel?: string): Promise<void>;
  /** Fills a person's Home tab. */
  publish(user: string, card: Card): Promise<void>;
  /** A modal to send along with an acknowledgement, where a picture could spoil everything. */
  withoutPictures(content: Card | Form, channel?: string): ModalView;
}

/** The channel in which a modal was opened; the Home tab, and what the shortcut opens, have none. */
export function openedIn({ private_metadata }: { readonly private_metadata: string }) {
  return private_metadata === '' ? undefined : private_metadata;
}

/** Opens views through a client. */
export function createScreens(client: WebClient, pictures: Pictures, phrases: Phrases): Screens {
  function render(content: Card | Form, show: ShowPicture, channel = ''): ModalView {
    const view =
      'fields' in content ? renderForm(content, phrases) : renderModal(content, show, phrases);
    return channel === '' ? view : { ...view, private_metadata: channel };
  }

  return {
    open: (trigger_id, content, channel) =>
      attempt(
        (show) => client.views.open({ trigger_id, view: render(content, show, channel) }),
        pictures,
      ),
    update: (view_id, content, channel) =>
      attempt(
        (show) => client.views.update({ view_id, view: render(content, show, channel) }),
        pictures,
      ),
    publish: (user_id, card) =>
      attempt((show) => client.views.publish({ user_id, view: renderHome(card, show) }), pictures),
    withoutPictures: (content, channel) => render(content, () => undefined, channel),
  };
}
