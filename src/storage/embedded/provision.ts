import type { Client } from 'pg';
import { LOCKS } from './connection.ts';

/** The database and its owner. The bot works as this role, which may neither run programs nor read files. */
export const ROLE = 'unhunch';
export const DATABASE = 'unhunch';

/** Makes role and database where they are missing, one process at a time. */
export async function ensureDatabase(client: Client): Promise<void> {
  if (await exists(client)) return;
  await client.query('select pg_advisory_lock($1)', [LOCKS.provisioning]);
  try {
    if (await exists(client)) return;
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [ROLE]);
    if (rowCount === 0) await client.query(`create role ${ROLE} login`);
    await client.query(`create database ${DATABASE} owner ${ROLE}`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCKS.provisioning]);
  }
}

async function exists(client: Client): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  return rowCount === 1;
}
