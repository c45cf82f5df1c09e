import type { HomeView, ModalView } from '@slack/types';
import type { Card } from '../../../src/cards/card.ts';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import { renderBlocks, type ShowPicture } from './card.ts';
import { plainText } from './controls.ts';
import { MODAL_TITLE, VIEW_BLOCKS } from './limits.ts';

/** A card as a modal. A title too long for a modal's stands whole at its top, below the bot's name. */
export function renderModal(card: Card, show: ShowPicture, { chat }: Phrases): ModalView {
  const fits = card.title.length <= MODAL_TITLE;
  return {
    type: 'modal',
    title: plainText(fits ? card.title : chat.name, MODAL_TITLE),
    close: plainText(chat.close, MODAL_TITLE),
    blocks: renderBlocks(card, show, { most: VIEW_BLOCKS, forOne: true, heading: !fits }),
  };
}

/** A card as the bot's Home tab. */
export function renderHome(card: Card, show: ShowPicture): HomeView {
  return { type: 'home', blocks: renderBlocks(card, show, { most: VIEW_BLOCKS, forOne: true }) };
}
