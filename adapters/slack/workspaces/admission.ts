import { LRUCache } from 'lru-cache';
import type { InstallationStore } from '../../../src/installation-store.ts';
import type { Access } from './access.ts';
import type { Installation } from './installation.ts';
import type { Whence } from './workspaces.ts';

/** Finds the installation by which the bot is in a workspace: its own, or its organisation's. */
export interface Admission {
  /** For something that came in. */
  of(whence: Whence): Promise<Installation | undefined>;
  /** For something that is to be said unasked. */
  into(team: string): Promise<Installation | undefined>;
  /** Remembers nothing of a workspace, or of those of an organisation. */
  drop(id: string): void;
}

const MOST = 10_000;

/** Which workspaces belong to which organisation is learnt from what comes in, and remembered. */
export function createAdmission(
  access: Access,
  installations: Pick<InstallationStore, 'join' | 'organisationOf'>,
): Admission {
  const joined = new LRUCache<string, string>({ max: MOST });

  async function join(team: string, organisation: string): Promise<void> {
    if (joined.get(team) === organisation) return;
    await installations.join(team, organisation);
    joined.set(team, organisation);
  }

  return {
    async of({ team, organisation, isOrganisations }) {
      const own = team && !isOrganisations ? await access.enter(team) : undefined;
      if (own || !organisation) return own;
      const whole = await access.enter(organisation);
      if (whole && team) await join(team, organisation);
      return whole;
    },
    async into(team) {
      const own = await access.enter(team);
      if (own) return own;
      const organisation = joined.get(team) ?? (await installations.organisationOf(team));
      return organisation === undefined ? undefined : access.enter(organisation);
    },
    drop(id) {
      joined.delete(id);
      for (const [team, organisation] of joined) if (organisation === id) joined.delete(team);
    },
  };
}
