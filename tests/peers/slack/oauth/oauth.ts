import { randomUUID } from 'node:crypto';
import { type Json, text } from '../json.ts';
import { SlackError } from '../workspace/slack-error.ts';
import { APP_ID, BOT, TEAM } from '../workspace/workspace.ts';

/** Where something comes from, or is installed: a workspace, perhaps within an organisation. */
export interface Place {
  readonly team: string;
  readonly organisation?: string;
  /** Whether the app is installed in the organisation as a whole. */
  readonly isOrganisations?: boolean;
}

/** What a token is good for. */
export interface Grant {
  readonly place: Place;
  readonly token: string;
  /** When it ends, in milliseconds since 1970. */
  readonly endsAt: number;
}

/** docs.slack.dev/authentication/installing-with-oauth: a code lasts ten minutes. */
const CODE_MS = 10 * 60_000;
/** docs.slack.dev/authentication/using-token-rotation: twelve hours. */
const TOKEN_SECONDS = 12 * 60 * 60;

/**
 * How apps are installed: docs.slack.dev/authentication/installing-with-oauth. Codes and refresh
 * tokens work once.
 */
export class OAuth {
  readonly clientId = '123.456';
  readonly clientSecret = 'fake-client-secret';
  /** Who installs next, and whether they allow it. */
  installer: { place: Place; denies?: boolean } = { place: { team: TEAM.id } };
  /** Whether tokens end and are renewed. */
  rotates = true;
  readonly #now: () => number;
  readonly #codes = new Map<string, { place: Place; redirect: string; at: number }>();
  readonly #refreshes = new Map<string, Place>();
  readonly #grants = new Map<string, Grant>();
  readonly #revoked = new Set<string>();
  readonly #withdrawn = new Set<string>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Where the person's browser goes from Slack's page. */
  authorise(query: URLSearchParams): string {
    const redirect = query.get('redirect_uri') ?? '';
    if (query.get('client_id') !== this.clientId) throw new Error('unknown client');
    const back = new URL(redirect);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    if (this.installer.denies) back.searchParams.set('error', 'access_denied');
    else back.searchParams.set('code', this.issueCode(redirect));
    return back.href;
  }

  /** A code for the next installer, as Slack hands it out, also to those who began elsewhere. */
  issueCode(redirect: string): string {
    const code = randomUUID();
    this.#codes.set(code, { place: this.installer.place, redirect, at: this.#now() });
    return code;
  }

  /**
   * `oauth.v2.access`.
   *
   * @throws {SlackError} To refuse.
   */
  access(args: Json): Json {
    if (args['client_id'] !== this.clientId) throw new SlackError('invalid_client_id');
    if (args['client_secret'] !== this.clientSecret) throw new SlackError('bad_client_secret');
    if (args['grant_type'] !== 'refresh_token') return this.#exchange(args);
    const given = text(args['refresh_token']) ?? '';
    const place = this.#refreshes.get(given);
    if (!place) throw new SlackError('invalid_refresh_token');
    this.#refreshes.delete(given);
    if (this.#revoked.has(idOf(place))) throw new SlackError('token_revoked');
    return this.#answer(place);
  }

  #exchange(args: Json): Json {
    const code = text(args['code']) ?? '';
    const issued = this.#codes.get(code);
    this.#codes.delete(code);
    if (!issued) throw new SlackError('invalid_code');
    if (this.#now() - issued.at > CODE_MS) throw new SlackError('code_expired');
    if (args['redirect_uri'] !== issued.redirect) throw new SlackError('bad_redirect_uri');
    this.#revoked.delete(idOf(issued.place));
    return this.#answer(issued.place);
  }

  #answer(place: Place): Json {
    const { team, organisation, isOrganisations = false } = place;
    const token = `xoxe.xoxb-${idOf(place)}-${randomUUID()}`;
    const refresh = `xoxe-1-${randomUUID()}`;
    const endsAt = this.rotates ? this.#now() + TOKEN_SECONDS * 1_000 : Infinity;
    this.#grants.set(token, { place, token, endsAt });
    if (this.rotates) this.#refreshes.set(refresh, place);
    return {
      access_token: token,
      token_type: 'bot',
      scope: 'commands,chat:write',
      bot_user_id: BOT.id,
      app_id: APP_ID,
      team: isOrganisations ? null : { id: team, name: `Workspace ${team}` },
      enterprise: organisation === undefined ? null : { id: organisation, name: 'Company' },
      is_enterprise_install: isOrganisations,
      authed_user: { id: 'U01ALICE' },
      ...(this.rotates ? { refresh_token: refresh, expires_in: TOKEN_SECONDS } : {}),
    };
  }

  /**
   * What a token of an installed app is good for; undefined for one that isn't of that kind.
   *
   * @param team the workspace that a call names, as it must where the token is an organisation's.
   * @throws {SlackError} If it is good for nothing any more.
   */
  check(token: string, team?: string): Grant | undefined {
    const grant = this.#grants.get(token);
    if (!grant) return undefined;
    if (this.#revoked.has(idOf(grant.place))) throw new SlackError('account_inactive');
    if (grant.endsAt <= this.#now()) throw new SlackError('token_expired');
    if (team !== undefined && this.#withdrawn.has(team)) {
      throw new SlackError('team_access_not_granted');
    }
    return grant;
  }

  /** No refresh token that was handed out so far is good any more. */
  loseRefreshTokens(): void {
    this.#refreshes.clear();
  }

  /** An organisation takes the app from one of its workspaces; its token is good for the others. */
  withdraw(team: string): void {
    this.#withdrawn.add(team);
  }

  /** The app is removed from a workspace or organisation: none of its tokens work any more. */
  uninstall(place: Place): void {
    this.#revoked.add(idOf(place));
  }
}

function idOf({ team, organisation = '', isOrganisations = false }: Place): string {
  return isOrganisations ? organisation : team;
}
