import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for all tests of a file, which PostgreSQL's account can reach. */
export function folderForAll(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'unhunch-'));
  chmodSync(folder, 0o711);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
