import { Client, type ClientConfig } from 'pg';
import type { Home } from './home.ts';

/** How the embedded server is reached, whatever the environment's PG* variables say. */
export function connectionTo({ socket }: Pick<Home, 'socket'>): ClientConfig {
  return { host: socket, port: 5432, ssl: false, password: '', connectionTimeoutMillis: 10_000 };
}

/** A connection of the administrator's, for starting and stopping. Its loss ends nothing but itself. */
export function administrator(home: Home, purpose: string): Client {
  const client = new Client({
    ...connectionTo(home),
    user: 'postgres',
    database: 'postgres',
    application_name: purpose,
  });
  client.on('error', () => {});
  return client;
}

/**
 * Stops the server from within, so that it works from another container too, where its process number
 * means nothing. It works in its data folder, and its lock file's first line is that number. SIGINT
 * asks for a fast, orderly shutdown (https://www.postgresql.org/docs/18/server-shutdown.html).
 */
export const STOP_SERVER = `copy (select 1 where false) to program 'kill -INT "$(head -n 1 postmaster.pid)"'`;

/** Freely chosen numbers of advisory locks, which mean what their users agree on. */
export const LOCKS = {
  /** Held in shared mode by everybody who uses the server; exclusively by whoever stops it. */
  inUse: 7_264_101,
  /** Held by the one session that looks whether the server is still used. */
  caretaker: 7_264_102,
  /** Held while role and database are made. */
  provisioning: 7_264_103,
};
