import type { ViewOutput } from '@slack/bolt';
import type {
  ConversationsSelect,
  InputBlock,
  ModalView,
  PlainTextElement,
  PlainTextOption,
} from '@slack/types';
import type { Field, Form, Values } from '../../src/cards/form.ts';
import type { Phrases } from '../../src/content/schema/phrases.ts';
import { isDirect } from './place.ts';
import { plainText } from './render/controls.ts';
import {
  INPUT_LABEL,
  INPUT_LENGTH,
  MODAL_TITLE,
  OPTIONS,
  OPTION_TEXT,
  PLACEHOLDER,
} from './render/limits.ts';

/** A form as a modal. Its id travels as the modal's `callback_id`, its fields' names as `block_id`s. */
export function renderForm(form: Form, phrases: Phrases): ModalView {
  return {
    type: 'modal',
    callback_id: form.id,
    title: plainText(form.title, MODAL_TITLE),
    submit: plainText(form.submit, MODAL_TITLE),
    close: plainText(phrases.chat.close, MODAL_TITLE),
    blocks: form.fields.map((field) => ({
      type: 'input',
      block_id: field.name,
      optional: field.required !== true,
      label: plainText(capitalised(field.label, phrases.locale), INPUT_LABEL),
      element: elementOf(field),
    })),
  };
}

/** Channels of every kind; not direct messages, nor those of a few. */
const CHANNELS: NonNullable<ConversationsSelect['filter']> = { include: ['public', 'private'] };

/** The `action_id` of a field that offers time zones; what is typed there is asked of the bot. */
export const ZONES = 'zones';

/** A time zone to choose. */
export function zoneOption(zone: string, label: string): PlainTextOption {
  return { text: plainText(label, OPTION_TEXT), value: zone };
}

/**
 * A menu that is searched by typing. It asks at the first letter and, to show the usual ones, before.
 *
 * @see https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
 */
function zoneSelect(
  { initial, initialLabel }: Extract<Field, { type: 'text' }>,
  common: { placeholder: PlainTextElement },
): InputBlock['element'] {
  // Only what would be among the options may be chosen before.
  const known = initial !== undefined && initialLabel !== undefined;
  const chosen = known ? { initial_option: zoneOption(initial, initialLabel) } : {};
  return { ...common, type: 'external_select', action_id: ZONES, min_query_length: 0, ...chosen };
}

function elementOf(field: Field): InputBlock['element'] {
  const common = { action_id: field.name, placeholder: plainText(field.hint, PLACEHOLDER) };
  if (field.type === 'text' && field.suggests === 'zone') return zoneSelect(field, common);
  if (field.type === 'text') {
    const max_length = Math.min(field.longest, INPUT_LENGTH);
    const initial = field.initial === undefined ? {} : { initial_value: field.initial };
    return { type: 'plain_text_input', ...common, ...initial, max_length };
  }
  if (field.type === 'channel') {
    const { initial = '' } = field;
    // In direct messages nothing is posted; Slack refuses what its own filter leaves out.
    const chosen = initial === '' || isDirect(initial) ? {} : { initial_conversation: initial };
    return { type: 'conversations_select', ...common, ...chosen, filter: CHANNELS };
  }
  const options = field.choices.slice(0, OPTIONS).map(({ value, label }) => ({
    text: plainText(label, OPTION_TEXT),
    value,
  }));
  const chosen = options.filter(({ value }) => field.initial?.includes(value));
  const [first] = chosen;
  if (first === undefined)
    return { type: field.multiple ? 'multi_static_select' : 'static_select', ...common, options };
  return field.multiple
    ? { type: 'multi_static_select', ...common, options, initial_options: chosen }
    : { type: 'static_select', ...common, options, initial_option: first };
}

/** What was filled in, by the names of the fields; those left empty are left out. */
export function readValues(state: ViewOutput['state']): Values {
  const values: Record<string, string[]> = {};
  for (const [name, inputs] of Object.entries(state.values)) {
    const chosen = Object.values(inputs).flatMap((input) => [
      ...(input.value ? [input.value] : []),
      ...(input.selected_conversation ? [input.selected_conversation] : []),
      ...(input.selected_option ? [input.selected_option.value] : []),
      ...(input.selected_options ?? []).map(({ value }) => value),
    ]);
    if (chosen.length > 0) values[name] = chosen;
  }
  return values;
}

/** Labels are words in small letters; a form begins its lines with large ones. */
function capitalised(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
