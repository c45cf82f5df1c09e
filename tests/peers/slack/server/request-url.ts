import { createHmac } from 'node:crypto';
import type { Attempt, DeliveryKind, Outcome, Transport } from './delivery.ts';
import type { Json } from '../json.ts';

/** How a request is signed: rightly, with another secret, or rightly but ten minutes ago. */
export type Signature = 'good' | 'bad' | 'stale';

/** What the bot answered over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Posts to the bot's Request URL as Slack does. */
export class RequestUrl implements Transport {
  readonly #url: string;
  readonly #secret: string;
  readonly #now: () => number;

  /** @param now The time in milliseconds since 1970, for the signatures. */
  constructor(url: string, secret: string, now: () => number) {
    this.#url = url;
    this.#secret = secret;
    this.#now = now;
  }

  async deliver(
    kind: DeliveryKind,
    payload: Json,
    attempt: Attempt,
    deadlineMs: number,
  ): Promise<Outcome> {
    const form = kind === 'interactive' ? { payload: JSON.stringify(payload) } : asForm(payload);
    const body =
      kind === 'events_api' ? JSON.stringify(payload) : new URLSearchParams(form).toString();
    const retry: Record<string, string> = attempt.reason
      ? {
          'x-slack-retry-num': String(attempt.number),
          'x-slack-retry-reason': httpReason(attempt.reason),
        }
      : {};
    const type = kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
    try {
      const headers = { ...retry, 'content-type': type };
      const answer = await this.post(body, headers, 'good', deadlineMs);
      if (answer.status !== 200)
        return { acknowledged: false, reason: 'http_error', status: answer.status };
      return { acknowledged: true, status: answer.status, body: parse(answer.body) };
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { acknowledged: false, reason: late ? 'timeout' : 'connection_failed' };
    }
  }

  /**
   * Posts a body as it is, signed as asked for.
   *
   * @throws {Error} If the bot can't be reached, or a `TimeoutError` after `deadlineMs`.
   */
  async post(
    body: string,
    headers: Readonly<Record<string, string>>,
    signature: Signature,
    deadlineMs: number,
  ): Promise<HttpAnswer> {
    const response = await fetch(this.#url, {
      method: 'POST',
      body,
      headers: { ...headers, ...this.#sign(body, signature) },
      signal: AbortSignal.timeout(deadlineMs),
    });
    return { status: response.status, body: await response.text() };
  }

  /** docs.slack.dev/authentication/verifying-requests-from-slack. */
  #sign(body: string, signature: Signature): Record<string, string> {
    const age = signature === 'stale' ? 600 : 0;
    const timestamp = String(Math.floor(this.#now() / 1000) - age);
    const secret = signature === 'bad' ? 'not the secret' : this.#secret;
    const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
  }
}

/** docs.slack.dev/apis/events-api: over HTTP the reasons have longer names. */
function httpReason(reason: string): string {
  return reason === 'timeout' ? 'http_timeout' : reason;
}

function asForm(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
}

function parse(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
