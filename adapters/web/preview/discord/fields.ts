import type {
  APICheckboxGroupComponent,
  APICheckboxGroupOption,
  APIComponentInLabel,
  APIRadioGroupComponent,
  APISelectMenuOption,
  APIStringSelectComponent,
  APITextInputComponent,
} from 'discord-api-types/v10';
import { html, type Html } from '../../html.ts';
import { CHEVRON } from '../icons.ts';
import { namedByLabel, namedByLabelAndFace, type Names } from '../names.ts';
import type { Renderers } from '../renderers.ts';
import { DISCORD } from '../words.ts';
import { description } from './controls.ts';

/** What can be filled in, by the component type's number: see `components.ts`. */
export const FIELDS: Renderers<APIComponentInLabel, Names> = {
  3: (select, names) =>
    (select.max_values ?? 1) > 1 ? manyOf(select, names) : oneOf(select, names),
  4: textInput,
  21: (group, names) => choices('radio', group, names),
  22: (group, names) => choices('checkbox', group, names),
};

/** https://docs.discord.com/developers/components/reference#text-input-text-input-styles */
const PARAGRAPH = 2;
/** The most that Discord takes where an input doesn't say: the same page. */
const LONGEST = 4000;

function textInput(input: APITextInputComponent, names: Names): Html {
  const attributes = html`class="discord-input" name="${input.custom_id}"
  placeholder="${input.placeholder}" maxlength="${input.max_length ?? LONGEST}" autocomplete="off"
  ${namedByLabel(names)}`;
  const style: number = input.style;
  if (style === PARAGRAPH) {
    return html`<textarea ${attributes} rows="3">${input.value}</textarea>`;
  }
  return html`<input type="text" ${attributes} value="${input.value}" />`;
}

function oneOf(select: APIStringSelectComponent, names: Names): Html {
  const options = select.options.map(
    (option) =>
      html`<option value="${option.value}" ${option.default ? html` selected` : ''}>
        ${option.label}
      </option>`,
  );
  return html`<div class="discord-select-box">
    <select class="discord-input" name="${select.custom_id}" ${namedByLabel(names)}>
      <option value="">${select.placeholder ?? DISCORD.placeholder}</option>
      ${options}
    </select>
    ${CHEVRON}
  </div>`;
}

function manyOf(select: APIStringSelectComponent, names: Names): Html {
  const chosen = select.options.filter((option) => option.default).map((option) => option.label);
  const face =
    chosen.length > 0
      ? html`<span>${chosen.join(', ')}</span>`
      : html`<span class="discord-placeholder">${select.placeholder ?? DISCORD.placeholder}</span>`;
  return html`<details class="discord-select">
    <summary ${namedByLabelAndFace(names)}>${face}${CHEVRON}</summary>
    ${choices('checkbox', select, names)}
  </details>`;
}

function choices(
  type: 'radio' | 'checkbox',
  group: APIStringSelectComponent | APIRadioGroupComponent | APICheckboxGroupComponent,
  names: Names,
): Html {
  const options: readonly (APISelectMenuOption | APICheckboxGroupOption)[] = group.options;
  return html`<fieldset class="discord-choices" ${namedByLabel(names)}>
    ${options.map(
      (option) =>
        html`<label>
          <input
            type="${type}"
            name="${group.custom_id}"
            value="${option.value}"
            ${option.default ? html` checked` : ''}
          />
          <span class="discord-option">${option.label}${description(option.description)}</span>
        </label>`,
    )}
  </fieldset>`;
}
