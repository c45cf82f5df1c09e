import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { mineLimits } from './mine-limits.ts';
import { addProseRules } from './prose-rules.ts';
import { childrenOf, type Definitions, dereference, type SchemaNode } from './schema-node.ts';

/**
 * The JSON Schema of Block Kit: shapes from the types of `@slack/types`, limits from the comments
 * beside them and from the rules in `prose-rules.ts`. Takes about two seconds.
 */
export function buildBlockKitSchema(): { definitions: Definitions } {
  const generated: unknown = createGenerator({
    path: join(import.meta.dirname, 'surfaces.ts'),
    tsconfig: join(import.meta.dirname, '../../../../tsconfig.json'),
    type: '*',
    additionalProperties: false,
    skipTypeCheck: true,
    jsDoc: 'extended',
  }).createSchema('*');
  const { definitions } = generated as { definitions: Definitions };
  mineLimits(definitions);
  addProseRules(definitions);
  for (const definition of Object.values(definitions)) discriminate(definition, definitions);
  return { definitions: withoutProse(definitions) };
}

/**
 * Turns a choice between types into a choice by `type`, so that a mistake in a button is told as
 * such, not as twenty ways in which it isn't something else.
 */
function discriminate(node: SchemaNode, definitions: Definitions): void {
  for (const child of childrenOf(node)) discriminate(child, definitions);
  const byType = new Map<unknown, SchemaNode[]>();
  for (const member of node.anyOf ?? []) {
    const types = typesOf(member, definitions);
    if (types.length === 0) return;
    for (const type of types) byType.set(type, [...(byType.get(type) ?? []), member]);
  }
  if (byType.size < 2) return;
  delete node.anyOf;
  node.type = 'object';
  node.required = ['type'];
  node.properties = { type: { enum: [...byType.keys()] } };
  node.allOf = [...byType].map(([type, members]) => ({
    if: { properties: { type: { const: type } } },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: members.length > 1 ? { anyOf: members } : (members[0] ?? {}),
  }));
}

/** The values of `type` that a definition allows; none if it doesn't say. */
function typesOf(node: SchemaNode, definitions: Definitions): unknown[] {
  const { properties, anyOf = [] } = dereference(node, definitions);
  const type = properties?.['type'];
  if (type?.const !== undefined) return [type.const];
  return type?.enum ?? anyOf.flatMap((member) => typesOf(member, definitions));
}

function withoutProse(definitions: Definitions): Definitions {
  const strip = (node: SchemaNode): void => {
    delete node.description;
    for (const child of childrenOf(node)) strip(child);
  };
  for (const definition of Object.values(definitions)) strip(definition);
  return definitions;
}
