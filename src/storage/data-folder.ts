import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { codeOf, StorageError } from './storage-error.ts';

/**
 * Tries whether anything could be kept in a data folder, by keeping something for a moment: modes tell
 * nothing of a read-only disk, or of root.
 *
 * @returns what is wrong, with the remedy, or nothing.
 */
export async function tryFolder(folder: string): Promise<StorageError | undefined> {
  const trial = join(folder, `trial.${process.pid}`);
  try {
    await makeDataFolder(folder);
    await writeFile(trial, '');
    return undefined;
  } catch (error) {
    return unusable(resolve(folder), error);
  } finally {
    // Where it couldn't be written it can't be removed either, and that has been told.
    await rm(trial, { force: true }).catch(() => {});
  }
}

/** Makes the data folder where there is none. PostgreSQL's account passes through it where root runs the bot. */
export async function makeDataFolder(folder: string): Promise<void> {
  await makeFolder(folder, process.geteuid?.() === 0 ? 0o711 : 0o700);
}

/** What is said of a data folder that can't be used. */
export function unusable(folder: string, error: unknown): StorageError {
  return new StorageError(
    `the data folder ${folder} can’t be used (${codeOf(error) ?? 'unknown'}). Make it writable, or name another in UNHUNCH_DATA, or set DATABASE_URL.`,
  );
}
