import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';

/**
 * For what is only read and yet changes something, such as taking the posts that wait: refuses
 * what a browser says another site has asked for. Who isn't a browser says nothing.
 */
export const onlyFromHere: MiddlewareHandler = async ({ req }, next) => {
  const site = req.header('sec-fetch-site') ?? 'none';
  if (site !== 'same-origin' && site !== 'none') throw new HTTPException(403);
  await next();
};
