import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { blockKitSchema } from './block-kit/cached-schema.ts';
import {
  coherentSelects,
  distinctOptions,
  escapedMarkup,
  fetchableImages,
  limitedText,
  oneFocus,
  unescaped,
  uniqueIds,
} from './block-kit/rules.ts';
import { isJson, type Json, objectsIn, objectsWithin, text } from './json.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(await blockKitSchema(), 'block-kit');

const validators = {
  blocks: validator('Blocks'),
  modal: validator('Modal'),
  home: validator('Home'),
};

/** Slack cuts longer text: docs.slack.dev/reference/methods/chat.postMessage. */
const MOST_TOP_LEVEL_TEXT = 40_000;
/** docs.slack.dev/reference/methods/views.open, `view_too_large`. */
const MOST_VIEW_BYTES = 250_000;

/**
 * What Slack would refuse in a message, or show badly: a line for each breach, none if it is fine.
 * A message with blocks needs text too: notifications and screen readers have nothing else.
 */
export function checkMessage(message: Json): string[] {
  const { blocks } = message;
  const said = text(message['text']) ?? '';
  const breaches = [...unescaped(said)];
  if (said.trim() === '') breaches.push('no top-level text for notifications and screen readers');
  if (said.length > MOST_TOP_LEVEL_TEXT)
    breaches.push(`text has more than ${MOST_TOP_LEVEL_TEXT} characters`);
  if (blocks === undefined) return breaches;
  return [
    ...breaches,
    ...validate(validators.blocks, blocks),
    ...commonBreaches(objectsIn(blocks)),
    ...limitedText(objectsIn(blocks)),
  ];
}

/** What Slack would refuse in a modal or home view: a line for each breach, none if it is fine. */
export function checkView(view: unknown): string[] {
  if (!isJson(view)) return ['a view must be an object'];
  const blocks = objectsIn(view['blocks']);
  const breaches = validate(view['type'] === 'home' ? validators.home : validators.modal, view);
  breaches.push(...commonBreaches(blocks), ...oneFocus(blocks));
  const asks = [...objectsWithin(blocks)].some(({ type }) => type === 'input');
  if (view['type'] === 'modal' && asks && !view['submit'])
    breaches.push('a modal with inputs needs a submit button');
  if (JSON.stringify(view).length > MOST_VIEW_BYTES) breaches.push('a view may have 250 KB');
  return breaches;
}

function commonBreaches(blocks: readonly Json[]): string[] {
  return [uniqueIds, distinctOptions, coherentSelects, fetchableImages, escapedMarkup].flatMap(
    (rule) => rule(blocks),
  );
}

function validator(definition: string): ValidateFunction {
  return ajv.compile({ $ref: `block-kit#/definitions/${definition}` });
}

function validate(check: ValidateFunction, value: unknown): string[] {
  if (check(value)) return [];
  const telling = (check.errors ?? []).filter(({ keyword }) => !['if', 'anyOf'].includes(keyword));
  return [...new Set((telling.length > 0 ? telling : (check.errors ?? [])).map(line))];
}

function line({ instancePath, message, params }: ErrorObject): string {
  const extra: unknown = params['additionalProperty'] ?? params['allowedValue'];
  return `${instancePath || '/'} ${message ?? 'is wrong'}${typeof extra === 'string' ? ` (${extra})` : ''}`;
}
