/** The part of JSON Schema (draft 7) that the Block Kit schema uses. */
export interface SchemaNode {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  description?: string;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  allOf?: SchemaNode[];
  if?: SchemaNode;
  then?: SchemaNode;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

/** The named types of a schema. */
export type Definitions = Record<string, SchemaNode>;

/** The definition that a node refers to, or the node itself. */
export function dereference(node: SchemaNode, definitions: Definitions): SchemaNode {
  if (node.$ref === undefined) return node;
  const name = decodeURIComponent(node.$ref.slice(node.$ref.lastIndexOf('/') + 1));
  return definitions[name] ?? {};
}

/** The nodes directly inside a node, but for those behind a `$ref`. */
export function childrenOf(node: SchemaNode): SchemaNode[] {
  const { properties = {}, items, anyOf = [], allOf = [], then, additionalProperties } = node;
  const single = [items, then, additionalProperties].filter((child) => typeof child === 'object');
  return [...Object.values(properties), ...anyOf, ...allOf, ...single];
}
