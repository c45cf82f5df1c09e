import type { Definitions, SchemaNode } from './schema-node.ts';

const CHOOSABLE = ['Checkboxes', 'RadioButtons', 'Overflow', 'StaticSelect', 'MultiStaticSelect'];
const DATE = String.raw`^\d{4}-\d{2}-\d{2}$`;
const TIME = String.raw`^([01]\d|2[0-3]):[0-5]\d$`;

/**
 * Adds what Slack states on docs.slack.dev only, or more strictly than `@slack/types`.
 * Changes the definitions in place.
 *
 * @throws {Error} If a type that a rule is about no longer exists under its name.
 */
export function addProseRules(definitions: Definitions): void {
  const at = (path: string): SchemaNode => {
    let node: SchemaNode | undefined = { properties: definitions };
    for (const key of path.split('.')) node = key === '[]' ? node?.items : node?.properties?.[key];
    if (!node) throw new Error(`@slack/types no longer has ${path}: adapt the Block Kit rules.`);
    return node;
  };
  const set = (path: string, rules: SchemaNode) => Object.assign(at(path), rules);

  // docs.slack.dev/reference/block-kit/blocks: 50 blocks in a message, 100 in a view. A view takes
  // the same blocks; `@slack/types` lets any object pass there.
  set('Blocks', { minItems: 1, maxItems: 50 });
  for (const view of ['ModalView', 'HomeView']) {
    set(`${view}.blocks`, { items: { $ref: '#/definitions/KnownBlock' }, maxItems: 100 });
    set(`${view}.external_id`, { maxLength: 255 });
  }

  // docs.slack.dev/reference/block-kit/blocks/section-block: text, or else fields.
  set('SectionBlock', { anyOf: [{ required: ['text'] }, { required: ['fields'] }] });
  set('SectionBlock.fields', { minItems: 1 });

  // docs.slack.dev/reference/block-kit/composition-objects/option-object: a value may have 150
  // characters (the comment in `@slack/types` still says 75).
  for (const option of ['MrkdwnOption', 'PlainTextOption']) {
    set(`${option}.value`, { minLength: 1, maxLength: 150 });
    definitions[option]?.required?.push('value');
  }
  for (const element of CHOOSABLE) set(`${element}.options`, { minItems: 1 });

  // Slack answers an empty list, id or text with invalid_blocks, "must be more than 0 characters".
  for (const block of ['ActionsBlock', 'ContextBlock', 'RichTextBlock']) {
    set(`${block}.elements`, { minItems: 1 });
  }
  for (const { properties } of Object.values(definitions)) {
    for (const id of ['block_id', 'action_id']) {
      if (properties?.[id]) properties[id].minLength = 1;
    }
  }

  // docs.slack.dev/reference/block-kit/blocks/rich-text-block
  for (const element of [
    'RichTextSection',
    'RichTextQuote',
    'RichTextPreformatted',
    'RichTextList',
  ]) {
    set(`${element}.elements`, { minItems: 1 });
  }
  set('RichTextText.text', { minLength: 1 });
  set('RichTextList.indent', { minimum: 0, maximum: 8 });

  // docs.slack.dev/reference/block-kit/block-elements/time-picker-element and date-picker-element
  set('Timepicker.initial_time', { pattern: TIME });
  set('Datepicker.initial_date', { pattern: DATE });
}
