import { WebAPIHTTPError } from '@slack/web-api';
import { PostError, type PostFailure } from '../../src/poster.ts';
import { codeOf, retryAfter } from './refusal.ts';

/**
 * What Slack's words mean for a post; those that begin with `restricted_action` and those of a
 * dead token are looked at apart, and any other is a refusal that may pass.
 *
 * @see https://docs.slack.dev/reference/methods/chat.postMessage#errors
 * @see https://docs.slack.dev/reference/methods/chat.update#errors
 */
const MEANINGS: ReadonlyMap<string, PostFailure> = new Map([
  ['channel_not_found', 'gone'],
  ['is_archived', 'gone'],
  ['message_not_found', 'gone'],
  ['user_not_found', 'gone'],
  ['access_denied', 'forbidden'],
  ['cannot_dm_bot', 'forbidden'],
  ['cant_update_message', 'forbidden'],
  ['edit_window_closed', 'forbidden'],
  ['ekm_access_denied', 'forbidden'],
  ['enterprise_is_restricted', 'forbidden'],
  ['messages_tab_disabled', 'forbidden'],
  ['missing_scope', 'forbidden'],
  ['no_permission', 'forbidden'],
  ['not_allowed_token_type', 'forbidden'],
  ['not_in_channel', 'forbidden'],
  ['org_login_required', 'forbidden'],
  ['user_disabled', 'forbidden'],
  // Slack has taken the app away; a token that is merely wrong is no reason to forget anything.
  ['account_inactive', 'revoked'],
  ['app_uninstalled', 'revoked'],
  ['team_access_not_granted', 'revoked'],
  ['token_revoked', 'revoked'],
  ['team_disabled', 'revoked'],
  ['user_removed_from_team', 'revoked'],
  ['rate_limited', 'busy'],
  ['ratelimited', 'busy'],
  // “It's possible some aspect of the operation succeeded before the error was raised.”
  ['fatal_error', 'unsure'],
  ['internal_error', 'unsure'],
] as const);

/** Errors of a connection that never came about, so that nothing was posted over it. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The status of a Slack that has taken nothing on; after any other fault it may have. */
const UNAVAILABLE = 503;

/** Why a post failed. Nothing of the error itself is kept: its details may quote the card. */
export function postErrorOf(error: unknown): PostError {
  const seconds = retryAfter(error);
  if (seconds !== undefined) return new PostError('busy', 'ratelimited', seconds);
  const code = codeOf(error);
  if (code !== undefined) return new PostError(meaningOf(code), code);
  if (error instanceof WebAPIHTTPError) {
    const { statusCode } = error;
    const isSure = statusCode === UNAVAILABLE || statusCode < 500;
    return new PostError(isSure ? 'failed' : 'unsure', String(statusCode));
  }
  const broken = connectionCode(error);
  return new PostError(NOT_CONNECTED.has(broken) ? 'failed' : 'unsure', broken);
}

function meaningOf(code: string): PostFailure {
  if (code.startsWith('restricted_action')) return 'forbidden';
  return MEANINGS.get(code) ?? 'failed';
}

/** What broke a connection, which stands in the innermost error: "ECONNRESET". */
function connectionCode(error: unknown): string {
  if (!(error instanceof Error)) return 'no_answer';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout';
  const inner = 'original' in error ? error.original : error.cause;
  if (inner !== undefined) return connectionCode(inner);
  return 'code' in error && typeof error.code === 'string' ? error.code : 'no_answer';
}
