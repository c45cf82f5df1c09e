import type { Values } from '../../../src/cards/form.ts';
import type { Wording } from '../../../src/cards/wording.ts';
import type { Option } from '../../../src/request.ts';
import { html, type Html } from '../html.ts';
import { MINUTES, wishLabel } from './choice.ts';

/**
 * Narrows the gallery down. A plain form whose address says what was chosen; where there are scripts,
 * htmx asks for the same page at once and shows its list.
 */
export function filterForm(filters: readonly Option[], values: Values, wording: Wording): Html {
  const { moves } = wording.phrases.web;
  return html`<form
    class="filters"
    action="/moves"
    method="get"
    aria-label="${moves.filters}"
    hx-get="/moves"
    hx-trigger="change"
    hx-target="#found"
    hx-select="#found"
    hx-swap="outerMorph"
  >
    ${filters.map((filter) => menu(filter, values[filter.name] ?? [], wording))}
    <button class="button apply">${moves.apply}</button>
  </form>`;
}

/** A button, and what it opens. Closed by Escape or a click beside it: the browser sees to that. */
function menu(
  { name, label, description, choices }: Option,
  chosen: readonly string[],
  wording: Wording,
): Html {
  const { close, anyLength } = wording.phrases.web.moves;
  const id = `filter-${name}`;
  const type = name === MINUTES ? 'radio' : 'checkbox';
  const shown = choices.map(({ value, label: text }) =>
    choice({ type, name, value, text: wishLabel(name, text, wording), on: chosen.includes(value) }),
  );
  const any = choice({ type, name, value: '', text: anyLength, on: chosen.length === 0 });
  return html`<div class="filter">
    <button type="button" class="button" popovertarget="${id}">
      ${wording.capitalised(label)}
    </button>
    <fieldset id="${id}" popover>
      <legend>${description}</legend>
      <div class="pills">${type === 'radio' ? any : ''}${shown}</div>
      <button type="button" class="button close" popovertarget="${id}" popovertargetaction="hide">
        ${close}
      </button>
    </fieldset>
  </div>`;
}

function choice({
  type,
  name,
  value,
  text,
  on,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  value: string;
  text: string;
  on: boolean;
}): Html {
  return html`<label>
    <input
      type="${type}"
      name="${name}"
      value="${value}"
      ${on ? html`checked` : ''}
      autocomplete="off"
    />
    <span>${text}</span>
  </label>`;
}
