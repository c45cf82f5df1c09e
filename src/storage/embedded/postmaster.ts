import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, constants, fstatSync, ftruncateSync, openSync } from 'node:fs';
import { readFile, readlink, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, StorageError } from '../storage-error.ts';
import { plainEnvironment } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';

const run = promisify(execFile);
/** No process has this number: Linux gives out at most 2^22 - 1 (`PID_MAX_LIMIT`), macOS 99,998. */
const NO_PROCESS = '4194305';
const LARGEST_LOG = 262_144;

/** A server small enough to live beside a bot: 16 MB of shared memory, no workers it doesn't need, a short log. */
const SETTINGS = {
  listen_addresses: '',
  shared_buffers: '16MB',
  max_connections: '60',
  // Syncing to the disk (fsync, synchronous_commit) stays on: what was promised survives a power cut.
  io_method: 'sync',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '128MB',
  min_wal_size: '8MB',
  max_parallel_workers_per_gather: '0',
  max_logical_replication_workers: '0',
  jit: 'off',
  unix_socket_permissions: '0700',
  // Only what ends a connection or the server, and never a statement or a row.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * The process number of the server that runs on this cluster, if one does, as its lock file says. A
 * file that a power cut left behind and whose number now belongs to another process is mended on the
 * way: PostgreSQL would refuse to start.
 */
export async function runningServer({ cluster }: Home): Promise<number | undefined> {
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  // What stands in which line: src/include/utils/pidfile.h of PostgreSQL 18.
  const [number = '', , , , socket = ''] = text.split('\n');
  const pid = Number(number);
  if (!isRunning(pid)) return undefined;
  if (await worksOn(pid, cluster)) return pid;
  // Only the number is replaced: the line that names the shared memory keeps its safeguard.
  await replaceNumber(file, number);
  if (socket !== '') await replaceNumber(join(socket, '.s.PGSQL.5432.lock'), number);
  return undefined;
}

/** Whether a process of that number exists. */
export function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** PostgreSQL works in its data folder: a process that doesn't isn't the server. */
async function worksOn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
    return folder === (await realpath(cluster));
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres');
}

async function replaceNumber(file: string, number: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text?.split('\n')[0] !== number) return;
  const flag = constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW;
  await writeFile(file, NO_PROCESS + text.slice(number.length), { flag });
}

/** A server being started, which ends with the process that starts it until it is let go. */
export interface Launch {
  /** Lets it live on by itself: somebody else looks whether it is still used. */
  letGo(): void;
  /** Whether it has ended again. */
  ended(): boolean;
  /** Why it ended. */
  reason(): Promise<'taken' | StorageError>;
}

/** Starts a server in a session of its own, so that Ctrl-C or the bot's end doesn't reach it. */
export async function launch(home: Home, { postgres }: Binaries): Promise<Launch> {
  // Root may write here in a folder of somebody else's, who must not lead it elsewhere by a link.
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  const log = openSync(home.log, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  let child: ChildProcess;
  let from = 0;
  try {
    from = fstatSync(log).size;
    if (from > LARGEST_LOG) {
      ftruncateSync(log);
      from = 0;
    }
    const settings = { ...SETTINGS, unix_socket_directories: home.socket };
    child = spawn(
      postgres,
      [
        '-D',
        home.cluster,
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        ...home.account,
        cwd: '/',
        env: plainEnvironment(),
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
  } finally {
    closeSync(log);
  }
  const letGo = hold(child.pid, home);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => {
    ended = true;
    // Its number may soon be somebody else's.
    letGo();
  });
  child.unref();
  return {
    letGo,
    ended: () => ended,
    reason: async () => explain(home, (await readFile(home.log)).subarray(from).toString('utf8')),
  };
}

/**
 * Ends a server when this process does, however that happens: its end closes the pipe from which a
 * shell reads. Between a server's start and its caretaker's nobody else would notice.
 *
 * @returns what lets the server go.
 */
function hold(pid: number | undefined, { account }: Home): () => void {
  if (pid === undefined) return () => {};
  const shell = spawn('/bin/sh', ['-c', 'read -r word || kill -INT "$1"', 'sh', String(pid)], {
    ...account,
    cwd: '/',
    env: plainEnvironment(),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell the server is started all the same.
  shell.once('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  return () => void shell.stdin.end('let go\n');
}

/** What a server that ended at once said, as something to act on; "taken" when another one is at work on the cluster. */
function explain({ cluster, log }: Home, said: string): 'taken' | StorageError {
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(said)) return 'taken';
  if (/No space left on device/.test(said)) {
    return new StorageError(
      `the disk of ${cluster} is full. Make 100 MB of room, or name another data folder in UNHUNCH_DATA, or set DATABASE_URL.`,
    );
  }
  if (/checkpoint record|pg_control|incompatible with server|invalid data|PANIC/.test(said)) {
    return new StorageError(
      `the database in ${cluster} is damaged. Put it back from a backup, or move the folder away to begin anew; ${log} says more.`,
    );
  }
  const last = /(?:FATAL|PANIC): +(.*)/.exec(said)?.[1] ?? 'it said nothing';
  return new StorageError(
    `PostgreSQL doesn’t start: ${last}. Mend that, or set DATABASE_URL; ${log} says more.`,
  );
}
