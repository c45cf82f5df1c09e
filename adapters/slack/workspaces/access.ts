import { LRUCache } from 'lru-cache';
import type { InstallationStore } from '../../../src/installation-store.ts';
import type { Log } from '../../../src/log.ts';
import { repeat } from '../persist.ts';
import { type Installation, readInstallation } from './installation.ts';
import type { Renew } from './renew.ts';

export interface AccessOptions {
  readonly installations: InstallationStore;
  readonly renew: Renew;
  /** Told of a token that can't be renewed; whether the app is gone there, and nothing of it left. */
  readonly isGone: (installation: Installation, error: unknown) => Promise<boolean>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends what goes on in the background. */
  readonly signal: AbortSignal;
}

/** Installations with tokens that are good for a while. */
export interface Access {
  /**
   * The installation of a workspace or organisation, its token renewed if it is about to end.
   *
   * @returns nothing when the app isn't installed there.
   * @throws when that can't be found out, or a token that has ended can't be renewed.
   */
  enter(id: string): Promise<Installation | undefined>;
  /** Slack wouldn't take this token any more: it isn't used again, nor what is remembered of it. */
  spurn(id: string, token: string): void;
  /** Remembers nothing of an installation, which has changed or is gone. */
  drop(id: string): void;
}

/** Milliseconds before its end in which a token is renewed; Slack's tokens last twelve hours. */
const BEFORE_END = 2 * 60 * 60_000;
/** Milliseconds for which the database isn't asked again: another process may have changed it. */
const FRESH = 60_000;
const MOST = 2_000;

/** Access over a store that several processes may share. */
export function createAccess(options: AccessOptions): Access {
  const { installations, renew, isGone, log, now, signal } = options;
  const known = new LRUCache<string, { installation: Installation; at: number }>({ max: MOST });
  /** One look at the store for all who ask at the same time. */
  const looking = new Map<string, Promise<Installation | undefined>>();
  const spurned = new LRUCache<string, true>({ max: MOST });

  const isOver = ({ token, expiresAt = Infinity }: Installation) =>
    spurned.has(token) || expiresAt * 1_000 <= now();
  const isEnding = ({ token, refreshToken, expiresAt = Infinity }: Installation) =>
    refreshToken !== undefined && (spurned.has(token) || expiresAt * 1_000 - now() <= BEFORE_END);

  async function look(id: string): Promise<Installation | undefined> {
    const before = known.get(id)?.installation;
    try {
      const found = readInstallation(await installations.find(id));
      const current = found && isEnding(found) ? await renewed(found) : found;
      if (current) known.set(id, { installation: current, at: now() });
      else known.delete(id);
      return current;
    } catch (error) {
      if (!before || isOver(before)) throw error;
      log.failure('slack.installation', error);
      return before;
    }
  }

  /** Renews a token once, however many ask for it; until it has ended, it does where that fails. */
  async function renewed(found: Installation): Promise<Installation | undefined> {
    let fresh: Installation | undefined;
    try {
      const there = await installations.change(found.id, async (stored) => {
        const last = readInstallation(stored);
        // Another process has done it while this one waited for its turn.
        if (!last || !isEnding(last)) return stored;
        fresh = await renew(last, now());
        return fresh;
      });
      return readInstallation(there);
    } catch (error) {
      log.failure('slack.token-not-renewed', error);
      if (fresh) {
        // The old refresh token is used up: this one must not be lost.
        const kept = fresh;
        void repeat((tries) => isStored(kept, tries), signal);
        return fresh;
      }
      if (await isGone(found, error)) return undefined;
      if (isOver(found)) throw error;
      return found;
    }
  }

  async function isStored(fresh: Installation, tries: number): Promise<boolean> {
    try {
      await installations.save(fresh.id, fresh);
      return true;
    } catch (error) {
      log.failure('slack.token-not-stored', error, { failures: tries });
      return false;
    }
  }

  return {
    enter(id) {
      const held = known.get(id);
      if (held && now() - held.at < FRESH && !isEnding(held.installation)) {
        return Promise.resolve(held.installation);
      }
      const looked = looking.get(id) ?? look(id).finally(() => looking.delete(id));
      looking.set(id, looked);
      return looked;
    },
    spurn(id, token) {
      spurned.set(token, true);
      known.delete(id);
    },
    drop: (id) => void known.delete(id),
  };
}
