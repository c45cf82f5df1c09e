import { holdsDatabase } from '../storage/embedded/home.ts';
import { StorageError } from '../storage/storage-error.ts';

/**
 * Makes sure that there is a database, for commands that only read or delete: to make an empty one
 * would answer as if nothing had ever been kept, and most often it is the wrong folder.
 *
 * @throws {StorageError} when there is none, with the remedy.
 */
export function expectKept({ url, folder }: { url?: string; folder: string }): void {
  if (url !== undefined || holdsDatabase(folder)) return;
  throw new StorageError(
    `nothing is kept in ${folder} yet. Set UNHUNCH_DATA, here or in .env, to the folder where the bot keeps its data, or DATABASE_URL to its database.`,
  );
}
