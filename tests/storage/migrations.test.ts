import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { migrate, type Migration, readMigrations } from '../../src/storage/migrations.ts';
import { useDatabase } from '../support/database.ts';

vi.setConfig({ testTimeout: 30_000 });

const empty = useDatabase({ migrated: false });
const shared = useDatabase();

const steps = (...texts: string[]): Migration[] =>
  texts.map((sql, index) => ({ version: index + 1, sql }));

test('six bots that start at once on an empty database make its tables once', async () => {
  const open = () => openDatabase({ url: empty.url, folder: '', connections: 2 });
  const bots = await Promise.all(Array.from({ length: 6 }, open));
  const [first] = bots;
  const rows = await first?.query<{ version: number }>(
    'select version from unhunch.migrations order by version',
  );
  const expected = (await readMigrations()).map(({ version }) => ({ version }));
  expect(rows).toEqual(expected);
  await Promise.all(bots.map((bot) => bot.close()));
});

test('a bot that starts on tables which are up to date waits for nobody', async () => {
  await shared.db.transaction(async (transaction) => {
    await transaction.query('lock table unhunch.schedules, unhunch.deliveries in exclusive mode');
    await transaction.query('select pg_advisory_xact_lock(7264100)');
    const bot = await openDatabase({ url: shared.url, folder: '' });
    await bot.close();
  });
});

test('a step that fails leaves nothing of itself, and the next start goes on from there', async () => {
  const known = await readMigrations();
  const next = (sql: string) => [...known, { version: known.length + 1, sql }];
  const broken = migrate(shared.db, next('create table unhunch.half (a int); select 1 / 0'));
  await expect(broken).rejects.toThrow('22012');
  const half = await shared.db.query(`select to_regclass('unhunch.half')::text as name`);
  expect(half).toEqual([{}]);
  await migrate(shared.db, next('create table unhunch.whole (a int)'));
  expect(await shared.db.query('select * from unhunch.whole')).toEqual([]);
});

test('tables of a newer version are left alone', async () => {
  const older = migrate(shared.db, steps('select 1'));
  await expect(older).rejects.toThrow(/made by a newer Unhunch .* Update this one/);
});
