import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Definitions } from './schema-node.ts';

const CACHE = join(import.meta.dirname, '../../../../node_modules/.cache/block-kit');

/**
 * The Block Kit schema, generated once for the installed versions of `@slack/types` and its
 * generator and for the rules in this folder, and kept under `node_modules/.cache`.
 */
export async function blockKitSchema(): Promise<{ definitions: Definitions }> {
  const file = join(CACHE, `${fingerprint()}.json`);
  if (!existsSync(file)) {
    const { buildBlockKitSchema } = await import('./schema.ts');
    mkdirSync(CACHE, { recursive: true });
    // Test files run side by side: a rename shows the others the whole file or none.
    const draft = `${file}.${process.pid}.${Math.random()}`;
    writeFileSync(draft, JSON.stringify(buildBlockKitSchema()));
    renameSync(draft, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as { definitions: Definitions };
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const name of ['@slack/types', 'ts-json-schema-generator']) {
    const manifest = join(import.meta.dirname, '../../../../node_modules', name, 'package.json');
    hash.update(readFileSync(manifest));
  }
  for (const name of readdirSync(import.meta.dirname).toSorted()) {
    hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
