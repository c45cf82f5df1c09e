import { setTimeout as delay } from 'node:timers/promises';
import { type ClientBase, type ClientConfig, Pool } from 'pg';
import { type Connection, connectionOf, guarded, type OnStatement } from './connection.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { migrate } from './migrations.ts';
import { codeOf, StatementError, StorageError } from './storage-error.ts';

/** The bot's database: connected, and with the tables that this version knows. */
export interface Database extends Connection {
  /**
   * Runs statements that all hold or none: what `work` throws undoes them and is thrown on.
   * Within it, only the connection that it is given belongs to the transaction.
   */
  transaction<T>(work: (transaction: Connection) => Promise<T>): Promise<T>;
  /** Waits for statements under way, disconnects, and stops an embedded server that nobody else uses. */
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `DATABASE_URL`: a PostgreSQL server. Without it the embedded one is started in `folder`. */
  readonly url?: string;
  /** The data folder, for the embedded server. */
  readonly folder: string;
  /** Told a line for whoever waits, when the wait is one of seconds. */
  readonly onProgress?: (line: string) => void;
  /** Told what went wrong beside the statements: a lost connection, a server that can't be brought back. */
  readonly onProblem?: (error: unknown) => void;
  readonly onStatement?: OnStatement;
  /** The most connections at a time; pg-boss uses the same ones. */
  readonly connections?: number;
  /** How long a server at `url` is waited for at the start, in seconds. */
  readonly patience?: number;
}

const CONNECTIONS = 8;
const PATIENCE_SECONDS = 30;
const BETWEEN_TRIES_MS = 500;
/** No statement of the bot's takes a second; one that hangs would hold a connection and its locks. */
const STATEMENT_TIMEOUT_MS = 30_000;
/** What isn't answered by then, not even with a timeout, went to a machine that is no longer there. */
const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5_000;
/** pg-boss 12 needs PostgreSQL 13 (its README). */
const OLDEST_SERVER = 130_000;

/**
 * Connects to the database at `url`, or to the embedded one, and brings its tables up to date.
 *
 * @throws {StorageError} when there is none that can be used, with the remedy.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, onProblem = () => {}, onStatement } = options;
  const server = url === undefined ? await startEmbedded(options) : undefined;
  const config = server?.connection ?? configOf(url ?? '');
  const pool = new Pool({
    ...config,
    max: options.connections ?? CONNECTIONS,
    application_name: 'unhunch',
    connectionTimeoutMillis: 10_000,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    onConnect: prepare,
  });
  // A connection that dies while nobody uses it. The pool makes another when one is needed.
  pool.on('error', onProblem);
  const database: Database = {
    ...connectionOf(pool, onStatement),
    transaction: (work) => transaction(pool, work, onStatement),
    async close() {
      await pool.end();
      await server?.stop();
    },
  };
  try {
    await waitFor(database, options);
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function configOf(url: string): ClientConfig {
  const { protocol } = URL.parse(url) ?? {};
  if (protocol === 'postgres:' || protocol === 'postgresql:') return { connectionString: url };
  throw new StorageError(
    'DATABASE_URL isn’t the address of a PostgreSQL server. Write postgres://user:password@host:5432/database.',
  );
}

/**
 * Set by statements and not while connecting, which poolers such as PgBouncer refuse. The listener
 * is for a connection that dies between two statements of a transaction: the next one fails anyway.
 */
async function prepare(client: ClientBase): Promise<void> {
  client.on('error', () => {});
  await client.query(
    `set statement_timeout = ${STATEMENT_TIMEOUT_MS}; set idle_in_transaction_session_timeout = ${STATEMENT_TIMEOUT_MS}`,
  );
}

async function transaction<T>(
  pool: Pool,
  work: (transaction: Connection) => Promise<T>,
  onStatement: OnStatement | undefined,
): Promise<T> {
  const client = await guarded(() => pool.connect());
  const connection = connectionOf(client, onStatement);
  let broken = false;
  try {
    await connection.query('begin');
    const result = await work(connection);
    await connection.query('commit');
    return result;
  } catch (error) {
    await connection.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A server that is still starting, as when everything starts at once: not there, or not ready. */
const NOT_YET = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ECONNRESET',
  '57P03',
]);

async function waitFor(database: Database, { patience, onProgress }: DatabaseOptions) {
  const deadline = Date.now() + (patience ?? PATIENCE_SECONDS) * 1000;
  for (let first = true; ; first = false) {
    try {
      const [row] = await database.query<{ version: number }>(
        `select current_setting('server_version_num')::int as version`,
      );
      if ((row?.version ?? 0) >= OLDEST_SERVER) return;
      throw new StorageError(
        'the server at DATABASE_URL is older than PostgreSQL 13. Upgrade it, or name another.',
      );
    } catch (error) {
      const code = codeOf(error);
      if (!(error instanceof StatementError) || code === undefined) throw error;
      if (!NOT_YET.has(code) || Date.now() > deadline) throw refused(code);
      if (first) onProgress?.('Waiting for the database at DATABASE_URL.');
      await delay(BETWEEN_TRIES_MS);
    }
  }
}

function refused(code: string): StorageError {
  const remedy =
    code === '28P01' || code === '28000'
      ? 'it refuses the user or password. Check them.'
      : code === '3D000'
        ? 'it has no database of that name. Create it, or name another.'
        : NOT_YET.has(code)
          ? `it can’t be reached (${code}). Check host and port, and that the server runs.`
          : `it can’t be used (${code}).`;
  return new StorageError(`DATABASE_URL: ${remedy}`);
}
