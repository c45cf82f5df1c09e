import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Service } from '../../src/service.ts';

/** Slack delivers an event again for up to about six minutes; in milliseconds. */
const REMEMBERED = 60 * 60_000;
/** More than come to one workspace's bot in that time. */
const MOST = 5_000;

/**
 * Passes every event on once, by its id. That it comes again isn't always said: a header says so
 * over HTTP, a socket that was lost before the acknowledgement arrived says nothing. Of several bots
 * it may come to another one the second time, which is why the service is asked as well.
 */
export function onlyOnce({ isFirst }: Pick<Service, 'isFirst'>): Middleware<AnyMiddlewareArgs> {
  const seen = new LRUCache<string, true>({ max: MOST, ttl: REMEMBERED });
  return async ({ body, next }) => {
    const id: unknown = 'event_id' in body ? body.event_id : undefined;
    if (typeof id === 'string') {
      if (seen.has(id)) return;
      seen.set(id, true);
      if (!(await isFirst('slack', id))) return;
    }
    await next();
  };
}
