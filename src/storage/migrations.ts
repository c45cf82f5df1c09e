import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Connection, guarded } from './connection.ts';
import { codeOf, StorageError } from './storage-error.ts';

/** A step that brings the tables forward. There are none back: the file of one that was released never changes. */
export interface Migration {
  /** Counted from 1, without gaps. */
  readonly version: number;
  readonly sql: string;
}

interface Migratable extends Connection {
  transaction<T>(work: (transaction: Connection) => Promise<T>): Promise<T>;
}

const FOLDER = join(import.meta.dirname, 'migrations');
/** Freely chosen; the same in every version of the bot. */
const LOCK = 7_264_100;
const NOT_ALLOWED = '42501';

/** The steps of this version, from the files `migrations/001-….sql`. */
export async function readMigrations(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name, index) => {
      const version = Number.parseInt(name, 10);
      if (version !== index + 1)
        throw new Error(`migrations/${name} should be number ${index + 1}`);
      return { version, sql: await readFile(join(folder, name), 'utf8') };
    }),
  );
}

/**
 * Brings the tables up to date, in one transaction. When they are, nothing is locked and nothing
 * written, so that a bot that starts doesn't disturb others at work. When they aren't, one of several
 * bots that start at once does it and the others wait.
 *
 * @throws {StorageError} when they were made by a newer version, or the database's user may not make any.
 */
export async function migrate(
  database: Migratable,
  migrations?: readonly Migration[],
): Promise<void> {
  const steps = migrations ?? (await readMigrations());
  const newest = steps.length;
  if ((await versionOf(database)) === newest) return;
  try {
    await database.transaction(async (transaction) => {
      // Building an index on a large table may take its time, and so may waiting for another bot to.
      await transaction.executeSql('set local statement_timeout = 0');
      await transaction.query('select pg_advisory_xact_lock($1)', [LOCK]);
      const version = await versionOf(transaction);
      if (version > newest) {
        throw new StorageError(
          `the database was made by a newer Unhunch (its tables have version ${version}, this one knows ${newest}). Update this one.`,
        );
      }
      if (version === 0) {
        await transaction.executeSql(
          'create schema if not exists unhunch; create table unhunch.migrations (version int primary key, at timestamptz not null default now())',
        );
      }
      for (const step of steps.filter((each) => each.version > version)) {
        await guarded(() => transaction.executeSql(step.sql));
        await transaction.query('insert into unhunch.migrations (version) values ($1)', [
          step.version,
        ]);
      }
    });
  } catch (error) {
    if (codeOf(error) !== NOT_ALLOWED) throw error;
    throw new StorageError(
      'the user in DATABASE_URL may not create schemas. Grant it: grant create on database … to …;',
    );
  }
}

/** The version of the tables; 0 when there are none. */
async function versionOf(connection: Connection): Promise<number> {
  // Not to_regclass: it answers from a cache that, within a transaction, may be older than the lock.
  const there = await connection.query(
    `select 1 from pg_catalog.pg_tables where schemaname = 'unhunch' and tablename = 'migrations'`,
  );
  if (there.length === 0) return 0;
  const [row] = await connection.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from unhunch.migrations',
  );
  return row?.version ?? 0;
}
