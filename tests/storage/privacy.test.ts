import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DAYS_KEPT } from '../../src/delivery/housekeeping.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const policy = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');

/** The columns of each row of the policy's table, as `schedules.zone`. */
function told(): string[] {
  const rows = policy.matchAll(/^\| `(\w+)` +\| ([^|]+)\|/gm);
  return [...rows].flatMap(([, table = '', columns = '']) =>
    [...columns.matchAll(/`(\w+)`/g)].map(([, column]) => `${table}.${column}`),
  );
}

test('the privacy policy names every column that is stored, and no other', async () => {
  const rows = await database.db.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'unhunch'`,
  );
  expect(told().toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

test('it says for how long deliveries are kept', () => {
  expect(policy).toContain(`| ${DAYS_KEPT} days, or as many as \`UNHUNCH_RETENTION\` says`);
});
