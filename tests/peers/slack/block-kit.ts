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
  uploadedFiles,
  uniqueIds,
} from './block-kit/rules.ts';
import { isJson, type Json, objectsIn, objectsWithin, text } from './json.ts';

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema(await blockKitSchema(), 'block-kit');

const validators = {
  blocks: validator('Blocks'),
  modal: validator('Modal'),
  home: validator('Home'),
  option: validator('PlainTextOption'),
};

/** Slack cuts longer text: docs.slack.dev/reference/methods/chat.postMessage. */
const MOST_TOP_LEVEL_TEXT = 40_000;
/** docs.slack.dev/reference/methods/views.open, `view_too_large`. */
const MOST_VIEW_BYTES = 250_000;

/** Whether a file with this id was uploaded. */
export type KnowsFile = (id: string) => boolean;

/** What was found in a message or view: a line for each breach. */
export interface Findings {
  /** What Slack answers with an error. */
  readonly refusals: string[];
  /** What Slack lets pass and shows badly, or reads as markup. */
  readonly flaws: string[];
}

/**
 * What is wrong with a message. One with blocks needs text too: notifications and screen readers
 * have nothing else.
 */
export function inspectMessage(message: Json, knowsFile: KnowsFile = anyFile): Findings {
  const blocks = objectsIn(message['blocks']);
  const said = text(message['text']) ?? '';
  const flaws = [...unescaped(said), ...escapedMarkup(blocks)];
  if (said.trim() === '') flaws.push('no top-level text for notifications and screen readers');
  if (said.length > MOST_TOP_LEVEL_TEXT)
    flaws.push(`text has more than ${MOST_TOP_LEVEL_TEXT} characters`);
  if (message['blocks'] === undefined) return { refusals: [], flaws };
  const malformed = validate(validators.blocks, message['blocks']);
  const refusals = [...malformed, ...breaches(blocks, knowsFile), ...limitedText(blocks)];
  return { refusals, flaws };
}

/** What is wrong with a modal or home view. */
export function inspectView(view: unknown, knowsFile: KnowsFile = anyFile): Findings {
  if (!isJson(view)) return { refusals: ['a view must be an object'], flaws: [] };
  const blocks = objectsIn(view['blocks']);
  const refusals = validate(view['type'] === 'home' ? validators.home : validators.modal, view);
  refusals.push(...breaches(blocks, knowsFile), ...oneFocus(blocks));
  const asks = [...objectsWithin(blocks)].some(({ type }) => type === 'input');
  if (view['type'] === 'modal' && asks && !view['submit'])
    refusals.push('a modal with inputs needs a submit button');
  if (JSON.stringify(view).length > MOST_VIEW_BYTES) refusals.push('a view may have 250 KB');
  return { refusals, flaws: escapedMarkup(blocks) };
}

/** The most options, or groups of them, that an external select takes: the element's reference. */
const MOST_OPTIONS = 100;

/** What is wrong with the options that an external select is offered; there may be none. */
export function inspectOptions(answer: unknown): string[] {
  const body = isJson(answer) ? answer : {};
  const { options, option_groups: groups } = body;
  if ((options === undefined) === (groups === undefined))
    return ['an external select wants either options or option_groups'];
  const lists = groups === undefined ? [body] : objectsIn(groups);
  const offered = lists.flatMap((list) => objectsIn(list['options']));
  const tooMany = lists.length > MOST_OPTIONS || offered.length > MOST_OPTIONS * lists.length;
  return [
    ...(tooMany ? [`more than ${MOST_OPTIONS} options`] : []),
    ...offered.flatMap((option) => validate(validators.option, option)),
    ...distinctOptions([{ options: offered }]),
  ];
}

/** Everything that is wrong with a message: a line for each breach, none if it is fine. */
export function checkMessage(message: Json): string[] {
  const { refusals, flaws } = inspectMessage(message);
  return [...refusals, ...flaws];
}

/** Everything that is wrong with a modal or home view: a line for each breach, none if it is fine. */
export function checkView(view: unknown): string[] {
  const { refusals, flaws } = inspectView(view);
  return [...refusals, ...flaws];
}

const anyFile: KnowsFile = () => true;

function breaches(blocks: readonly Json[], knowsFile: KnowsFile): string[] {
  return [
    ...uniqueIds(blocks),
    ...distinctOptions(blocks),
    ...coherentSelects(blocks),
    ...fetchableImages(blocks),
    ...uploadedFiles(blocks, knowsFile),
  ];
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
