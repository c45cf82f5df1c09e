import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Route } from '../adapter.ts';
import { pictureRoutes } from './pictures.ts';

/** The bot's one HTTP server. */
export interface Server {
  readonly port: number;
  /** Finishes what is under way and closes. */
  close(): Promise<void>;
}

/** Serves the pictures, and whatever adapters want to be asked, on one port. */
export async function startServer(
  port: number,
  pictures: string,
  routes: readonly Route[],
): Promise<Server> {
  const answerOthers = getRequestListener(pictureRoutes(pictures).fetch);
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?');
    const route = routes.find((each) => each.path === path);
    if (route) route.handle(request, response);
    else void answerOthers(request, response);
  });
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, resolve);
  await listening;
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const { promise: closed, resolve: done } = Promise.withResolvers<void>();
      server.close(() => done());
      server.closeIdleConnections();
      await closed;
    },
  };
}
