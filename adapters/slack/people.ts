import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Log } from '../../src/log.ts';
import { within } from '../../src/patience.ts';
import { codeOf } from './refusal.ts';

/** What Slack tells of a person. */
export interface Known {
  /** Whether they are an admin or owner of the workspace. */
  readonly manages: boolean;
  /** Their time zone: "Europe/Berlin". */
  readonly zone?: string;
  /** What they call themselves. */
  readonly name?: string;
}

/** Looks people up. */
export interface People {
  /**
   * What Slack tells of a person, within this many milliseconds; else nothing is known of them for
   * now. Never rejects.
   */
  look(person: string, patience: number): Promise<Known>;
}

/** Milliseconds for which somebody isn't looked up again; nothing of it is stored. */
const REMEMBERED = 5 * 60_000;
/** More than set up schedules in one workspace in that time. */
const MOST = 500;

/** Slack won't tell, and won't the next minute: the scope is missing, or there is no such person. */
const UNTOLD: ReadonlySet<string> = new Set([
  'missing_scope',
  'user_not_found',
  'user_not_visible',
]);

const UNKNOWN: Known = { manages: false };

/**
 * Looks people up in a workspace. Where the app wasn't given the scope `users:read`, which is
 * optional, nothing is known of anybody.
 *
 * @param team The workspace; somebody from another, in a channel shared with it, manages nothing here.
 */
export function createPeople(client: WebClient, team: string, log: Log): People {
  const known = new LRUCache<string, Promise<Known>>({ max: MOST, ttl: REMEMBERED });

  async function ask(person: string): Promise<Known> {
    try {
      const { user = {} } = await client.users.info({ user: person });
      const isTheirs = user.is_admin === true || user.is_owner === true;
      const manages = isTheirs && user.team_id === team;
      const { tz: zone, profile } = user;
      const name = profile?.display_name || profile?.real_name || user.name;
      return { manages, ...(zone ? { zone } : {}), ...(name ? { name } : {}) };
    } catch (error) {
      if (UNTOLD.has(codeOf(error) ?? '')) return UNKNOWN;
      log.failure('slack.person', error);
      known.delete(person);
      return UNKNOWN;
    }
  }

  return {
    look(person, patience) {
      const found = known.get(person) ?? ask(person);
      known.set(person, found);
      return within(patience, found, UNKNOWN);
    },
  };
}
