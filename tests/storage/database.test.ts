import { createServer } from 'node:net';
import { type AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { StatementError, StorageError } from '../../src/storage/storage-error.ts';
import { useDatabase } from '../support/database.ts';

vi.setConfig({ testTimeout: 30_000 });

const shared = useDatabase();

const words = () => shared.db.query<{ word: string }>('select word from words order by word');

test('a transaction holds as a whole or not at all', async () => {
  await shared.db.executeSql('create schema if not exists extra; create table words (word text)');
  await shared.db.transaction(async (transaction) => {
    await transaction.query(`insert into words values ('one')`);
    await transaction.query(`insert into words values ('two')`);
    expect(await words()).toEqual([]);
  });
  const failed = shared.db.transaction(async (transaction) => {
    await transaction.query(`insert into words values ('three')`);
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toThrow('changed my mind');
  expect(await words()).toEqual([{ word: 'one' }, { word: 'two' }]);
});

test('an error tells code and constraint, and nothing of what the statement was given', async () => {
  await shared.db.executeSql('create table secrets (word text constraint one_of_a_kind unique)');
  const insert = () => shared.db.query('insert into secrets values ($1)', ['hunter2']);
  await insert();
  const error: unknown = await insert().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StatementError);
  expect(error).toMatchObject({ code: '23505', constraint: 'one_of_a_kind' });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter2');
  const wrong = shared.db.query('select $1::int', ['hunter2']);
  await expect(wrong).rejects.toThrow(/^the database refused a statement \(22P02\)\.$/);
});

test('after all connections were cut, also within a transaction, the next statement works', async () => {
  const problems: unknown[] = [];
  const db = await openDatabase({
    url: shared.url,
    folder: '',
    onProblem: (error) => void problems.push(error),
  });
  onTestFinished(() => db.close());
  const cut = db.transaction(async (transaction) => {
    const [me] = await transaction.query<{ pid: number }>('select pg_backend_pid() as pid');
    await shared.db.query('select pg_terminate_backend($1)', [me?.pid]);
    await transaction.query('select 1');
  });
  await expect(cut).rejects.toThrow(StatementError);
  await shared.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await expect.poll(() => db.query('select 1 as one').catch(() => [])).toEqual([{ one: 1 }]);
});

test('a statement that hangs is ended', async () => {
  const [row] = await shared.db.query<{ limit: string }>(
    `select current_setting('statement_timeout') as limit`,
  );
  expect(row?.limit).toBe('30s');
});

async function complaint(url: string): Promise<string> {
  const opening = openDatabase({ url, folder: '', patience: 0 });
  const error: unknown = await opening.catch((reason: unknown) => reason);
  if (!(error instanceof StorageError)) throw new Error('it connected');
  return error.message;
}

test('an address that is none, or has no server or no such database, is named by its variable', async () => {
  expect(await complaint('mysql://localhost/db')).toMatch(/^DATABASE_URL isn’t the address/);
  expect(await complaint('postgres://u:secret@127.0.0.1:1/db')).toBe(
    'DATABASE_URL: it can’t be reached (ECONNREFUSED). Check host and port, and that the server runs.',
  );
  const missing = shared.url.replace(/test_[^?]*/, 'no_such_database');
  expect(await complaint(missing)).toMatch(/no database of that name/);
});

test('a server that is still starting is waited for', async () => {
  const lines: string[] = [];
  // A port that nobody listens on, until this test does.
  const port = await freePort();
  const url = `postgres://u@127.0.0.1:${port}/db`;
  const opening = openDatabase({
    url,
    folder: '',
    patience: 20,
    onProgress: (line) => void lines.push(line),
  });
  await expect.poll(() => lines).toEqual(['Waiting for the database at DATABASE_URL.']);
  // What a server answers that doesn't know the user: SQLSTATE 28000.
  const answer = Buffer.from('E\0\0\0\u001aSFATAL\0C28000\0Mno\0\0', 'latin1');
  answer.writeInt32BE(answer.length - 1, 1);
  const server = createServer((socket) => socket.once('data', () => socket.end(answer)));
  onTestFinished(() => void server.close());
  server.listen(port, '127.0.0.1');
  await expect(opening).rejects.toThrow(/refuses the user or password/);
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
