import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { RespondError } from '@slack/bolt';
import { RefusedError } from '../../src/adapter.ts';

const PAGE = 'your app’s page at https://api.slack.com/apps';

/** The tokens that Slack can refuse, and where to get new ones. */
const TOKENS = {
  SLACK_BOT_TOKEN: `Copy the Bot User OAuth Token from ${PAGE}, OAuth & Permissions; install the app to the workspace there if it isn’t.`,
  SLACK_APP_TOKEN: `Make an app-level token with the scope connections:write on ${PAGE}, Basic Information, and switch Socket Mode on.`,
} as const;

export type TokenName = keyof typeof TOKENS;

/** The token itself no longer works, whatever it is used for. */
const DEAD: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

/** The app was taken away from where the token was for. */
const REVOKED: ReadonlySet<string> = new Set([
  'account_inactive',
  'app_uninstalled',
  'token_revoked',
]);

/** It was taken away from this workspace, by the organisation whose token it is. */
const NOT_GRANTED = 'team_access_not_granted';

/** No token can be had for it any more: it was used before, or the app was taken away. */
const UNRENEWABLE: ReadonlySet<string> = new Set(['invalid_refresh_token', 'token_expired']);

/** The token is over, and another may be had. */
const SPENT: ReadonlySet<string> = new Set(['invalid_auth', 'token_expired']);

/** It works, but not for connecting; to one other call these may say something about that call alone. */
const NOT_ALLOWED: ReadonlySet<string> = new Set([
  'access_denied',
  'enterprise_is_restricted',
  'forbidden_team',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'org_login_required',
  'team_disabled',
  'user_removed_from_team',
]);

/**
 * What Slack said when connecting with a token, if it won't say anything else however often one
 * asks; undefined for a passing state.
 *
 * @see https://docs.slack.dev/reference/methods/auth.test
 * @see https://docs.slack.dev/reference/methods/apps.connections.open
 */
export function refusalOf(error: unknown, token: TokenName): RefusedError | undefined {
  const code = codeOf(error) ?? '';
  return DEAD.has(code) || NOT_ALLOWED.has(code) ? refused(token, code) : undefined;
}

/** What any call said, if it was that the bot token is dead. */
export function deathOf(error: unknown): RefusedError | undefined {
  const code = codeOf(error) ?? '';
  return DEAD.has(code) ? refused('SLACK_BOT_TOKEN', code) : undefined;
}

/** Whether Slack's word for a refusal is that the app was taken away. */
export function isRevoked(code = ''): boolean {
  return REVOKED.has(code);
}

/** Whether Slack's word for a refusal is that an organisation has taken the app from a workspace. */
export function isWithdrawn(code = ''): boolean {
  return code === NOT_GRANTED;
}

/** Whether Slack's word for a refusal is that a refresh token isn't good. */
export function isUnrenewable(code = ''): boolean {
  return UNRENEWABLE.has(code);
}

/** Whether Slack's word for a refusal is that a token isn't good any more, though another may be. */
export function isSpent(code = ''): boolean {
  return SPENT.has(code);
}

/** The line for whoever runs the bot: what Slack refuses, in its word, and what to do. */
export function refused(token: TokenName, code: string): RefusedError {
  return new RefusedError(`Slack refused ${token}: ${code}. ${TOKENS[token]}`);
}

/** Slack's own word for what was wrong with a call, when it said one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof WebAPIPlatformError ? error.data.error : undefined;
}

/** Seconds to wait before calling again, when Slack asked for that. */
export function retryAfter(error: unknown): number | undefined {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter : undefined;
}

/**
 * Whether a call that failed may work in a moment: Slack had a fault, or the connection broke,
 * most often one that had been idle. Not after a time-out, when Slack may well have done it.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof WebAPIHTTPError || error instanceof RespondError)
    return error.statusCode >= 500;
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  return cause instanceof TypeError;
}
