import { isDeepStrictEqual } from 'node:util';
import type { RecordedRequest } from '../../peers/discord/rest/server.ts';

/** What a message must say so that nobody is pinged. */
const NOBODY = { parse: [], replied_user: false };

/** The requests that would let a message ping somebody, by their routes. */
export function pings(requests: readonly RecordedRequest[]): string[] {
  return requests
    .filter((request) => {
      const message = messageIn(request.body);
      return message && !isDeepStrictEqual(message['allowed_mentions'], NOBODY);
    })
    .map(({ route }) => route);
}

/** The message in a body: sent as it is, or as an answer to an interaction; forms and commands are none. */
function messageIn(body: unknown): Record<string, unknown> | undefined {
  if (!isObject(body)) return undefined;
  const message = isObject(body['data']) ? body['data'] : body;
  const says = 'content' in message || 'components' in message;
  return says && !('custom_id' in message) ? message : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
