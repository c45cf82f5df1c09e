import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';

/**
 * Refuses requests to any other name than the one that is served. A page elsewhere whose name
 * was made to lead here (DNS rebinding) asks by its own name; who asks by an IP address or as
 * `localhost` did not come by a name that somebody else controls.
 *
 * @param served the host that is listened on.
 */
export function onlyAskedFor(served: string): MiddlewareHandler {
  const names = new Set(['localhost', served.toLowerCase()]);
  return async ({ req }, next) => {
    const host = URL.parse(`http://${req.header('host') ?? ''}`)?.hostname ?? '';
    const isOurs = isIP(host.replace(/^\[|\]$/g, '')) !== 0 || names.has(host);
    if (!isOurs) throw new HTTPException(403);
    await next();
  };
}
