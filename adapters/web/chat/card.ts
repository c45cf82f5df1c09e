import type { Action, Block, Card } from '../../../src/cards/card.ts';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import { html, type Html } from '../html.ts';
import { pictureAddress } from '../pictures.ts';
import { emphasised } from './text.ts';

/** How pictures and names are shown. */
type ChatPhrases = Phrases['web']['chat'];

/** A picture's size, in pixels, so that nothing moves when it comes. */
const PICTURE = { width: 480, height: 360 } as const;

/**
 * A card's title and blocks. Whatever can be pressed is a button that sends its form: its name is
 * `action`, its value the action's id.
 */
export function cardMarkup(card: Card, phrases: ChatPhrases): Html {
  return html`<h2 class="card-title" tabindex="-1">${card.title}</h2>
    ${card.blocks.map((each) => block(each, phrases))}`;
}

/** Whether a card does nothing but speak, as a safety reply does: then nothing decorates it. */
export function onlySpeaks({ blocks }: Card): boolean {
  return blocks.every(({ type }) => type === 'text' || type === 'notice');
}

function block(part: Block, phrases: ChatPhrases): Html {
  switch (part.type) {
    case 'text':
      return html`<p>${emphasised(part.text)}${named(part.names, phrases)}</p>`;
    case 'notice':
      return html`<p class="notice notice-${part.tone}">${emphasised(part.text)}</p>`;
    case 'list':
      return list(part);
    case 'facts':
      return html`<dl class="facts">
        ${part.facts.map(
          ({ label, value }) =>
            html`<div>
              <dt>${label}</dt>
              <dd>${emphasised(value)}</dd>
            </div>`,
        )}
      </dl>`;
    case 'image':
      return picture(part, phrases);
    case 'actions':
      return html`<div class="actions">${part.actions.map(button)}</div>`;
    case 'choices':
      return html`<div class="choices" role="group" aria-label="${part.prompt}">
        <p class="prompt" aria-hidden="true">${part.prompt}</p>
        <ul>
          ${part.choices.map((choice) => html`<li>${button(choice)}</li>`)}
        </ul>
      </div>`;
  }
}

/** On this page there is one person and one channel. */
function named(
  names: Extract<Block, { type: 'text' }>['names'],
  phrases: ChatPhrases,
): Html | undefined {
  return names && 'channel' in names ? html` <em>${phrases.here}</em>` : undefined;
}

function list({ ordered, items, title }: Extract<Block, { type: 'list' }>): Html {
  const entries = items.map((item) => html`<li>${emphasised(item)}</li>`);
  const heading = title === undefined ? '' : html`<h3>${title}</h3>`;
  return ordered
    ? html`${heading}
        <ol>
          ${entries}
        </ol>`
    : html`${heading}
        <ul>
          ${entries}
        </ul>`;
}

/** Moves unless the person's system asks for less motion; the button stops and starts it. */
function picture(image: Extract<Block, { type: 'image' }>, phrases: ChatPhrases): Html {
  const [moving, still] = [pictureAddress(image.animation), pictureAddress(image.still)];
  return html`<figure class="picture" data-moving="${moving}" data-still="${still}">
    <picture>
      <source media="(prefers-reduced-motion: reduce)" srcset="${still}" />
      <img
        src="${moving}"
        alt="${image.alt}"
        loading="lazy"
        width="${PICTURE.width}"
        height="${PICTURE.height}"
      />
    </picture>
    <button
      type="button"
      class="motion"
      hidden
      data-pause="${phrases.pause}"
      data-play="${phrases.play}"
    ></button>
  </figure>`;
}

function button({ id, label, description, primary }: Action): Html {
  const second = description === undefined ? '' : html`<small>${description}</small>`;
  return html`<button
    type="submit"
    name="action"
    value="${id}"
    ${primary ? html`class="primary"` : ''}
  >
    <span class="label">${label}</span>${second}
  </button>`;
}
