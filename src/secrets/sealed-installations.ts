import type { InstallationStore } from '../installation-store.ts';
import type { Database } from '../storage/database.ts';
import {
  findInstallation,
  joinOrganisation,
  listInstallations,
  lockInstallation,
  organisationOf,
  saveInstallation,
} from '../storage/installations.ts';
import type { Workspace } from '../storage/schedules.ts';
import type { KeyRing } from './key-ring.ts';
import { SealError } from './seal-error.ts';

export interface SealedInstallationsOptions {
  /** Asked each time, so that it opens with the first that is needed. */
  readonly db: () => Promise<Database>;
  readonly keys: KeyRing;
  readonly platform: string;
  readonly clock?: () => Temporal.Instant;
  /** Told how many were sealed anew, under the first key, when some were. */
  readonly onResealed?: (count: number) => void;
}

/** A platform's installations in the database, each sealed for the workspace that it belongs to. */
export function sealedInstallations(options: SealedInstallationsOptions): InstallationStore {
  const { db, keys, platform, clock = Temporal.Now.instant, onResealed } = options;
  const named = (workspace: string): Workspace => ({ platform, workspace });
  const aboutOf = (workspace: string) => JSON.stringify(['installation', platform, workspace]);

  function open(workspace: string, sealed: string | undefined): unknown {
    if (sealed === undefined) return undefined;
    return JSON.parse(keys.open(sealed, aboutOf(workspace)));
  }

  function seal(workspace: string, installation: unknown) {
    const sealed = keys.seal(JSON.stringify(installation), aboutOf(workspace));
    return { platform, workspace, sealed };
  }

  /** Seals under the first key what another has sealed, if it is still there. */
  async function reseal(database: Database, workspace: string): Promise<boolean> {
    return database.transaction(async (transaction) => {
      const sealed = await lockInstallation(transaction, named(workspace));
      if (sealed === undefined || keys.isCurrent(sealed)) return false;
      await saveInstallation(transaction, seal(workspace, open(workspace, sealed)), clock());
      return true;
    });
  }

  return {
    async check() {
      const database = await db();
      const rows = await listInstallations(database, platform);
      const strange = rows.filter(({ workspace, sealed }) =>
        isStrange(() => open(workspace, sealed)),
      );
      if (strange.length > 0) throw strangeError(strange.length, rows.length);
      let resealed = 0;
      for (const { workspace, sealed } of rows) {
        if (!keys.isCurrent(sealed) && (await reseal(database, workspace))) resealed += 1;
      }
      if (resealed > 0) onResealed?.(resealed);
      return rows.length;
    },
    async list() {
      const rows = await listInstallations(await db(), platform);
      return rows.map(({ workspace }) => workspace);
    },
    async find(workspace) {
      return open(workspace, await findInstallation(await db(), named(workspace)));
    },
    async save(workspace, installation) {
      await saveInstallation(await db(), seal(workspace, installation), clock());
    },
    async change(workspace, change) {
      return (await db()).transaction(async (transaction) => {
        const found = open(workspace, await lockInstallation(transaction, named(workspace)));
        if (found === undefined) return undefined;
        const changed = await change(found);
        if (changed !== found)
          await saveInstallation(transaction, seal(workspace, changed), clock());
        return changed;
      });
    },
    async join(workspace, organisation) {
      await joinOrganisation(await db(), named(workspace), organisation);
    },
    async organisationOf(workspace) {
      return organisationOf(await db(), named(workspace));
    },
  };
}

/** Whether the keys don't fit. One that is damaged keeps nobody else from being served. */
function isStrange(open: () => unknown): boolean {
  try {
    open();
    return false;
  } catch (error) {
    if (error instanceof SealError) return error.code === 'unknown key';
    throw error;
  }
}

function strangeError(count: number, all: number): SealError {
  return new SealError(
    'unknown key',
    `${count} of ${all} installations were sealed with another key. Add that key after a comma (UNHUNCH_KEY=new,old), or put it back; if it is lost, run "unhunch slack forget-installations". Nothing has been changed.`,
  );
}
