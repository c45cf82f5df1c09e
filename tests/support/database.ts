import { chmodSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { type EmbeddedServer, startEmbedded } from '../../src/storage/embedded/embedded.ts';
import { isRunning } from '../../src/storage/embedded/postmaster.ts';

/** A database of a test file's own, on a real PostgreSQL. */
export interface TestDatabase {
  /** Open while the file's tests run. */
  readonly db: Database;
  /** Its address, for further connections and processes. */
  readonly url: string;
}

/** Kept between runs, as making a server takes a second; each user has their own. */
const FOLDER = join(tmpdir(), `unhunch-tests-${process.geteuid?.() ?? 0}`);
const PATIENCE_MS = 60_000;

let count = 0;

/**
 * Gives a test file an empty database. All files and all runs share one embedded server, which stops
 * with the last of them.
 *
 * @param migrated false leaves its tables to the test; `db` is then not to be used.
 */
export function useDatabase({ migrated = true }: { migrated?: boolean } = {}): TestDatabase {
  const name = `test_${process.pid}_${process.hrtime.bigint()}_${count++}`;
  let server: EmbeddedServer | undefined;
  let db: Database | undefined;
  let url = '';

  beforeAll(async () => {
    mkdirSync(FOLDER, { recursive: true, mode: 0o711 });
    chmodSync(FOLDER, 0o711);
    server = await startEmbedded({ folder: FOLDER });
    const { host, user } = server.connection;
    url = `postgres://${user}@localhost/${name}?host=${encodeURIComponent(String(host))}`;
    await administrate(server, async (client) => {
      await dropLeftovers(client);
      await client.query(`create database ${name} owner ${user}`);
    });
    if (migrated) db = await openDatabase({ url, folder: '' });
  }, PATIENCE_MS);

  afterAll(async () => {
    await db?.close();
    if (!server) return;
    await administrate(server, (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    );
    await server.stop();
  }, PATIENCE_MS);

  return {
    get db() {
      if (!db) throw new Error('the database is open only while tests run');
      return db;
    },
    get url() {
      return url;
    },
  };
}

async function administrate(
  { connection }: EmbeddedServer,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client({ ...connection, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The databases of test runs that were killed. */
async function dropLeftovers(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname like 'test\\_%'`,
  );
  for (const { name } of rows) {
    if (isRunning(Number(name.split('_')[1]))) continue;
    await client.query(`drop database if exists ${name} with (force)`);
  }
}
