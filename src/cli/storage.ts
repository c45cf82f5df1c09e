import { resolve } from 'node:path';
import type { LazyDesk, StorageState } from '../desk/lazy-desk.ts';
import type { Log } from '../log.ts';
import { tryFolder } from '../storage/data-folder.ts';
import { shelterOf } from '../storage/embedded/home.ts';

/** Where things are remembered. */
export interface Storage {
  /** For the line at start: "in var". The real place is known only once something is remembered. */
  where(): string;
  /** `unwritable` where nothing is remembered and nothing can be. Never rejects. */
  state(): Promise<StorageState | 'unwritable'>;
}

/** In a PostgreSQL of the operator's own. */
export function storageAtAddress(desk: Pick<LazyDesk, 'state'>): Storage {
  return { where: () => 'at DATABASE_URL', state: () => desk.state() };
}

/**
 * In a data folder. Whether it can be written is tried at once: else nobody would notice before the
 * first person who sets a daily stretch up. It is tried again as long as it can't be.
 *
 * @param name the folder as it was given: "var".
 */
export async function storageInFolder(
  { name, folder }: { readonly name: string; readonly folder: string },
  desk: Pick<LazyDesk, 'state'>,
  log: Log,
): Promise<Storage> {
  let problem = await tryFolder(folder);
  if (problem) {
    process.stderr.write(`${problem.message}\n`);
    log.failure('data.unwritable', problem, { field: 'UNHUNCH_DATA', folder: resolve(folder) });
  }
  return {
    where() {
      const shelter = shelterOf(folder);
      return shelter === undefined ? `in ${name}` : `in ${name} (kept in ${shelter})`;
    },
    async state() {
      const state = await desk.state();
      if (state !== 'unused' || !problem) return state;
      problem = await tryFolder(folder);
      return problem ? 'unwritable' : state;
    },
  };
}
