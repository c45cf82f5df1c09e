import type {
  APIButtonComponent,
  APIMessageComponentEmoji,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import { html, type Html } from '../../html.ts';
import { CHEVRON, LEADS_OUT } from '../icons.ts';
import { link } from '../link.ts';
import { unsupported } from '../unsupported.ts';
import { DISCORD } from '../words.ts';

/** https://docs.discord.com/developers/components/reference#button-button-styles */
const STYLES: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'danger',
};

/** A button carries its id as `data-action`. */
export function button(component: APIButtonComponent): Html {
  if ('sku_id' in component) return unsupported('premium button');
  const face = html`${emoji(component.emoji)}<span>${component.label}</span>`;
  if ('url' in component) {
    return link(component.url, html`${face}${LEADS_OUT}`, 'discord-button discord-secondary');
  }
  const style = STYLES[component.style];
  if (!style) return unsupported(`button style ${component.style}`);
  const disabled = component.disabled ? html` disabled` : '';
  return html`<button
    type="button"
    class="discord-button discord-${style}"
    data-action="${component.custom_id}"
    ${disabled}
  >
    ${face}
  </button>`;
}

function emoji(shown: APIMessageComponentEmoji | undefined): Html | undefined {
  if (!shown) return undefined;
  if (shown.id) return unsupported(`emoji ${shown.name ?? shown.id}`);
  return html`<span class="discord-emoji">${shown.name ?? ''}</span>`;
}

/** A menu, shown closed; each choice in it is a button that carries the menu's id and its own value. */
export function stringSelect(select: APIStringSelectComponent): Html {
  const options = select.options.map(
    (option) =>
      html`<li>
        <button type="button" data-action="${select.custom_id}" data-value="${option.value}">
          ${emoji(option.emoji)}<span class="discord-option"
            >${option.label}${description(option.description)}</span
          >
        </button>
      </li>`,
  );
  const chosen = select.options.filter((option) => option.default).map((option) => option.label);
  const face =
    chosen.length > 0
      ? html`<span>${chosen.join(', ')}</span>`
      : html`<span class="discord-placeholder">${select.placeholder ?? DISCORD.placeholder}</span>`;
  return html`<details class="discord-select">
    <summary>${face}${CHEVRON}</summary>
    <ul>
      ${options}
    </ul>
  </details>`;
}

/** The second line of a choice. */
export const description = (text: string | undefined): Html | undefined =>
  text ? html`<small>${text}</small>` : undefined;
