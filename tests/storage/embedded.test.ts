import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startEmbedded } from '../../src/storage/embedded/embedded.ts';
import {
  copyOfData,
  dataFolder,
  embedded,
  end,
  IS_ROOT,
  isRunning,
  ownerOf,
  serverOf,
  sql,
  startBot,
} from './bots.ts';
import { folderForAll } from './folder-for-all.ts';

// Real servers on real disks, which may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const SOON = { timeout: 20_000 };

const prepared = folderForAll();
const firstLines: string[] = [];

beforeAll(async () => {
  const onProgress = (line: string) => void firstLines.push(line);
  const server = await startEmbedded({ folder: prepared.folder, onProgress });
  await sql(server, 'create table kept (word text)', `insert into kept values ('yes')`);
  await server.stop();
});
afterAll(() => prepared.remove());

test('the first start says that it takes a moment, a later one says nothing, and both leave nothing running', async () => {
  const { folder } = prepared;
  expect(firstLines).toEqual(['Setting up the database, once; this takes a few seconds.']);
  const lines: string[] = [];
  const server = await embedded(folder, { onProgress: (line) => void lines.push(line) });
  const pid = serverOf(folder);
  expect(await sql(server, 'select word from kept')).toContainEqual({ word: 'yes' });
  expect(lines).toEqual([]);
  expect(server.adopted).toBe(false);
  await server.stop();
  await expect.poll(() => isRunning(pid), SOON).toBe(false);
});

test('the server is reached through a private socket only, and the bot’s own role has no power over it', async () => {
  const { folder } = prepared;
  const server = await embedded(folder);
  expect(await sql(server, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await sql(server, 'show fsync')).toEqual([{ fsync: 'on' }]);
  await expect(sql(server, `copy (select 1) to program 'true'`)).rejects.toThrow(/permission/);
});

test('a second bot on the same folder shares the server, and the last one to leave stops it', async () => {
  const { folder } = prepared;
  const first = await embedded(folder);
  const pid = serverOf(folder);
  const second = await startBot(folder);
  expect(second.how).toBe('adopted');
  await first.stop();
  expect(isRunning(pid)).toBe(true);
  await second.stop();
  await expect.poll(() => isRunning(pid), SOON).toBe(false);
});

test('two bots that start on an empty folder at the same moment end up with one server', async () => {
  const folder = dataFolder();
  const both = await Promise.all([startBot(folder), startBot(folder)]);
  expect(both.map(({ how }) => how).toSorted()).toEqual(['adopted', 'started']);
  expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  await Promise.all(both.map((bot) => bot.stop()));
});

test('a bot that was killed leaves the server, and the next one takes it over', async () => {
  const { folder } = prepared;
  const bot = await startBot(folder);
  expect(bot.how).toBe('started');
  const pid = serverOf(folder);
  await bot.kill();
  const next = await embedded(folder);
  expect(next.adopted).toBe(true);
  expect(serverOf(folder)).toBe(pid);
  expect(await sql(next, 'select word from kept')).toContainEqual({ word: 'yes' });
  await next.stop();
  await expect.poll(() => isRunning(pid), SOON).toBe(false);
});

test('a server whose bots were all killed stops by itself', async () => {
  const { folder } = prepared;
  const bots = [await startBot(folder, { caretakerSeconds: 0.2 }), await startBot(folder)];
  const pid = serverOf(folder);
  for (const bot of bots) await bot.kill();
  await expect.poll(() => isRunning(pid), SOON).toBe(false);
});

test('a bot that is killed before it has joined the server that it started takes it along', async () => {
  const { folder } = prepared;
  const script = join(import.meta.dirname, 'launch-process.ts');
  const bot = await startBot(folder, { script });
  const pid = serverOf(folder);
  await bot.kill();
  await expect.poll(() => isRunning(pid), SOON).toBe(false);
});

test('a server that was killed is brought back, once for all bots, with everything that was promised', async () => {
  const { folder } = prepared;
  const problems: unknown[] = [];
  const server = await embedded(folder, { onProblem: (error) => void problems.push(error) });
  const other = await startBot(folder);
  await sql(server, `insert into kept values ('also')`);
  const pid = serverOf(folder);
  process.kill(pid, 'SIGKILL');
  const words = () => sql(server, 'select word from kept').catch(() => []);
  // The killed server's own children may still answer for a moment.
  await expect.poll(() => serverOf(folder), SOON).not.toBe(pid);
  await expect.poll(words, SOON).toContainEqual({ word: 'also' });
  expect(problems).toEqual([]);
  await other.stop();
});

test('a bot that is stopped while the server is being brought back leaves nothing behind', async () => {
  const { folder } = prepared;
  const server = await embedded(folder);
  process.kill(serverOf(folder), 'SIGKILL');
  await expect.poll(() => sql(server, 'select 1').catch(() => 'gone'), SOON).toBe('gone');
  await server.stop();
  // It may have been brought back and stopped, or not yet.
  const file = join(folder, 'postgresql/postmaster.pid');
  expect(existsSync(file) && isRunning(serverOf(folder))).toBe(false);
});

test('a first start that was cut off half way is begun anew', async () => {
  const folder = dataFolder();
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'bot-process.ts'), folder], {
    detached: true,
  });
  const halfMade = () => readdirSync(folder).filter((name) => name.startsWith('postgresql.new-'));
  await expect.poll(halfMade, { interval: 5, ...SOON }).toHaveLength(1);
  // Everything in its process group ends with it, initdb too, as in a power cut.
  await end(bot, () => process.kill(-Number(bot.pid), 'SIGKILL'));
  expect(existsSync(join(folder, 'postgresql'))).toBe(false);
  // Somebody could still be at it; two minutes later nobody is.
  for (const name of halfMade()) utimesSync(join(folder, name), 0, 0);
  const server = await embedded(folder);
  expect(await sql(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(halfMade()).toEqual([]);
});

test('a lock file from before a power cut, whose number is another process’s now, is no hindrance', async () => {
  const { folder } = prepared;
  // A process of the same user, or PostgreSQL itself would see that it can't be the server.
  const uid = ownerOf(join(folder, 'postgresql'));
  const other = spawn('sleep', ['600'], { ...(IS_ROOT ? { uid, gid: uid } : {}), cwd: '/' });
  onTestFinished(() => end(other, () => other.kill()));
  const lines = [other.pid, join(folder, 'postgresql'), 1, 5432, join(folder, 'socket'), '', ''];
  writeFileSync(join(folder, 'postgresql/postmaster.pid'), `${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'socket/.s.PGSQL.5432.lock'), `${lines.join('\n')}\n`);
  const server = await embedded(folder);
  expect(await sql(server, 'select word from kept')).toContainEqual({ word: 'yes' });
});

test('a data folder far down has its socket in a short private folder, where a second bot finds it', async () => {
  const folder = await copyOfData(prepared.folder, join(dataFolder(), 'far/'.repeat(30), 'down'));
  const server = await embedded(folder);
  const socket = String(server.connection.host);
  onTestFinished(() => rmSync(socket, { recursive: true }));
  expect(socket).toMatch(/^\/tmp\/unhunch-[0-9a-f]{16}$/);
  expect(ownerOf(socket)).toBe(ownerOf(join(folder, 'postgresql')));
  const bot = await startBot(folder);
  expect(bot.how).toBe('adopted');
  await bot.stop();
});

test('the server knows nothing of the bot’s environment', async () => {
  const { folder } = prepared;
  process.env['DISCORD_TOKEN'] = 'a secret';
  await embedded(folder);
  delete process.env['DISCORD_TOKEN'];
  const environment = `/proc/${serverOf(folder)}/environ`;
  if (existsSync(environment)) expect(readFileSync(environment, 'utf8')).not.toContain('secret');
});
