import { isJson, type Json, objectsIn, text } from '../json.ts';
import { labelOf } from '../sight.ts';

/** What the inputs of a view hold, by `block_id` and `action_id`, as Slack sends it. */
export type StateValues = Record<string, Record<string, Json>>;

/** What somebody enters: text, the value or label of an option, an id, a time; several for lists. */
export type Entry = string | readonly string[];

interface InputKind {
  /** The key under which Slack sends what was entered. */
  readonly field: string;
  /** The key of the element that holds what is entered at first. */
  readonly initial: string;
  readonly takes: 'text' | 'number' | 'option' | 'options' | 'texts';
}

/** docs.slack.dev/reference/interaction-payloads/view-interactions-payload, `state.values`. */
const KINDS: Readonly<Record<string, InputKind>> = {
  plain_text_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  number_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  email_text_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  url_text_input: { field: 'value', initial: 'initial_value', takes: 'text' },
  static_select: { field: 'selected_option', initial: 'initial_option', takes: 'option' },
  external_select: { field: 'selected_option', initial: 'initial_option', takes: 'option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', takes: 'option' },
  overflow: { field: 'selected_option', initial: '', takes: 'option' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', takes: 'options' },
  multi_external_select: {
    field: 'selected_options',
    initial: 'initial_options',
    takes: 'options',
  },
  checkboxes: { field: 'selected_options', initial: 'initial_options', takes: 'options' },
  users_select: { field: 'selected_user', initial: 'initial_user', takes: 'text' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', takes: 'texts' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', takes: 'text' },
  multi_channels_select: {
    field: 'selected_channels',
    initial: 'initial_channels',
    takes: 'texts',
  },
  conversations_select: {
    field: 'selected_conversation',
    initial: 'initial_conversation',
    takes: 'text',
  },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    takes: 'texts',
  },
  datepicker: { field: 'selected_date', initial: 'initial_date', takes: 'text' },
  timepicker: { field: 'selected_time', initial: 'initial_time', takes: 'text' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', takes: 'number' },
};

/** What the inputs among these blocks hold before anybody enters anything. */
export function initialValues(blocks: readonly Json[]): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    const elements = objectsIn([block['element'], block['accessory']]).concat(
      objectsIn(block['elements']),
    );
    for (const element of elements) {
      const kind = KINDS[text(element['type']) ?? ''];
      if (!kind || element['type'] === 'overflow') continue;
      const empty = kind.takes === 'options' || kind.takes === 'texts' ? [] : null;
      enter(values, block, element, { [kind.field]: element[kind.initial] ?? empty });
    }
  }
  return values;
}

function enter(values: StateValues, block: Json, element: Json, held: Json): void {
  const blockId = text(block['block_id']) ?? '';
  const actionId = text(element['action_id']) ?? '';
  values[blockId] = { ...values[blockId], [actionId]: { type: element['type'], ...held } };
}

/** What an element holds in an action, for `state.values`; `undefined` for a button or overflow. */
export function heldIn(action: Json): Json | undefined {
  const { type } = action;
  const kind = KINDS[text(type) ?? ''];
  if (!kind || type === 'overflow') return undefined;
  return { type, [kind.field]: action[kind.field] };
}

/**
 * What an element holds once somebody entered something.
 *
 * @param offered The options of an external select, as the bot offered them last.
 * @throws {Error} If the element doesn't take that, as the screen wouldn't either.
 */
export function entered(element: Json, entry: Entry, offered: readonly Json[] = []): Json {
  const type = text(element['type']) ?? '';
  const kind = KINDS[type];
  if (!kind) throw new Error(`Nothing can be entered in a ${type}.`);
  const entries = typeof entry === 'string' ? [entry] : entry;
  const [first = ''] = entries;
  switch (kind.takes) {
    case 'text':
      checkLength(element, first);
      return { [kind.field]: first };
    case 'texts':
      return { [kind.field]: entries };
    case 'number':
      return { [kind.field]: Number(first) };
    case 'option':
      return { [kind.field]: optionOf(element, first, offered) };
    case 'options':
      return { [kind.field]: entries.map((each) => optionOf(element, each, offered)) };
  }
}

function checkLength(element: Json, entry: string): void {
  const { min_length: least, max_length: most } = element;
  const short = typeof least === 'number' && entry.length < least;
  if (short || (typeof most === 'number' && entry.length > most)) {
    throw new Error(`Slack wouldn't take ${entry.length} characters there.`);
  }
}

function optionOf(element: Json, entry: string, offered: readonly Json[]): Json {
  const grouped = objectsIn(element['option_groups']).flatMap((group) =>
    objectsIn(group['options']),
  );
  const options = [...objectsIn(element['options']), ...grouped, ...offered];
  const option = options.find((each) => each['value'] === entry || labelOf(each) === entry);
  if (option) return option;
  throw new Error(`There is no option "${entry}", only ${options.map(labelOf).join(', ')}.`);
}

/** The required inputs that hold nothing: Slack doesn't submit a modal with any. */
export function missingInputs(blocks: readonly Json[], values: StateValues): string[] {
  return blocks.flatMap((block) => {
    const { type, element, optional } = block;
    if (type !== 'input' || optional === true || !isJson(element)) return [];
    const held = values[text(block['block_id']) ?? '']?.[text(element['action_id']) ?? ''] ?? {};
    const kind = KINDS[text(element['type']) ?? ''];
    const value = kind && held[kind.field];
    const isEmpty = value === null || value === undefined || value === '';
    return isEmpty || (Array.isArray(value) && value.length === 0)
      ? [labelOf({ text: block['label'] })]
      : [];
  });
}
