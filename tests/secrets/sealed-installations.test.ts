import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createKeyRing, KEY_BYTES } from '../../src/secrets/key-ring.ts';
import { sealedInstallations } from '../../src/secrets/sealed-installations.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { purgeWorkspace } from '../../src/storage/workspaces.ts';
import { useDatabase } from '../support/database.ts';

vi.setConfig({ testTimeout: 30_000 });

const database = useDatabase();
const [first, second] = [randomBytes(KEY_BYTES), randomBytes(KEY_BYTES)];

/** A store with these keys; each test has a platform of its own. */
function storeOf(platform: string, ...keys: readonly Uint8Array[]) {
  const resealed: number[] = [];
  const store = sealedInstallations({
    db: async () => database.db,
    keys: createKeyRing(keys),
    platform,
    onResealed: (count) => resealed.push(count),
  });
  return { store, resealed };
}

const sealedRows = (platform: string) =>
  database.db.query<{ workspace: string; sealed: string }>(
    'select workspace, sealed from unhunch.installations where platform = $1 order by workspace',
    [platform],
  );

test('an installation is found again as it was stored, and stands in the database sealed', async () => {
  const { store } = storeOf('plain', first);
  expect(await store.find('T1')).toBeUndefined();
  await store.save('T1', { token: 'xoxb-secret', expiresAt: 1 });
  expect(await store.find('T1')).toEqual({ token: 'xoxb-secret', expiresAt: 1 });
  expect(JSON.stringify(await sealedRows('plain'))).not.toContain('secret');
});

test('one workspace’s row put in another’s place opens for neither', async () => {
  const { store } = storeOf('swap', first);
  await store.save('T1', { token: 'one' });
  await store.save('T2', { token: 'two' });
  await database.db.query(
    `update unhunch.installations set sealed =
      (select sealed from unhunch.installations where platform = 'swap' and workspace = 'T1')
    where platform = 'swap' and workspace = 'T2'`,
  );
  await expect(store.find('T2')).rejects.toThrow(/isn’t what was sealed there/);
  expect(await store.find('T1')).toEqual({ token: 'one' });
  // The damaged one keeps nobody else from being served.
  expect(await store.check()).toBe(2);
});

test('after a new key everything is sealed anew at the start, once, and the old key may go', async () => {
  const { store: before } = storeOf('rotate', first);
  await before.save('T1', { token: 'one' });
  await before.save('T2', { token: 'two' });
  const { store, resealed } = storeOf('rotate', second, first);
  expect([await store.check(), await store.check()]).toEqual([2, 2]);
  expect(resealed).toEqual([2]);
  const { store: after } = storeOf('rotate', second);
  expect([await after.check(), await after.find('T1')]).toEqual([2, { token: 'one' }]);
});

test('with a key that fits nothing the start says how many, and changes nothing', async () => {
  const { store } = storeOf('strange', first);
  await store.save('T1', { token: 'one' });
  const rows = await sealedRows('strange');
  const { store: strange } = storeOf('strange', second);
  await expect(strange.check()).rejects.toThrow(/^UNHUNCH_KEY: 1 of 1 .*UNHUNCH_KEY=new,old/);
  expect(await sealedRows('strange')).toEqual(rows);
  expect(await store.find('T1')).toEqual({ token: 'one' });
});

test('two processes that change one installation do it one after the other', async () => {
  const other = await openDatabase({ url: database.url, folder: '', connections: 2 });
  const { store } = storeOf('lock', first);
  const elsewhere = sealedInstallations({
    db: async () => other,
    keys: createKeyRing([first]),
    platform: 'lock',
  });
  await store.save('T1', { count: 0 });
  const order: string[] = [];
  const begun = Promise.withResolvers<void>();
  const change = (name: string) => async (found: unknown) => {
    order.push(`${name} begins`);
    begun.resolve();
    await new Promise(setImmediate);
    order.push(`${name} ends`);
    const { count } = found as { count: number };
    return { count: count + 1 };
  };
  const here = store.change('T1', change('one'));
  await begun.promise;
  await Promise.all([here, elsewhere.change('T1', change('two'))]);
  expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  expect(await store.find('T1')).toEqual({ count: 2 });
  await other.close();
});

test('a change that fails leaves what was there', async () => {
  const { store } = storeOf('fail', first);
  await store.save('T1', { count: 0 });
  const failing = store.change('T1', () => Promise.reject(new Error('Slack is away')));
  await expect(failing).rejects.toThrow('Slack is away');
  expect(await store.find('T1')).toEqual({ count: 0 });
  expect(await store.change('T9', async () => ({ count: 1 }))).toBeUndefined();
});

test('an organisation’s workspaces are forgotten with it, twice if need be, and no others', async () => {
  const { store } = storeOf('org', first);
  await store.save('E1', { token: 'all' });
  await store.save('T9', { token: 'own' });
  for (const workspace of ['T1', 'T2']) await store.join(workspace, 'E1');
  // Told of after it left, say by an event that comes late.
  await store.join('T3', 'E2');
  expect(await store.organisationOf('T1')).toBe('E1');
  expect(await store.organisationOf('T3')).toBeUndefined();
  for (let times = 0; times < 2; times += 1) {
    await purgeWorkspace(database.db, { platform: 'org', workspace: 'E1' });
  }
  expect(await store.organisationOf('T2')).toBeUndefined();
  expect([await store.find('E1'), await store.find('T9')]).toEqual([undefined, { token: 'own' }]);
});
