import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createConsolePoster } from '../../adapters/console/poster.ts';
import { createBot, createContext } from '../../src/bot.ts';
import { createLazyDesk, type LazyDeskOptions } from '../../src/desk/lazy-desk.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { englishContent } from '../support/content.ts';
import { useDatabase } from '../support/database.ts';
import { folderWith } from '../support/folders.ts';
import { memoryLog } from '../support/memory-log.ts';

const database = useDatabase();
const content = await englishContent();
const SLOW_MS = 30_000;

function lazyDesk(options: Partial<LazyDeskOptions> & { folder: string }) {
  const desk = createLazyDesk({
    posters: () => new Map(),
    context: createContext(content, () => undefined),
    log: memoryLog().log,
    ...options,
  });
  onTestFinished(() => desk.close());
  return desk;
}

const from = { workspace: 'T1', channel: 'C1', person: 'ada', manages: true };

test('a bot that has nothing to remember starts no database, at the start or to forget', async () => {
  const folder = folderWith({});
  const desk = lazyDesk({ folder });
  await desk.wake();
  await desk.forget({ platform: 'slack', workspace: 'T1' });
  expect(existsSync(join(folder, 'postgresql'))).toBe(false);
});

test(
  'who needs it before it is open is asked to come back, and it opens meanwhile',
  async () => {
    const desk = lazyDesk({ folder: '', url: database.url, patience: 0 });
    const bot = createBot(content, { schedules: () => desk.desk() });
    const input = { type: 'message', text: 'schedule' } as const;
    const ask = () => bot.handle({ platform: 'slack', private: false, input, from });
    expect((await ask()).card.title).toBe('One moment');
    await desk.wake();
    expect((await ask()).card.title).toBe('The daily stretch');
  },
  SLOW_MS,
);

test(
  'where the database can’t be used there is an apology, a remedy, and another try the next time',
  async () => {
    const told: unknown[] = [];
    const desk = lazyDesk({
      folder: '',
      url: database.url.replace('/test_', '/no_test_'),
      onFailure: (error) => told.push(error),
    });
    const bot = createBot(content, { schedules: () => desk.desk() });
    const input = { type: 'message', text: 'schedule' } as const;
    const ask = () => bot.handle({ platform: 'slack', private: false, input, from });
    expect((await ask()).card.title).toBe(content.phrases.apology.title);
    expect((await ask()).card.title).toBe(content.phrases.apology.title);
    expect(told).toHaveLength(2);
    expect(told[0]).toBeInstanceOf(StorageError);
  },
  SLOW_MS,
);

test('without a place to speak of, or anything to remember with, one sentence says where it works', async () => {
  const bot = createBot(content);
  const desk = lazyDesk({ folder: '', url: database.url });
  const input = { type: 'message', text: 'schedule' } as const;
  const off = await bot.handle({ platform: 'web', private: true, input, from });
  expect(off.card.summary).toContain('Slack, Discord and in the terminal');
  const direct = createBot(content, { schedules: () => desk.desk() });
  const elsewhere = await direct.handle({ platform: 'slack', private: true, input });
  expect(elsewhere.card.summary).toContain('**/stretch schedule** in the channel');
});

test(
  'a workspace that the bot has left is forgotten, and no other',
  async () => {
    const desk = lazyDesk({ folder: '', url: database.url });
    const bot = createBot(content, { schedules: () => desk.desk() });
    for (const workspace of ['T1', 'T2']) {
      const input = { type: 'message', text: 'schedule 9:00 Europe/Berlin' } as const;
      const place = { ...from, workspace };
      await bot.handle({ platform: 'slack', private: false, input, from: place });
    }
    await desk.forget({ platform: 'slack', workspace: 'T1' });
    const rows = await database.db.query('select workspace from unhunch.schedules');
    expect(rows).toEqual([{ workspace: 'T2' }]);
  },
  SLOW_MS,
);

/** The way to the database, which breaks off once: with the first word about the queue. */
async function fragileWay(): Promise<string> {
  const { username, pathname, searchParams } = new URL(database.url);
  const sockets = new Set<Socket>();
  let broken = false;
  const server = createServer((near) => {
    const far = connect(join(searchParams.get('host') ?? '', '.s.PGSQL.5432'));
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => [near, far].map((each) => each.destroy()));
    }
    far.pipe(near);
    near.on('data', (sent) => {
      if (broken || !sent.includes('unhunch_queue')) return void far.write(sent);
      broken = true;
      for (const socket of sockets) socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `postgres://${username}@127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`;
}

test(
  'a database that goes away while the bot starts, and comes back, doesn’t end the bot',
  async () => {
    const told: unknown[] = [];
    const desk = lazyDesk({
      folder: '',
      url: await fragileWay(),
      posters: () => new Map([['slack', createConsolePoster()]]),
      onFailure: (error) => told.push(error),
    });
    await desk.wake();
    expect(told).toHaveLength(1);
    expect(await desk.desk()).toBeDefined();
  },
  SLOW_MS,
);
