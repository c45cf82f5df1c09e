import type { InstallationStore } from '../../../src/installation-store.ts';
import type { Service } from '../../../src/service.ts';
import { repeat } from '../persist.ts';
import { codeOf, isRevoked, isSpent, isUnrenewable, isWithdrawn } from '../refusal.ts';
import type { Access } from './access.ts';
import { type Installation, readInstallation } from './installation.ts';
import type { Departure, Whence } from './workspaces.ts';

export interface DeparturesOptions {
  readonly installations: Pick<InstallationStore, 'find'>;
  readonly access: Pick<Access, 'spurn'>;
  readonly service: Pick<Service, 'forget' | 'log'>;
  /** Drops what is held of a workspace or organisation that is being forgotten. */
  readonly drop: (id: string) => void;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * What a refusal means for the token: nothing, or that the app isn't there any more; that another may
 * be had; or that this can't be found out.
 */
export type Meaning = 'nothing' | 'another token' | 'unknown';

/** Sees to it that nothing stays of workspaces where the app is no more, however that is found out. */
export interface Departures {
  /** What an error says of the installation by which something was tried in a workspace. */
  mind(error: unknown, installation: Installation, team: string): Promise<Meaning>;
  /** Whether a token that Slack doesn't renew is one of an app that is gone; then it is forgotten. */
  isGone(installation: Installation, error: unknown): Promise<boolean>;
  /** The app was removed, as Slack says. Resolves when it is forgotten, or the bot ends. */
  leave(departure: Departure): Promise<void>;
  /** An organisation has taken the app from a workspace. */
  part(team: string): Promise<void>;
}

/**
 * For as long after its end, in milliseconds, a token may be one whose successor was lost on its way
 * to us, and the app still be there; installed anew, everything goes on. After that nobody misses it.
 */
const GRACE = 30 * 24 * 60 * 60_000;

export function createDepartures(options: DeparturesOptions): Departures {
  const { installations, access, service, drop, signal, now } = options;
  const { log } = service;

  function forget(id: string): Promise<boolean> {
    drop(id);
    return service.forget('slack', id);
  }

  async function hasLeft({ event, at, ...whence }: Departure): Promise<boolean> {
    const id = gone(whence);
    try {
      const there = readInstallation(await installations.find(id));
      if (there && there.installedAt > (at + 1) * 1_000) {
        log.info('slack.installed-since', { told: event });
        return true;
      }
    } catch (error) {
      log.failure('slack.installation', error);
    }
    return forget(id);
  }

  async function hasParted(team: string): Promise<boolean> {
    try {
      // Where the workspace has installed it for itself, the organisation has no say.
      return (await installations.find(team)) !== undefined || (await forget(team));
    } catch (error) {
      log.failure('slack.installation', error);
      return false;
    }
  }

  return {
    async mind(error, { id, token, isOrganisation }, team) {
      const code = codeOf(error);
      if (isWithdrawn(code) && isOrganisation && team !== id) {
        await forget(team);
        return 'nothing';
      }
      if (!isRevoked(code) && !isSpent(code)) return 'nothing';
      access.spurn(id, token);
      try {
        // It may have been renewed, here or elsewhere, while it was used.
        const there = readInstallation(await installations.find(id));
        if (there && (there.token !== token || isSpent(code))) return 'another token';
        if (there) await forget(id);
        return 'nothing';
      } catch (failure) {
        log.failure('slack.installation', failure);
        return 'unknown';
      }
    },
    async isGone({ id, token, expiresAt = Infinity }, error) {
      const code = codeOf(error);
      const isMissed = now() - expiresAt * 1_000 < GRACE;
      if (!isRevoked(code) && (isMissed || !isUnrenewable(code))) return false;
      try {
        const there = readInstallation(await installations.find(id));
        return there?.token === token && (await forget(id));
      } catch (failure) {
        log.failure('slack.installation', failure);
        return false;
      }
    },
    leave: (departure) => repeat(() => hasLeft(departure), signal),
    part: (team) => repeat(() => hasParted(team), signal),
  };
}

/** Whose installation is over: the workspace's own, or that of the whole organisation. */
function gone({ team, organisation, isOrganisations }: Whence): string {
  return (isOrganisations ? organisation || team : team || organisation) ?? '';
}
