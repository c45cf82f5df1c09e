import type { ApiRequest } from './rest/request.ts';

/** What goes wrong with one request. */
export type FaultAction =
  /** It is answered with this instead of being carried out. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body?: unknown }
  /** It is carried out, but only after this many milliseconds. */
  | { kind: 'delay'; ms: number }
  /** The connection is reset before it is carried out. */
  | { kind: 'reset' }
  /** It is carried out, and its answer never comes. */
  | { kind: 'accept-silently' }
  /** It is carried out, and the connection is reset instead of the answer. */
  | { kind: 'accept-and-reset' };

/**
 * Which requests a fault meets: a route as Discord writes it (`POST
 * /channels/{channel_id}/messages`), a pattern for "METHOD /path", or a question.
 */
export type FaultMatcher = string | RegExp | ((request: ApiRequest) => boolean);

/** An answer of a failing Discord; its gateways answer with HTML, so the body is no API error. */
export function serverError(status = 500): FaultAction {
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'text/html' },
    body: '<html>Server Error</html>',
  };
}

/** Any other answer, with Discord's error code: `refusal(403, 50001, 'Missing Access')`. */
export function refusal(status: number, code: number, message: string): FaultAction {
  return { kind: 'answer', status, body: { message, code } };
}

/**
 * A 429. `seconds` is what the body asks to wait, to the millisecond; the header rounds it up, as
 * Discord's does.
 */
export function tooManyRequests(
  seconds: number,
  scope: 'user' | 'global' | 'shared' = 'user',
): FaultAction {
  const global = scope === 'global';
  return {
    kind: 'answer',
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': scope,
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global, code: 0 },
  };
}

/** The same fault several times in a row. */
export function times(count: number, action: FaultAction): FaultAction[] {
  return Array.from({ length: count }, () => action);
}

/** The faults that wait for their requests. */
export class Faults {
  readonly #waiting: { matcher: FaultMatcher; actions: FaultAction[] }[] = [];

  /** Lets the next requests that match meet these faults, one each, in this order. */
  add(matcher: FaultMatcher, actions: readonly FaultAction[]): void {
    this.#waiting.push({ matcher, actions: [...actions] });
  }

  /** Forgets every fault that hasn't met its request. */
  clear(): void {
    this.#waiting.length = 0;
  }

  /** The fault that this request meets, if any; it is used up by it. */
  take(request: ApiRequest, route: string | undefined): FaultAction | undefined {
    const met = this.#waiting.find(
      (each) => each.actions.length > 0 && matches(each.matcher, request, route),
    );
    return met?.actions.shift();
  }
}

function matches(matcher: FaultMatcher, request: ApiRequest, route: string | undefined): boolean {
  if (typeof matcher === 'string') return matcher === route;
  if (typeof matcher === 'function') return matcher(request);
  return matcher.test(`${request.method} ${request.path}`);
}
