import { performance } from 'node:perf_hooks';

/** One route's limit, counted for each value of its major parameter (Rate Limits, "Per-route"). */
export interface RouteLimit {
  /** The method and path template: `POST /channels/{channel_id}/messages`. */
  route: string;
  requests: number;
  perMs: number;
}

/** How often a bot may ask. */
export interface Limits {
  /** Requests a second over all routes; interaction endpoints don't count. */
  globalPerSecond: number;
  routes: readonly RouteLimit[];
}

/**
 * 50 a second is documented (Rate Limits, "Global Rate Limit"). Discord documents no route's
 * numbers and tells bots to read the headers; these are those commonly seen.
 */
export const DISCORD_LIMITS: Limits = {
  globalPerSecond: 50,
  routes: [
    { route: 'POST /channels/{channel_id}/messages', requests: 5, perMs: 5000 },
    { route: 'PATCH /channels/{channel_id}/messages/{message_id}', requests: 5, perMs: 5000 },
    { route: 'DELETE /channels/{channel_id}/messages/{message_id}', requests: 5, perMs: 1000 },
    { route: 'POST /webhooks/{webhook_id}/{webhook_token}', requests: 5, perMs: 2000 },
  ],
};

/** What the limits say to one request. */
export interface Verdict {
  /** The headers of the answer, whatever it is. */
  headers: Record<string, string>;
  /** Where the request is refused: seconds to wait, and whether the global limit refused it. */
  refused?: { retryAfter: number; global: boolean };
}

interface Window {
  left: number;
  /** When it is full again, on `performance.now()`'s clock. */
  endsAt: number;
}

/** Counts requests against Discord's limits, in real time. */
export class RateLimits {
  /** How many requests were refused so far. */
  readonly refused = { global: 0, route: 0 };
  readonly #limits: Limits;
  readonly #windows = new Map<string, Window>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Counts a request. `major` is the channel, guild or webhook it is about. */
  count(route: string, major: string, exemptFromGlobal: boolean): Verdict {
    if (!exemptFromGlobal) {
      const refused = this.#take('global', this.#limits.globalPerSecond, 1000);
      if (refused.waitMs > 0) {
        this.refused.global += 1;
        return refusal(refused.waitMs, true, {
          'x-ratelimit-global': 'true',
          'x-ratelimit-scope': 'global',
        });
      }
    }
    const limit = this.#limits.routes.find((each) => each.route === route);
    if (limit === undefined) return { headers: {} };
    const { left, waitMs, resetMs } = this.#take(`${route} ${major}`, limit.requests, limit.perMs);
    const headers = {
      'x-ratelimit-bucket': Buffer.from(route).toString('base64url'),
      'x-ratelimit-limit': String(limit.requests),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-reset': String((Date.now() + resetMs) / 1000),
      'x-ratelimit-reset-after': String(resetMs / 1000),
    };
    if (waitMs === 0) return { headers };
    this.refused.route += 1;
    return refusal(waitMs, false, { ...headers, 'x-ratelimit-scope': 'user' });
  }

  #take(
    key: string,
    requests: number,
    perMs: number,
  ): { left: number; waitMs: number; resetMs: number } {
    const now = performance.now();
    let window = this.#windows.get(key);
    if (window === undefined || now >= window.endsAt)
      window = { left: requests, endsAt: now + perMs };
    this.#windows.set(key, window);
    const resetMs = Math.ceil(window.endsAt - now);
    if (window.left === 0) return { left: 0, waitMs: resetMs, resetMs };
    window.left -= 1;
    return { left: window.left, waitMs: 0, resetMs };
  }
}

function refusal(waitMs: number, global: boolean, headers: Record<string, string>): Verdict {
  const retryAfter = waitMs / 1000;
  return {
    headers: { ...headers, 'retry-after': String(Math.ceil(retryAfter)) },
    refused: { retryAfter, global },
  };
}
