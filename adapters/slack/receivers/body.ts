import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

/** What every body of Slack's holds, by its kind; more isn't looked at here. */
const shapes = z.union([
  z.looseObject({ ssl_check: z.literal('1') }),
  z.looseObject({ type: z.literal('url_verification'), challenge: z.string() }),
  z.looseObject({ type: z.literal('event_callback'), event: z.looseObject({ type: z.string() }) }),
  z.looseObject({ type: z.literal('app_rate_limited') }),
  z.looseObject({ command: z.string(), user_id: z.string(), channel_id: z.string() }),
]);

const user = z.looseObject({ id: z.string() });
const view = z.looseObject({ id: z.string() });

/** What a click, shortcut, form or search sends in the field `payload`. */
const payloads = z.union([
  z.looseObject({
    type: z.literal('block_actions'),
    user,
    actions: z.array(z.looseObject({ type: z.string(), action_id: z.string() })).min(1),
  }),
  z.looseObject({
    type: z.literal('view_submission'),
    user,
    view: view.extend({ state: z.looseObject({ values: z.looseObject({}) }) }),
  }),
  z.looseObject({ type: z.literal('shortcut'), user, trigger_id: z.string() }),
  z.looseObject({
    type: z.literal('block_suggestion'),
    user,
    action_id: z.string(),
    value: z.string(),
  }),
]);

/**
 * Whether a body is one of those that Slack sends to this app. Bolt takes any, and falls over
 * some: it reads properties of `null`, and waits three seconds for a click on nothing.
 */
export function isSlackBody(body: string, contentType = ''): boolean {
  try {
    if (contentType.startsWith('application/json')) {
      return shapes.safeParse(JSON.parse(body)).success;
    }
    const fields = new URLSearchParams(body);
    const payload = fields.get('payload');
    return payload === null
      ? shapes.safeParse(Object.fromEntries(fields)).success
      : payloads.safeParse(JSON.parse(payload)).success;
  } catch {
    return false;
  }
}

/** Reads a body; undefined when it is longer than so many bytes, or breaks off. */
export async function readBody(
  request: IncomingMessage,
  longest: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > longest) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}
