import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Schema } from 'ts-json-schema-generator';

/** A JSON Schema with its named parts, as ts-json-schema-generator writes it. */
export type JsonSchema = Schema;

/** Where a schema comes from: a TypeScript file and the name of one of its types. */
export interface SchemaSource {
  /** Absolute path of the TypeScript file. */
  file: string;
  /** The exported type the schema describes. */
  type: string;
  /** True where objects may have keys that the type doesn't name. */
  additionalKeys: boolean;
  /** Packages whose versions decide whether a cached schema still holds. */
  packages: readonly string[];
}

const root = join(import.meta.dirname, '../../../..');
const cacheFolder = join(root, 'node_modules/.cache/discord-schemas');

/**
 * The JSON Schema of a TypeScript type, generated once (1–3 s) and read from
 * `node_modules/.cache` afterwards. The cache's key holds the source, the versions of its packages
 * and this file, so nobody has to empty it.
 */
export async function schemaOf(source: SchemaSource): Promise<JsonSchema> {
  const cached = join(cacheFolder, `${source.type}-${cacheKey(source)}.json`);
  if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8')) as JsonSchema;
  // It brings the TypeScript compiler: loaded only when there is something to generate.
  const { createGenerator } = await import('ts-json-schema-generator');
  const schema = createGenerator({
    path: source.file,
    type: source.type,
    tsconfig: join(root, 'tsconfig.json'),
    skipTypeCheck: true,
    additionalProperties: source.additionalKeys,
    jsDoc: 'none',
    encodeRefs: false,
  }).createSchema(source.type);
  mkdirSync(cacheFolder, { recursive: true });
  // Several test files may generate at the same moment: a rename is whole or not there.
  const partial = `${cached}.${process.pid}`;
  writeFileSync(partial, JSON.stringify(schema));
  renameSync(partial, cached);
  return schema;
}

function cacheKey(source: SchemaSource): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(import.meta.filename));
  hash.update(readFileSync(source.file));
  for (const name of [...source.packages, 'ts-json-schema-generator']) hash.update(version(name));
  return hash.digest('hex').slice(0, 16);
}

function version(packageName: string): string {
  const folder = join(root, 'node_modules', packageName);
  return createRequire(import.meta.url)(join(folder, 'package.json')).version;
}
