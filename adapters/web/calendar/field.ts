import { html, type Html } from '../html.ts';

/** What stands around a control: its label, a hint, and what is wrong with it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
}

/** The attributes that tie a control to its hint and problem. */
function described({ name, hint, problem }: Field): Html {
  const ids = [problem !== undefined && `${name}-problem`, hint !== undefined && `${name}-hint`];
  const list = ids.filter(Boolean).join(' ');
  return html`${list === '' ? '' : html`aria-describedby="${list}"`}
  ${problem === undefined ? '' : html`aria-invalid="true"`}`;
}

/** A line to type in, or a date to pick. */
export function lineField(
  field: Field,
  {
    value,
    longest,
    type = 'text',
    list,
    min,
    max,
  }: {
    value: string;
    longest: number;
    type?: 'text' | 'date';
    list?: string;
    min?: string;
    max?: string;
  },
  after: Html | '' = '',
): Html {
  const { name, label } = field;
  const bounds = html`${min === undefined ? '' : html`min="${min}"`}
  ${max === undefined ? '' : html`max="${max}"`}`;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      maxlength="${longest}"
      autocomplete="off"
      spellcheck="false"
      ${list === undefined ? '' : html`list="${list}"`}
      ${bounds}
      ${described(field)}
    />
    ${notes(field)} ${after}
  </div>`;
}

/** One of a list; the first is none of them. */
export function menuField(
  field: Field,
  {
    value,
    none,
    options,
  }: { value: string; none: string; options: readonly { code: string; name: string }[] },
): Html {
  const { name, label } = field;
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <select id="${name}" name="${name}" autocomplete="off" ${described(field)}>
      <option value="">${none}</option>
      ${options.map(({ code, name: text }) => html`<option value="${code}" ${code === value ? html`selected` : ''}>${text}</option>`)}
    </select>
    ${notes(field)}
  </div>`;
}

/** Some of a list. An empty value goes with them: without it an address couldn't say "none of these". */
export function choiceField(
  field: Field,
  {
    values,
    choices,
  }: { values: readonly string[]; choices: readonly { value: string; label: string }[] },
): Html {
  const { name, label } = field;
  return html`<fieldset class="field" id="${name}" ${described(field)}>
    <legend>${label}</legend>
    <input type="hidden" name="${name}" value="" />
    <div class="pills">
      ${choices.map(
        ({ value, label: text }) =>
          html`<label>
            <input
              type="checkbox"
              name="${name}"
              value="${value}"
              autocomplete="off"
              ${values.includes(value) ? html`checked` : ''}
            />
            <span>${text}</span>
          </label>`,
      )}
    </div>
    ${notes(field)}
  </fieldset>`;
}

function notes({ name, hint, problem }: Field): Html {
  return html`${problem === undefined ? '' : html`<p class="problem" id="${name}-problem">${problem}</p>`}
  ${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}`;
}
