import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { PostError, type PostFailure } from '../../src/poster.ts';
import { takesNoDirectMessages } from './explain.ts';

/** It comes in a channel that the bot may not see, and in a server that it is no longer in. */
const MISSING_ACCESS: number = RESTJSONErrorCodes.MissingAccess;

/**
 * What Discord's other error codes mean for a post.
 *
 * @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const MEANINGS: ReadonlyMap<number, PostFailure> = new Map([
  [RESTJSONErrorCodes.UnknownChannel, 'gone'],
  [RESTJSONErrorCodes.UnknownGuild, 'gone'],
  [RESTJSONErrorCodes.UnknownMessage, 'gone'],
  [RESTJSONErrorCodes.UnknownUser, 'gone'],
  [RESTJSONErrorCodes.MissingPermissions, 'forbidden'],
  [RESTJSONErrorCodes.OpeningDirectMessagesTooFast, 'busy'],
]);

/** Errors of a connection that never came about, so that nothing was posted over it. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Why a post failed. Nothing of the error itself is kept: discord.js puts the whole request in it.
 *
 * @param inServer whether the bot is still in the server.
 */
export function postErrorOf(error: unknown, inServer: boolean): PostError {
  if (error instanceof RateLimitError) {
    return new PostError('busy', '429', Math.ceil(error.retryAfter / 1_000));
  }
  if (error instanceof HTTPError) return new PostError('failed', String(error.status));
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code) || error.status;
    return new PostError(meaningOf(error, code, inServer), String(code));
  }
  return unanswered(error);
}

function meaningOf(error: DiscordAPIError, code: number, inServer: boolean): PostFailure {
  // The token was changed, for all servers: no reason to forget any of them.
  if (error.status === 401) return 'failed';
  if (code === MISSING_ACCESS) return inServer ? 'forbidden' : 'gone';
  const meaning = MEANINGS.get(code);
  if (meaning !== undefined) return meaning;
  if (takesNoDirectMessages(error) || error.status === 403) return 'forbidden';
  return error.status === 404 ? 'gone' : 'failed';
}

function unanswered(error: unknown): PostError {
  if (!(error instanceof Error)) return new PostError('unsure', 'unknown');
  if (error.name === 'AbortError') return new PostError('unsure', 'timeout');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return new PostError(NOT_CONNECTED.has(code) ? 'failed' : 'unsure', code);
}
