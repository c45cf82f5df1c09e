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

/** Modals and the Home tab. Each way rejects when it didn't work, also a second time. */
export interface Screens {
  /** Opens a modal, within three seconds of what the person did. */
  open(trigger: string, content: Card | Form): Promise<void>;
  /** Puts something else into a modal. */
  update(view: string, content: Card | Form): Promise<void>;
  /** Fills a person's Home tab. */
  publish(user: string, card: Card): Promise<void>;
  /** A modal to send along with an acknowledgement, where a picture could spoil everything. */
  withoutPictures(content: Card | Form): ModalView;
}

/** Opens views through a client. */
export function createScreens(client: WebClient, pictures: Pictures, phrases: Phrases): Screens {
  const render = (content: Card | Form, show: ShowPicture) =>
    'fields' in content ? renderForm(content, phrases) : renderModal(content, show, phrases);

  return {
    open: (trigger_id, content) =>
      attempt((show) => client.views.open({ trigger_id, view: render(content, show) }), pictures),
    update: (view_id, content) =>
      attempt((show) => client.views.update({ view_id, view: render(content, show) }), pictures),
    publish: (user_id, card) =>
      attempt((show) => client.views.publish({ user_id, view: renderHome(card, show) }), pictures),
    withoutPictures: (content) => render(content, () => undefined),
  };
}
