import type { Card } from '../../../src/cards/card.ts';
import type { Form } from '../../../src/cards/form.ts';
import { html, type Html } from '../html.ts';
import { beside, type Elsewhere } from './beside.ts';
import { cardMarkup, onlySpeaks } from './card.ts';
import { formMarkup } from './form.ts';

/** What one turn of the bot's shows. */
export interface TurnContent {
  readonly card: Card;
  /** Whether only the one who asked would see it elsewhere. */
  readonly private: boolean;
  /** Shown instead of the card. */
  readonly form?: Form;
  /** Above it: where it comes from, if nobody asked. */
  readonly note?: string;
}

/**
 * What the bot says once: its card or form, and beside it how the other clients show the same.
 *
 * @param id the element's, which buttons in it send along.
 */
export async function turnMarkup(
  id: string,
  content: TurnContent,
  elsewhere: Elsewhere,
): Promise<Html> {
  const { card, form, note } = content;
  const { chat } = elsewhere.phrases.web;
  const path = form ? '/form' : '/press';
  const inside = form ? formMarkup(form, id, chat) : cardMarkup(card, chat);
  const kind = form ? 'card-form' : onlySpeaks(card) ? 'card-speaks' : '';
  return html`<div class="turn" id="${id}">
    <div class="said">
      ${note === undefined ? '' : html`<p class="note">${note}</p>`}
      <form
        class="card ${kind}"
        method="post"
        action="${path}"
        hx-post="${path}"
        hx-target="#log"
        hx-swap="beforeend"
      >
        <input type="hidden" name="turn" value="${id}" />
        ${inside}
      </form>
    </div>
    ${await beside(id, content, elsewhere)}
  </div>`;
}

/** A turn, and what it answers: typed, or the label of what was pressed. */
export function exchangeMarkup(turn: Html, asked: string, label: string): Html {
  const question =
    asked === ''
      ? ''
      : html`<p class="asked"><span class="unseen">${label}</span> <span>${asked}</span></p>`;
  return html`<article class="exchange">${question}${turn}</article>`;
}

/** What a screen reader says of a turn: its summary, or all of it where it does nothing but speak. */
export function announced({ card, form }: TurnContent): string {
  if (form) return form.title;
  if (!onlySpeaks(card)) return card.summary;
  const texts = card.blocks.map((block) => ('text' in block ? block.text : ''));
  return [card.title, ...texts].join(' ').replaceAll('**', '');
}
