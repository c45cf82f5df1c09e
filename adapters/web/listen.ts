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
  } catch (error) {
    throw new RefusedError(`UNHUNCH_WEB: ${host}:${port}: ${refusal(codeOf(error))}`);
  }
  return { address: addressOf(server, host), close: () => closeServer(server) };
}

const isTaken = (error: unknown): boolean => codeOf(error) === 'EADDRINUSE';

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Why an address can't be had, and what to do. */
function refusal(code: unknown): string {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'no address is known for this name. Check how it is written, or set UNHUNCH_WEB to a port alone.';
    case 'EADDRNOTAVAIL':
      return 'this address isn’t one of this machine’s. Set UNHUNCH_WEB to one that is, such as "0.0.0.0:3131" for all, or to a port alone.';
    default:
      return 'it can’t be listened on: another program has it, or the system keeps it. Set UNHUNCH_WEB to a free port, or to "off".';
  }
}

/** Where it is listened on every address of this computer, its own is named. */
function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
