import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiFault } from '../faults.ts';
import type { Json } from '../json.ts';
import type { HttpReply } from './web-server.ts';

/** An answer of the Web API. */
export function jsonReply(
  body: Json,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(body) };
}

/** docs.slack.dev/apis/web-api/rate-limits: 429, and when to come back. */
export function rateLimited(retryAfterSeconds: number): HttpReply {
  const headers = { 'retry-after': String(retryAfterSeconds) };
  return jsonReply({ ok: false, error: 'ratelimited' }, 429, headers);
}

/**
 * Answers a request, with the fault that has been prepared for it.
 *
 * @param proceed Does what was asked for; its answer is what a Slack in good health says.
 * @returns What a fault made of the answer, in a word; `undefined` without one.
 */
export async function answer(
  response: ServerResponse,
  fault: ApiFault | undefined,
  proceed: () => Promise<HttpReply>,
): Promise<string | undefined> {
  if (fault === undefined) {
    send(response, await proceed());
    return undefined;
  }
  if ('hang' in fault) return 'hang';
  if ('delayMs' in fault) {
    const late = await proceed();
    await sleep(fault.delayMs, undefined, { ref: false });
    send(response, late);
    return undefined;
  }
  if ('reset' in fault) {
    if (fault.reset === 'after') await proceed();
    response.destroy();
    return 'reset';
  }
  if ('error' in fault) {
    send(response, jsonReply({ ok: false, error: fault.error }));
    return fault.error;
  }
  const { status, retryAfterSeconds = 1 } = fault;
  send(
    response,
    status === 429 ? rateLimited(retryAfterSeconds) : { status, body: 'an HTTP error' },
  );
  return String(status);
}

/** Sends an answer, unless the connection is gone by now. */
export function send(response: ServerResponse, { status, headers, body }: HttpReply): void {
  if (!response.destroyed) response.writeHead(status, headers).end(body);
}
