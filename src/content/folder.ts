import { readdirSync, statSync } from 'node:fs';
import { ContentError } from './content-error.ts';

/** Characters of a folder's name that are shown; nobody reads more. */
const LONGEST_SHOWN = 200;

/**
 * Whether there is a folder of that name.
 *
 * @throws {ContentError} when the system doesn't let it be seen: its permissions, a name too long.
 */
export function isFolder(path: string): boolean {
  return look(path, () => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/**
 * The names in a folder.
 *
 * @throws {ContentError} when it can't be read.
 */
export function namesIn(folder: string): string[] {
  return look(folder, () => readdirSync(folder));
}

function look<T>(folder: string, how: () => T): T {
  try {
    return how();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const file = folder.length > LONGEST_SHOWN ? `${folder.slice(0, LONGEST_SHOWN)}…` : folder;
    const message = `this folder can't be opened (${code}). Check its name and permissions.`;
    throw new ContentError([{ file, field: '', message }]);
  }
}
