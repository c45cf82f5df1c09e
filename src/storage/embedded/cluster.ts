import { execFile } from 'node:child_process';
import { chown, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, StorageError } from '../storage-error.ts';
import { plainEnvironment } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';

const run = promisify(execFile);
/** What is half made is left alone for as long: another process may still be at it. */
const ABANDONED_MS = 120_000;

/**
 * Makes sure there is a cluster that these programs can open.
 *
 * A new one is made beside its place and moved there when it is whole. One that was broken off half
 * made is never used, and of two processes making one at once, one wins.
 *
 * @param onNew is told before a new one is made, which takes a second or more.
 * @throws {StorageError} when there is one that can't be opened, or none can be made.
 */
export async function ensureCluster(
  home: Home,
  binaries: Binaries,
  onNew: () => void,
): Promise<void> {
  await removeAbandoned(home);
  const version = await versionOf(home);
  if (version === undefined) {
    onNew();
    await create(home, binaries);
  } else if (version !== binaries.major) {
    throw new StorageError(
      `${home.cluster} was made by PostgreSQL ${version}, and this is PostgreSQL ${binaries.major}. Export with the Unhunch that made it ("unhunch export"), move the folder away, and import.`,
    );
  }
}

/** The major version of the cluster; nothing when there is none. */
async function versionOf({ cluster, account }: Home): Promise<string | undefined> {
  try {
    const { uid } = await stat(cluster);
    const owner = account?.uid ?? process.geteuid?.();
    if (owner !== undefined && uid !== owner) {
      throw new StorageError(
        `${cluster} belongs to another user (number ${uid}). Start the bot as that user or as root, or name another data folder in UNHUNCH_DATA.`,
      );
    }
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const there = await stat(cluster).catch(() => undefined);
    if (!there && codeOf(error) === 'ENOENT') return undefined;
    throw new StorageError(
      `${cluster} is no whole PostgreSQL data folder (${codeOf(error) ?? 'unknown'}). Put it back from a backup, or move it away to begin anew.`,
    );
  }
}

async function create({ cluster, account }: Home, { initdb }: Binaries): Promise<void> {
  const fresh = `${cluster}.new-${process.pid}`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { mode: 0o700 });
    if (account) await chown(fresh, account.uid, account.gid);
    await run(
      initdb,
      // Segments of 4 MB instead of 16: the write-ahead log of so small a database stays small.
      [
        '-D',
        fresh,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--no-locale',
        '--wal-segsize=4',
      ],
      { ...account, cwd: '/', env: plainEnvironment() },
    );
    await rename(fresh, cluster);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another process has moved its own there first.
    if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return;
    throw cannotCreate(cluster, error);
  }
}

function cannotCreate(cluster: string, error: unknown): StorageError {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  if (codeOf(error) === 'ENOSPC' || /No space left on device/.test(said)) {
    return new StorageError(
      `the disk of ${cluster} is full. Make 100 MB of room, or name another data folder in UNHUNCH_DATA, or set DATABASE_URL.`,
    );
  }
  if (/could not look up effective user ID/.test(said)) {
    return new StorageError(
      'the user that runs the bot has no entry in /etc/passwd, which PostgreSQL needs. Add one, or run the bot as another user, or set DATABASE_URL.',
    );
  }
  const why = /error: (.*)/.exec(said)?.[1] ?? codeOf(error) ?? 'unknown';
  return new StorageError(
    `no database can be made in ${cluster}: ${why}. Name another data folder in UNHUNCH_DATA, or set DATABASE_URL.`,
  );
}

/** Throws away what was being made, a cluster or a copy of the programs, when a process was killed over it. */
async function removeAbandoned({ folder }: Home): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^postgresql.*\.new-\d+$/.test(name)) continue;
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (!found || Date.now() - found.mtimeMs < ABANDONED_MS) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
