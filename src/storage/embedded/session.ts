import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { codeOf, StorageError } from '../storage-error.ts';
import { startCaretaker } from './caretaker.ts';
import { administrator, LOCKS, STOP_SERVER } from './connection.ts';
import type { Home } from './home.ts';
import { ensureDatabase } from './provision.ts';

/**
 * A process's share in a running server. Everybody who uses the server holds an advisory lock in
 * shared mode for as long; whoever gets it exclusively is the only one left, and may stop the server.
 * PostgreSQL itself frees the locks of a process that was killed.
 */
export interface Session {
  /** Resolves when the connection is gone, whether it was given up or the server went away. */
  readonly ended: Promise<void>;
  /**
   * Gives the share up.
   *
   * @returns whether nobody else holds one, so that the server has been told to stop.
   */
  leave(): Promise<boolean>;
}

/** A server that is starting, recovering or stopping; or none that answers. */
export type Unavailable = 'busy' | 'absent';

/**
 * Joins those who use this home's server, if it runs.
 *
 * @param caretakerSeconds how often the server looks whether it is still used.
 * @throws {StorageError} when it runs but can't be used.
 */
export async function joinServer(
  home: Home,
  caretakerSeconds: number,
): Promise<Session | Unavailable> {
  // Asked of the socket, not of a process number: the server may run in another container.
  if (!existsSync(join(home.socket, '.s.PGSQL.5432'))) return 'absent';
  const client = administrator(home, 'unhunch');
  const ended = new Promise<void>((resolve) => void client.once('end', resolve));
  try {
    await client.connect();
    const { rows } = await client.query<{ shared: boolean }>(
      'select pg_try_advisory_lock_shared($1) as shared',
      [LOCKS.inUse],
    );
    if (!rows[0]?.shared) {
      await client.end();
      return 'busy';
    }
    await ensureDatabase(client);
    await startCaretaker(home, caretakerSeconds);
    return { ended, leave: () => leave(client) };
  } catch (error) {
    await client.end().catch(() => {});
    return unavailable(error, home);
  }
}

async function leave(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [LOCKS.inUse]);
    const { rows } = await client.query<{ alone: boolean }>(
      'select pg_try_advisory_lock($1) as alone',
      [LOCKS.inUse],
    );
    if (!rows[0]?.alone) return false;
    // The server may be gone before it can say that it was told.
    await client.query(STOP_SERVER).catch(() => {});
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE']);
/** Classes 57P and 08: the server is going or coming (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
const COMING_OR_GOING = /^(57P|08)/;
const TOO_MANY_CONNECTIONS = '53300';

function unavailable(error: unknown, { socket, cluster }: Home): Unavailable {
  const code = codeOf(error);
  if (code !== undefined && NOBODY_THERE.has(code)) return 'absent';
  // pg gives a connection that ends while it is being made no code.
  if (code === undefined || COMING_OR_GOING.test(code)) return 'busy';
  if (code === 'EACCES') {
    throw new StorageError(
      `the database of ${cluster} runs for another user, who keeps ${socket} closed. Start the bot as that user or as root, or name another data folder in UNHUNCH_DATA.`,
    );
  }
  if (code === TOO_MANY_CONNECTIONS) {
    throw new StorageError(
      `too many processes share the database of ${cluster}. Stop some, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  throw new StorageError(
    `the database of ${cluster} can’t be used (${code}). Stop every bot that uses it and start again, or set DATABASE_URL.`,
  );
}
