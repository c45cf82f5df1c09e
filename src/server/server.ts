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

/** Thrown when the port can't be listened on; the message names the variable and the remedy. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/**
 * Serves the pictures, and whatever adapters want to be asked, on one port.
 *
 * @throws {PortError} when another program has the port, or the system keeps it.
 */
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
  try {
    await listening;
  } catch {
    const remedy = 'it can’t be listened on: another program has it, or the system keeps it.';
    throw new PortError(`PORT: ${port}: ${remedy} Set PORT to a free one.`);
  }
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
