import type { Field, Form, Values } from '../../../src/cards/form.ts';
import type { Phrases } from '../../../src/content/schema/phrases.ts';
import { html, type Html } from '../html.ts';
import { zoneList } from '../zone-list.ts';

type ChatPhrases = Phrases['web']['chat'];

/** Before the names of a form's fields, so that they are never taken for the page's own. */
const FIELD_PREFIX = 'v.';

/** Where a field's problem is said: see `problemsOf`. */
const problemId = (turn: string, field: string): string => `${turn}-${field}-problem`;

/**
 * A form's title, fields and button.
 *
 * @param turn the id of the part of the chat in which it stands.
 */
export function formMarkup(form: Form, turn: string, phrases: ChatPhrases): Html {
  return html`<h2 class="card-title" tabindex="-1">${form.title}</h2>
    <input type="hidden" name="form-id" value="${form.id}" />
    ${form.fields.map((field) => labelled(field, turn, phrases))}
    <div class="actions">
      <button type="submit" class="primary"><span class="label">${form.submit}</span></button>
    </div>`;
}

/** What is wrong with the fields of a form that was sent, each sentence to its place; the others are cleared. */
export function problemsOf(
  turn: string,
  fields: readonly string[],
  problems: Readonly<Record<string, string>>,
): readonly Html[] {
  return fields.map((field) => {
    const where = html`hx-target="#${problemId(turn, field)}" hx-swap="innerHTML swapEmpty:true"`;
    // htmx knows its end only written like this, without a line break within.
    return html`<hx-partial ${where}>${problems[field] ?? ''}</hx-partial>`;
  });
}

function labelled(field: Field, turn: string, phrases: ChatPhrases): Html {
  const id = `${turn}-${field.name}`;
  const ids = { id, hint: `${id}-hint`, problem: problemId(turn, field.name) };
  const optional = field.required ? '' : html` <span class="optional">(${phrases.optional})</span>`;
  const below = html`<p class="hint" id="${ids.hint}">${field.hint}</p>
    <input type="hidden" name="field" value="${field.name}" />
    <p class="problem" id="${ids.problem}"></p>`;
  if (field.type === 'choice' && field.multiple) {
    return html`<fieldset class="field" aria-describedby="${ids.hint} ${ids.problem}">
      <legend>${field.label}${optional}</legend>
      <div class="ticks">${field.choices.map((choice) => tick(field, choice))}</div>
      ${below}
    </fieldset>`;
  }
  return html`<div class="field">
    <label for="${id}">${field.label}${optional}</label>
    ${control(field, ids, phrases)} ${below}
  </div>`;
}

type Choice = Extract<Field, { type: 'choice' }>;

function tick({ name, initial }: Choice, { value, label }: Choice['choices'][number]): Html {
  return html`<label>
    <input
      type="checkbox"
      name="${FIELD_PREFIX}${name}"
      value="${value}"
      ${initial?.includes(value) ? html`checked` : ''}
    /><span>${label}</span>
  </label>`;
}

function control(
  field: Field,
  { id, hint, problem }: { id: string; hint: string; problem: string },
  phrases: ChatPhrases,
): Html {
  const common = html`id="${id}" name="${FIELD_PREFIX}${field.name}" aria-describedby="${hint}
  ${problem}" ${field.required ? html`required` : ''}`;
  switch (field.type) {
    case 'text': {
      const zones = field.suggests === 'zone' ? `${id}-zones` : undefined;
      return html`<input
          type="text"
          ${common}
          maxlength="${field.longest}"
          value="${field.initial}"
          autocomplete="off"
          ${zones === undefined ? '' : html`list="${zones}"`}
        />${zones === undefined ? '' : zoneList(zones)}`;
    }
    case 'channel':
      // There is no other channel than this page.
      return html`<select ${common}>
        <option value="${field.initial}">${phrases.here}</option>
      </select>`;
    case 'choice':
      return html`<select ${common}>
        <option value="">${phrases.choose}</option>
        ${field.choices.map(
          ({ value, label }) =>
            html`<option value="${value}" ${field.initial?.includes(value) ? html`selected` : ''}>
              ${label}
            </option>`,
        )}
      </select>`;
  }
}

/** What was filled in, by the names of the fields; those left empty are left out. */
export function readValues(sent: Readonly<Record<string, readonly string[]>>): Values {
  const filled = Object.entries(sent).flatMap(([name, values]) => {
    const some = values.filter((value) => value !== '');
    const isField = name.startsWith(FIELD_PREFIX) && some.length > 0;
    return isField ? [[name.slice(FIELD_PREFIX.length), some] as const] : [];
  });
  return Object.fromEntries(filled);
}
