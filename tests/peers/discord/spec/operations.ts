import { join } from 'node:path';
import * as specification from 'discord-api-spec/zod';
import * as z from 'zod/mini';
import { schemaOf, type JsonSchema } from './generate-schemas.ts';

z.config(z.locales.en());

/** An operation of Discord's REST API v10, as its OpenAPI document describes it. */
export interface Operation {
  method: string;
  /** The path with its parameters in braces: `/channels/{channel_id}/messages`. */
  template: string;
  /** The keys that the query string may have. */
  query: ReadonlySet<string>;
  /** What the body must be; undefined where the operation takes none. */
  body: z.ZodMiniType | undefined;
  /** What the answer must be, by status (`200`, `4XX`); null where that status has no body. */
  answers: ReadonlyMap<string, z.ZodMiniType | null>;
}

/** An operation together with the parameters found in a path. */
export interface MatchedOperation {
  operation: Operation;
  parameters: Record<string, string>;
}

type Node = Exclude<NonNullable<JsonSchema['definitions']>[string], boolean>;

const componentSchemas: Readonly<Record<string, unknown>> = specification;

// discord-api-spec brings the operations as a TypeScript type (`Paths`) and the components with
// their real limits as zod schemas: the type's JSON Schema names the components, zod checks them.
const document = await schemaOf({
  file: join(
    import.meta.dirname,
    '../../../../node_modules/discord-api-spec/build/discord-api-spec.ts',
  ),
  type: 'Paths',
  additionalKeys: true,
  packages: ['discord-api-spec'],
});

/** Every operation of Discord's REST API v10, read from the `discord-api-spec` package. */
const operations: readonly Operation[] = readOperations();

const matchers = operations
  .map((operation) => ({ operation, pattern: pathPattern(operation.template) }))
  // `/users/@me` before `/users/{user_id}`: the path with fewer parameters wins.
  .toSorted((a, b) => parameterCount(a.operation.template) - parameterCount(b.operation.template));

/** The operation that a method and a path (without `/api/v10` and query) mean, if Discord has one. */
export function findOperation(method: string, path: string): MatchedOperation | undefined {
  for (const { operation, pattern } of matchers) {
    if (operation.method !== method) continue;
    const match = pattern.exec(path);
    if (match !== null) return { operation, parameters: { ...match.groups } };
  }
  return undefined;
}

function readOperations(): Operation[] {
  return entries(definition('Paths')).flatMap(([template, methods]) =>
    entries(methods).map(([method, node]): Operation => {
      const body = property(node, 'requestBody');
      const query = property(property(node, 'parameters'), 'query');
      return {
        method: method.toUpperCase(),
        template,
        query: new Set(entries(query).map(([key]) => key)),
        body: body === undefined || body.not !== undefined ? undefined : toZod(body),
        answers: new Map(
          entries(property(node, 'responses')).map(([status, answer]) => [
            status,
            isEmpty(answer) ? null : toZod(answer),
          ]),
        ),
      };
    }),
  );
}

/** A zod schema for a node: the package's own where it has one by that name, else built here. */
function toZod(node: Node): z.ZodMiniType {
  if (node.$ref !== undefined) {
    const name = node.$ref.replace('#/definitions/', '');
    const schema = componentSchemas[`${name}Schema`];
    return schema === undefined ? toZod(definition(name)) : (schema as z.ZodMiniType);
  }
  if (node.anyOf !== undefined) return z.union(node.anyOf.map((each) => toZod(asNode(each))));
  if (node.const !== undefined) return z.literal(node.const as string | number | boolean);
  if (node.enum !== undefined) return z.literal(node.enum as (string | number | boolean | null)[]);
  if (Array.isArray(node.type)) return z.union(node.type.map((type) => toZod({ ...node, type })));
  switch (node.type) {
    case 'array':
      return z.array(node.items === undefined ? z.unknown() : toZod(asNode(node.items)));
    case 'object':
      return node.properties === undefined
        ? z.record(z.string(), additional(node))
        : objectOf(node);
    case 'string':
      return z.string();
    case 'number':
    case 'integer':
      return z.number();
    case 'boolean':
      return z.boolean();
    case 'null':
      return z.null();
    default:
      return z.unknown();
  }
}

function objectOf(node: Node): z.ZodMiniType {
  const required = new Set(node.required);
  return z.object(
    Object.fromEntries(
      entries(node).map(([key, value]) => [
        key,
        required.has(key) ? toZod(value) : z.optional(toZod(value)),
      ]),
    ),
  );
}

function additional(node: Node): z.ZodMiniType {
  const rest = node.additionalProperties;
  return typeof rest === 'object' ? toZod(rest) : z.unknown();
}

function definition(name: string): Node {
  return asNode(document.definitions?.[name]);
}

function entries(node: Node | undefined): [string, Node][] {
  return Object.entries(node?.properties ?? {}).map(([key, value]) => [key, asNode(value)]);
}

function property(node: Node | undefined, key: string): Node | undefined {
  const found = node?.properties?.[key];
  return found === undefined ? undefined : asNode(found);
}

function asNode(value: Node | boolean | (Node | boolean)[] | undefined): Node {
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new Error('The specification has a part that is no schema.');
  }
  return value;
}

function isEmpty(node: Node): boolean {
  return Object.keys(node).length === 0;
}

function parameterCount(template: string): number {
  return template.split('{').length;
}

function pathPattern(template: string): RegExp {
  const source = template
    .replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
}
