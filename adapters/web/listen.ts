import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { RefusedError } from '../../src/adapter.ts';
import type { WebConfig } from '../../src/config/config.ts';
import { closeServer, openServer } from '../../src/server/listening.ts';

/** Milliseconds that a connection stays open for the next request: a person thinks between two questions. */
const NEXT_REQUEST = 65_000;

/** A page that is served. */
export interface Listening {
  /** For a browser: "http://127.0.0.1:3131". */
  readonly address: string;
  /** Finishes what is under way and closes. */
  close(): Promise<void>;
}

/**
 * Serves pages. Where no port was asked for and the usual one is taken, any free one does.
 *
 * @throws {RefusedError} when the port that was asked for can't be had, with the remedy.
 */
export async function listen(app: Hono, config: WebConfig): Promise<Listening> {
  const server = createServer(getRequestListener(app.fetch));
  server.keepAliveTimeout = NEXT_REQUEST;
  const { host, port, isDefault } = config;
  try {
    await openServer(server, { host, port }).catch((error: unknown) => {
      if (!isDefault || !isTaken(error)) throw error;
      return openServer(server, { host, port: 0 });
    });
  } catch {
    throw new RefusedError(
      `UNHUNCH_WEB: ${host}:${port}: it can’t be listened on: another program has it, or the system keeps it. Set UNHUNCH_WEB to a free port, or to "off".`,
    );
  }
  return { address: addressOf(server, host), close: () => closeServer(server) };
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Where it is listened on every address of this computer, its own is named. */
function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
