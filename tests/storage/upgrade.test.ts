import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { findDelivery, type NewDelivery, planDeliveries } from '../../src/storage/deliveries.ts';
import { countPresses } from '../../src/storage/done-presses.ts';
import { findSchedule, saveSchedule } from '../../src/storage/schedules.ts';
import { recall } from '../../src/storage/workspaces.ts';
import { SAMPLE_ROWS } from '../fixtures/sample-rows.ts';
import { useDatabase } from '../support/database.ts';
import { newDelivery, newSchedule, NINE } from './rows.ts';

const current = useDatabase();
const FOLDER = join(import.meta.dirname, '../fixtures/databases');
const versions = readdirSync(FOLDER).map((file) => file.replace(/\.sql$/, ''));

type Rows = Record<string, Record<string, unknown>[]>;

/** Every row of every table, by the table, in an order that new columns don't change. */
async function everything(client: Client): Promise<Rows> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class
    where relnamespace = 'unhunch'::regnamespace and relkind = 'r' and relname <> 'migrations'`,
  );
  const all: Rows = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from unhunch.${name} t order by ctid`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe.each(versions)('a database of version %s', (version) => {
  const database = useDatabase({ migrated: false });

  test('is brought up to date, and every row of it is there and used as before', async () => {
    const sql = readFileSync(join(FOLDER, `${version}.sql`), 'utf8');
    const before = await connected(database.url, async (client) => {
      await client.query(sql);
      return everything(client);
    });
    const db = await openDatabase({ url: database.url, folder: '' });
    const after = await connected(database.url, everything);
    for (const [table, rows] of Object.entries(before)) {
      expect(rows.length).toBeGreaterThan(0);
      expect(after[table]).toMatchObject(rows);
    }

    const channel = { platform: 'slack', workspace: 'T1', channel: 'C1' };
    const schedule = await findSchedule(db, channel);
    expect(schedule).toMatchObject({ id: '1', createdBy: 'U1', rotation: { round: 1 } });
    expect(await findDelivery(db, '1')).toMatchObject({ scheduleId: '1', state: 'sent', done: 2 });
    expect(await recall(db, channel, 'key for people')).toBe('c2VjcmV0');
    expect(await countPresses(db, { ...channel, person: 'nobody' })).toBe(0);

    const saved = await saveSchedule(db, newSchedule(), NINE);
    const again: NewDelivery = newDelivery('1', { date: '2026-11-30', slot: '09:00' });
    const planned = await planDeliveries(db, [newDelivery(saved.id), again], NINE);
    expect(planned.map(({ scheduleId }) => scheduleId)).toEqual([saved.id]);
    await db.close();
  });
});

test('the sample has a row for every table of this version, and a value for every column', async () => {
  const { db, url } = current;
  await db.executeSql(SAMPLE_ROWS);
  const all = await connected(url, everything);
  // Theirs are events of the last hour, nothing that an upgrade has to keep.
  const kept = Object.entries(all).filter(([table]) => table !== 'seen_events');
  for (const [table, rows] of kept) {
    expect(rows.length, table).toBeGreaterThan(0);
    const columns = Object.keys(rows[0] ?? {});
    const empty = columns.filter((column) => rows.every((row) => row[column] === null));
    expect(empty, table).toEqual([]);
  }
});
