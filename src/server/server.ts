import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Route } from '../adapter.ts';
import { closeServer, openServer } from './listening.ts';
import { pictureRoutes } from './pictures.ts';
import { PortError } from './port-error.ts';

/** The bot's one HTTP server. */
export interface Server {
  readonly port: number;
  /** Finishes what is under way and closes. */
  close(): Promise<void>;
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
  try {
    await openServer(server, { port });
  } catch {
    const remedy = 'it can’t be listened on: another program has it, or the system keeps it.';
    throw new PortError(`PORT: ${port}: ${remedy} Set PORT to a free one.`);
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: () => closeServer(server),
  };
}
