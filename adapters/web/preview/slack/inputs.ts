import type {
  Checkboxes,
  InputBlock,
  InputBlockElement,
  MultiStaticSelect,
  PlainTextInput,
  RadioButtons,
  StaticSelect,
} from '@slack/types';
import { html, type Html } from '../../html.ts';
import { CHEVRON } from '../icons.ts';
import { namedByLabel, namedByLabelAndFace, newNames, type Names } from '../names.ts';
import type { Context } from '../options.ts';
import { render, type Renderers } from '../renderers.ts';
import { SLACK } from '../words.ts';
import { optionText } from './elements.ts';
import { textObject } from './mrkdwn.ts';

const CONTROLS: Renderers<InputBlockElement, Names> = {
  plain_text_input: textInput,
  static_select: oneOf,
  multi_static_select: manyOf,
  checkboxes: (group, names) => choices('checkbox', group, names),
  radio_buttons: (group, names) => choices('radio', group, names),
};

/** Something to fill in, with its label and hint. */
export function input(block: InputBlock, context: Context): Html {
  const names = newNames(context, block.hint !== undefined);
  return html`<div class="slack-input">
    <div class="slack-label" id="${names.label}">
      ${textObject(block.label)}${block.optional ? html` <span class="slack-optional">${SLACK.optional}</span>` : ''}
    </div>
    ${render(CONTROLS, block.element, names)}
    ${block.hint ? html`<div class="slack-hint" id="${names.hint}">${textObject(block.hint)}</div>` : ''}
  </div>`;
}

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
const LONGEST = 3000;

function textInput(field: PlainTextInput, names: Names): Html {
  const attributes = html`class="slack-field" name="${field.action_id}"
  placeholder="${field.placeholder?.text}" maxlength="${field.max_length ?? LONGEST}"
  autocomplete="off" ${namedByLabel(names)}`;
  if (field.multiline) {
    return html`<textarea ${attributes} rows="3">${field.initial_value}</textarea>`;
  }
  return html`<input type="text" ${attributes} value="${field.initial_value}" />`;
}

function oneOf(select: StaticSelect, names: Names): Html {
  const options = allOptions(select).map(
    (option) =>
      html`<option
        value="${option.value}"
        ${option.value === select.initial_option?.value ? html` selected` : ''}
      >
        ${option.text.text}
      </option>`,
  );
  return html`<div class="slack-select-box">
    <select class="slack-field" name="${select.action_id}" ${namedByLabel(names)}>
      <option value="">${select.placeholder?.text ?? SLACK.placeholder}</option>
      ${options}
    </select>
    ${CHEVRON}
  </div>`;
}

function manyOf(select: MultiStaticSelect, names: Names): Html {
  const chosen = (select.initial_options ?? []).map((option) => option.text.text);
  const placeholder = select.placeholder ? textObject(select.placeholder) : SLACK.placeholder;
  const face = chosen.length > 0 ? chosen.join(', ') : placeholder;
  return html`<details class="slack-select slack-select-wide">
    <summary ${namedByLabelAndFace(names)}><span>${face}</span>${CHEVRON}</summary>
    ${choices('checkbox', { ...select, options: allOptions(select) }, names)}
  </details>`;
}

function allOptions(select: StaticSelect | MultiStaticSelect) {
  return select.options ?? select.option_groups?.flatMap((group) => group.options) ?? [];
}

type Group = Pick<Checkboxes, 'action_id' | 'options' | 'initial_options'> &
  Pick<RadioButtons, 'initial_option'>;

function choices(type: 'radio' | 'checkbox', group: Group, names: Names): Html {
  const chosen = group.initial_options ?? [group.initial_option];
  const isChosen = (value: string | undefined) => chosen.some((option) => option?.value === value);
  return html`<fieldset class="slack-choices" ${namedByLabel(names)}>
    ${group.options.map(
      (option) =>
        html`<label
          ><input
            type="${type}"
            name="${group.action_id}"
            value="${option.value}"
            ${isChosen(option.value) ? html` checked` : ''}
          />${optionText(option)}</label
        >`,
    )}
  </fieldset>`;
}
