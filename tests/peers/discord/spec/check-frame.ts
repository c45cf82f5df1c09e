import { join } from 'node:path';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { schemaOf, type JsonSchema } from './generate-schemas.ts';

/** A gateway frame, as far as it is needed to know which rules hold for it. */
export interface Frame {
  op: GatewayOpcodes;
  t?: string | null;
  d?: unknown;
  s?: number | null;
}

/** Checks the frames of one side, each by the schema of its name; schemas are compiled when first used. */
class FrameChecks {
  readonly #schema: JsonSchema;
  readonly #type: string;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(schema: JsonSchema, type: string) {
    this.#schema = schema;
    this.#type = type;
    loosen(schema);
    // The schema is made by a generator and used as it is: checking it, too, would take as long.
    this.#ajv = new Ajv({
      strict: false,
      allErrors: true,
      validateFormats: false,
      validateSchema: false,
    });
    // Only the definitions: the root's own $ref would have every frame compiled at the first one.
    this.#ajv.addSchema({ definitions: schema.definitions }, 'frames');
  }

  check(frame: Frame): string[] {
    const name = frameName(frame);
    const validate = this.#validator(name);
    if (validate === undefined) return [`${name}: the fake knows no such frame`];
    return validate(frame)
      ? []
      : culprits(validate.errors ?? []).map((problem) => `${name}: ${problem}`);
  }

  #validator(name: string): ValidateFunction | undefined {
    const known = this.#compiled.get(name);
    if (known !== undefined) return known;
    const frames = this.#schema.definitions?.[this.#type];
    if (typeof frames !== 'object' || frames.properties?.[name] === undefined) return undefined;
    const validate = this.#ajv.compile({
      $ref: `frames#/definitions/${this.#type}/properties/${name}`,
    });
    this.#compiled.set(name, validate);
    return validate;
  }
}

// discord-api-types are the types that discord.js itself is compiled against.
const source = {
  file: join(import.meta.dirname, 'gateway-frames.ts'),
  packages: ['discord-api-types'],
};

// What Discord sends holds more than is documented; what a bot sends may not.
const ofServer = new FrameChecks(
  await schemaOf({ ...source, type: 'ServerFrames', additionalKeys: true }),
  'ServerFrames',
);
const ofClient = new FrameChecks(
  await schemaOf({ ...source, type: 'ClientFrames', additionalKeys: false }),
  'ClientFrames',
);

/**
 * The typings want `since` in every presence; oceanic.js leaves it out where it would be null, and
 * Discord takes that.
 */
const ALLOWED = /^(Identify|PresenceUpdate): \/d(\/presence)? must have required property 'since'/;

/** Everything in a frame that a client may not send to Discord's gateway v10. */
export function checkClientFrame(frame: Frame): string[] {
  return ofClient.check(frame).filter((problem) => !ALLOWED.test(problem));
}

/** Everything in one of the fake's own frames that Discord's gateway v10 wouldn't send. */
export function checkServerFrame(frame: Frame): string[] {
  return ofServer.check(frame);
}

function frameName(frame: Frame): string {
  if (frame.op === GatewayOpcodes.Dispatch) return String(frame.t);
  return GatewayOpcodes[frame.op] ?? `opcode ${frame.op}`;
}

/** Of the errors in all branches of a union, those that lie deepest: they name the real culprit. */
function culprits(errors: readonly ErrorObject[]): string[] {
  const leaves = errors.filter(
    (error) => !['anyOf', 'oneOf', 'const', 'enum', 'if'].includes(error.keyword),
  );
  const listed = leaves.length > 0 ? leaves : errors;
  const lines = listed.map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
  return [...new Set(lines)].slice(0, 6);
}

/**
 * Bit sets are TypeScript enums of their single bits, but any sum of them is valid; an enum's
 * members in a union come out as an empty list; and `undefined` comes out as "nothing fits", where
 * Discord sends null.
 */
function loosen(whole: JsonSchema): void {
  for (const [name, definition] of Object.entries(whole.definitions ?? {})) {
    if (typeof definition !== 'object' || !name.endsWith('Flags')) continue;
    delete definition.enum;
    delete definition.const;
    definition.type = 'integer';
  }
  visit(whole, (node) => {
    if (Array.isArray(node['enum']) && node['enum'].length === 0) delete node['enum'];
    if (isObject(node['not']) && Object.keys(node['not']).length === 0) delete node['not'];
  });
}

function visit(value: unknown, change: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const each of value) visit(each, change);
  if (!isObject(value)) return;
  change(value);
  for (const each of Object.values(value)) visit(each, change);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
