import type { Server } from 'node:http';
import type { ListenOptions } from 'node:net';

/** Milliseconds that a request may take to come in whole; nobody sends more than a form or a click. */
const WHOLE_REQUEST = 10_000;
/** Milliseconds that requests under way may take once a server is to stop. */
const LAST_REQUESTS = 2_000;

/**
 * Opens a server, which gives nobody longer than ten seconds to send a request.
 *
 * @throws when the address can't be had: another program has the port, or the system keeps it.
 */
export async function openServer(server: Server, where: ListenOptions): Promise<void> {
  server.requestTimeout = WHOLE_REQUEST;
  server.headersTimeout = WHOLE_REQUEST;
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(where, resolve);
  try {
    await listening;
  } finally {
    server.off('error', reject).off('listening', resolve);
  }
}

/** Finishes what is under way, and closes a server in two seconds at most. */
export async function closeServer(server: Server): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS);
  await closed;
  clearTimeout(timer);
}
