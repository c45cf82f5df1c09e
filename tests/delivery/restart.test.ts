import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { serverOf } from '../storage/bots.ts';
import { folderForAll } from '../storage/folder-for-all.ts';
import { Chat } from './chat.ts';
import { Clock, useStage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
const SOON = { timeout: 60_000 };

// A server of this file's own: the others' tests go on while it is killed.
const place = folderForAll();
let database: Database | undefined;
beforeAll(async () => {
  database = await openDatabase({ folder: place.folder });
});
afterAll(async () => {
  await database?.close();
  place.remove();
});
const stage = useStage({
  get db() {
    if (!database) throw new Error('the database is open only while tests run');
    return database;
  },
  url: '',
});

test('a database that is killed in the middle is outlived: every post arrives, none twice', async () => {
  for (let many = 0; many < 60; many++) await stage.save({ workspace: `T${many % 6}` });
  const chat = new Chat();
  const { lines } = await stage.start({ slack: chat }, new Clock());
  await expect.poll(() => chat.messages.length, SOON).toBeGreaterThan(10);
  // The post that is going out arrives while the database is away.
  const slow = Promise.withResolvers<void>();
  chat.next.push(async (accept) => {
    await slow.promise;
    return accept();
  });
  await expect.poll(() => chat.next.length, SOON).toBe(0);
  process.kill(serverOf(place.folder), 'SIGKILL');
  await expect
    .poll(() => lines.filter(({ event }) => event === 'database.away'), SOON)
    .toHaveLength(1);
  slow.resolve();
  const left = async () =>
    (await stage.deliveries()).filter(({ state }) => state !== 'sent').length;
  await expect.poll(() => left().catch(() => 'away'), SOON).toBe(0);
  const channels = chat.messages.map(({ channel }) => channel);
  expect(new Set(channels).size).toBe(60);
  expect(channels).toHaveLength(60);
  await expect.poll(() => lines.map(({ event }) => event), SOON).toContain('database.back');
});
