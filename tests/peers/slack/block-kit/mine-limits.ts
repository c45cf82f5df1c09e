import { childrenOf, type Definitions, dereference, type SchemaNode } from './schema-node.ts';

/*
 * `@slack/types` states nearly all of Slack's limits, but in the prose of its comments. Slack
 * words them in few ways, so they can be read out of it; a limit that changes in a new version
 * of the package then changes here by itself.
 */
const COUNT = [
  /maximum of (\d+) (?:elements|options|items)/i,
  /maximum number of [\w ]+ is (\d+)/i,
  /max(?:imum)?(?: of)? (\d+) (?:blocks|rows|cards|items)/i,
  /up to (\d+)/i,
];
const LENGTH = [
  /max(?:imum)? length (?:for [^.]*? )?(?:is|of) ([\d,]+) characters/i,
  /limit ([\d,]+) characters/i,
];
const LENGTH_EXCLUSIVE = /must be less than (\d+) characters/i;
const LENGTH_OF_EACH = /maximum length for the text in each item is (\d+)/i;
const NOT_EMPTY = /min(?:imum)? length (?:for [^.]*? )?is 1\b/i;
const RANGE = [
  /between `?(\d+)`? and `?(\d+)`?/i,
  /min(?:imum)?(?: of)? `?(\d+)`?, max(?:imum)?(?: of)? `?(\d+)`?/i,
];
const GREATEST = /maximum value is (\d+)/i;

/** Adds to every node the limits that its comment states. Changes the definitions in place. */
export function mineLimits(definitions: Definitions): void {
  for (const definition of Object.values(definitions)) mine(definition, definitions);
}

function mine(node: SchemaNode, definitions: Definitions): void {
  // The children come first: limiting a text object puts its reference into a new child.
  for (const child of childrenOf(node)) mine(child, definitions);
  const prose = node.description?.replaceAll(/\s+/g, ' ');
  if (prose === undefined) return;
  if (dereference(node, definitions).type === 'array') limitArray(node, prose);
  else if (node.type === 'string') Object.assign(node, lengthIn(prose));
  else if (node.type === 'number') Object.assign(node, rangeIn(prose));
  else if (isTextObject(node, definitions)) limitText(node, lengthIn(prose));
}

function limitArray(node: SchemaNode, prose: string): void {
  const most = firstNumber(COUNT, prose);
  if (most !== undefined) node.maxItems = most;
  const each = LENGTH_OF_EACH.exec(prose)?.[1];
  if (each !== undefined && node.items) limitText(node.items, { maxLength: Number(each) });
}

/** Limits the text inside a text object, which other places may use with another limit. */
function limitText(node: SchemaNode, limits: SchemaNode): void {
  if (Object.keys(limits).length === 0) return;
  const { $ref, anyOf, allOf } = node;
  const original = { ...($ref && { $ref }), ...(anyOf && { anyOf }), ...(allOf && { allOf }) };
  delete node.$ref;
  delete node.anyOf;
  node.allOf = [original, { properties: { text: limits } }];
}

function lengthIn(prose: string): SchemaNode {
  const exclusive = LENGTH_EXCLUSIVE.exec(prose)?.[1];
  const most = exclusive === undefined ? firstNumber(LENGTH, prose) : Number(exclusive) - 1;
  return {
    ...(most !== undefined && { maxLength: most }),
    ...(NOT_EMPTY.test(prose) && { minLength: 1 }),
  };
}

function rangeIn(prose: string): SchemaNode {
  for (const pattern of RANGE) {
    const found = pattern.exec(prose);
    if (found) return { minimum: Number(found[1]), maximum: Number(found[2]) };
  }
  const greatest = GREATEST.exec(prose)?.[1];
  return greatest === undefined ? {} : { maximum: Number(greatest) };
}

function firstNumber(patterns: readonly RegExp[], prose: string): number | undefined {
  for (const pattern of patterns) {
    const digits = pattern.exec(prose)?.[1];
    if (digits !== undefined) return Number(digits.replaceAll(',', ''));
  }
  return undefined;
}

function isTextObject(node: SchemaNode, definitions: Definitions): boolean {
  const { anyOf, properties } = dereference(node, definitions);
  if (anyOf) return anyOf.every((each) => isTextObject(each, definitions));
  return properties?.['type']?.const === 'plain_text' || properties?.['type']?.const === 'mrkdwn';
}
