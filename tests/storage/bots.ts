import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '../../src/storage/embedded/embedded.ts';
import { isRunning } from '../../src/storage/embedded/postmaster.ts';
import { folderWith } from '../support/folders.ts';

const run = promisify(execFile);
const BOT = join(import.meta.dirname, 'bot-process.ts');

/** Whether these tests run as root, for whom PostgreSQL has to run as somebody else. */
export const IS_ROOT = process.geteuid?.() === 0;

/** Another bot, as a process that can be killed. */
export interface Bot {
  /** "started" the server, or "adopted" one that ran. */
  readonly how: string;
  /** Ends it in an orderly way. */
  stop(): Promise<void>;
  /** Ends it as a crash would: `kill -9`. */
  kill(): Promise<void>;
}

/** Starts another bot on a folder. */
export async function startBot(
  folder: string,
  {
    caretakerSeconds = 30,
    script = BOT,
    account = {},
  }: { caretakerSeconds?: number; script?: string; account?: { uid?: number; gid?: number } } = {},
): Promise<Bot> {
  const bot = spawn(process.execPath, [script, folder, String(caretakerSeconds)], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  bot.stderr.on('data', (text) => (said += String(text)));
  onTestFinished(() => end(bot, () => bot.kill('SIGKILL')));
  const lines = createInterface(bot.stdout);
  const [how] = await Promise.race([once(lines, 'line'), once(bot, 'exit')]);
  if (typeof how !== 'string') throw new Error(`the bot ended at once: ${said}`);
  return {
    how,
    stop: () => end(bot, () => bot.stdin.end()),
    kill: () => end(bot, () => bot.kill('SIGKILL')),
  };
}

/** Tells a process to end, and waits until it has. */
export async function end(process: ChildProcess, tell: () => void): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = once(process, 'exit');
  tell();
  await exit;
}

/** The embedded server in this process; stopped with the test if it isn't before. */
export async function embedded(
  folder: string,
  options: Partial<Parameters<typeof startEmbedded>[0]> = {},
): Promise<EmbeddedServer> {
  const server = await startEmbedded({ folder, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** The process number of a folder's server. */
export function serverOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Whether the process of that number is still there. */
export { isRunning };

/** A data folder of the test's own, which PostgreSQL's account can reach. */
export function dataFolder(): string {
  const folder = folderWith({});
  chmodSync(folder, 0o711);
  return folder;
}

/** A data folder with a database that was stopped in an orderly way: a copy of another. */
export async function copyOfData(folder: string, copy = dataFolder()): Promise<string> {
  mkdirSync(copy, { recursive: true, mode: 0o711 });
  await run('cp', ['-a', `${folder}/.`, copy]);
  return copy;
}

/** Runs statements on a server and returns the last one's rows. */
export async function sql(
  { connection }: Pick<EmbeddedServer, 'connection'>,
  ...texts: readonly string[]
): Promise<unknown[]> {
  const client = new Client(connection);
  client.on('error', () => {});
  try {
    await client.connect();
    let rows: unknown[] = [];
    for (const text of texts) ({ rows } = await client.query(text));
    return rows;
  } finally {
    await client.end();
  }
}

/** Who owns a file: the number of a user. */
export function ownerOf(path: string): number {
  return statSync(path).uid;
}
