import type { Logger } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';

/** People wait for what comes of a call; in milliseconds. */
const PATIENCE = 5_000;
/** An upload is slower, and nobody waits for it. */
const UPLOAD_PATIENCE = 60_000;

/** What reaches Slack. */
export interface Reach {
  /** Another address than Slack's own, with a slash at its end. */
  readonly api?: string;
  readonly logger: Logger;
  /** How long Slack may take over one call, in milliseconds. */
  readonly patience?: number;
  /** The workspace that calls are about, where a token is for several. */
  readonly teamId?: string;
}

/**
 * Options for one client of Slack's Web API: no retries of its own, since whether a call may be
 * made again depends on what it does, and no silent waiting for a rate limit. A new object each
 * time, because clients write into it.
 */
export function clientOptions({
  api,
  logger,
  teamId,
  patience = PATIENCE,
}: Reach): WebClientOptions {
  return {
    logger,
    timeout: patience,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Where Bolt posts to a `response_url`, nothing else sets a limit.
    fetch: (url, init) =>
      fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(patience) }),
    ...(api === undefined ? {} : { slackApiUrl: api }),
    ...(teamId === undefined ? {} : { teamId }),
  };
}

/** A client that sends messages and opens views. */
export function createWebClient(token: string | undefined, reach: Reach): WebClient {
  return new WebClient(token, clientOptions(reach));
}

/** A client that uploads until told to end. */
export function createUploadClient(token: string, reach: Reach, ending: AbortSignal): WebClient {
  return new WebClient(token, {
    ...clientOptions(reach),
    timeout: UPLOAD_PATIENCE,
    fetch: (url, { signal, ...init } = {}) =>
      unlessEnded(() => fetch(url, init), AbortSignal.any([ending, ...(signal ? [signal] : [])])),
  });
}

/**
 * Waits for a call no longer than until a signal, but doesn't break it off: where a form's stream is
 * broken off while it is sent, Node's fetch leaves a rejection behind that nobody can catch (Node 26).
 */
async function unlessEnded(call: () => Promise<Response>, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([call(), ended]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
