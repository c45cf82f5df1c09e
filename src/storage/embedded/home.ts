import { hash } from 'node:crypto';
import { lstatSync, readlinkSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readlink, realpath, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeDataFolder, unusable } from '../data-folder.ts';
import { makeFolder } from '../../make-folder.ts';
import { codeOf, StorageError } from '../storage-error.ts';
import { type Account, accountFor, canReach } from './account.ts';

/** Where one embedded database lives, and whom it runs as. */
export interface Home {
  readonly folder: string;
  /** PostgreSQL's own data folder. */
  readonly cluster: string;
  /** The private folder of the socket. */
  readonly socket: string;
  readonly log: string;
  /** Only when it isn't whoever runs the bot. */
  readonly account?: Account;
}

/** Where databases go whose data folder their account can't reach. */
const SHELTER = '/var/lib/unhunch';
/** A socket's whole path may have 103 bytes on macOS, 107 on Linux (`sun_path` in `sys/un.h`). */
const LONGEST_SOCKET = 103;
const SOCKET_NAME = '.s.PGSQL.5432';
const CLUSTER = 'postgresql';
const LOG = 'postgresql.log';

/**
 * Whether a data folder holds a database, or can't be looked into: then opening it says why. A link
 * counts wherever it leads, as only PostgreSQL's account may be able to follow it.
 */
export function holdsDatabase(dataFolder: string): boolean {
  try {
    return lstatSync(join(dataFolder, CLUSTER), { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    // What stands in a folder's place holds nothing.
    return codeOf(error) !== 'ENOTDIR';
  }
}

/**
 * Decides where a data folder's database lives, and makes what it needs there.
 *
 * That is the data folder itself, unless root runs the bot from a place closed to the account that
 * PostgreSQL has to run as: then it is a folder of its own under `shelter`, and a link in the data
 * folder shows the way. The link alone decides later on, so that every process finds the same place.
 *
 * @throws {StorageError} when a folder can't be made or belongs to somebody else, or the link leads nowhere.
 */
export async function openHome(dataFolder: string, shelter = SHELTER): Promise<Home> {
  const data = resolve(dataFolder);
  try {
    await makeDataFolder(data);
    const link = join(data, CLUSTER);
    const sheltered = join(shelter, shortHash(await realpath(data)), CLUSTER);
    const target = await targetOf(link);
    if (target !== undefined) await expectThere(target, { link, sheltered });
    const account = await accountFor(target ?? link, data);
    const isNew = target === undefined && !(await exists(link));
    const isClosed = isNew && account !== undefined && !(await canReach(data, account));
    if (isClosed) await takeShelter(link, sheltered);
    const cluster = isClosed ? sheltered : (target ?? link);
    const folder = dirname(cluster);
    const socket = await privateFolder(await socketFolder(folder), account);
    return {
      folder,
      cluster,
      socket,
      log: join(folder, LOG),
      ...(account ? { account } : {}),
    };
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw unusable(data, error);
  }
}

/** Where a data folder's database lies, when that is somewhere else: where the link leads. */
export function shelterOf(dataFolder: string): string | undefined {
  try {
    return dirname(resolve(dataFolder, readlinkSync(join(dataFolder, CLUSTER))));
  } catch {
    return undefined;
  }
}

/** Where a link leads; nothing when it is none. */
async function targetOf(link: string): Promise<string | undefined> {
  const target = await readlink(link).catch(() => undefined);
  return target === undefined ? undefined : resolve(dirname(link), target);
}

/**
 * A link that leads nowhere is a database that was lost: a disk that isn't mounted, a backup without
 * it. To begin anew there would hide that. Only what never ran in our own shelter may yet be made: a
 * first start is at it, or was broken off.
 */
async function expectThere(
  target: string,
  { link, sheltered }: { link: string; sheltered: string },
): Promise<void> {
  const folder = dirname(target);
  // Looked for before the database: the log comes after it.
  const isOurs = target === sheltered && (await exists(folder));
  if (isOurs && !(await exists(join(folder, LOG)))) return;
  const isLost = await stat(target).then(
    () => false,
    (error: unknown) => codeOf(error) === 'ENOENT',
  );
  if (!isLost) return;
  throw new StorageError(
    `the database is gone: ${link} is a link to ${target}, and nothing is there. Mount its disk or put it back from a backup; to begin anew, remove the link.`,
  );
}

/** The folder comes before the link: a link to where there is none leads to something lost. */
async function takeShelter(link: string, sheltered: string): Promise<void> {
  await makeFolder(dirname(sheltered), 0o711);
  await symlink(sheltered, link).catch((error: unknown) => {
    // Another process was faster; it has decided the same.
    if (codeOf(error) !== 'EEXIST') throw error;
  });
}

/**
 * The socket's folder. A socket's path must be short, so one far down gets a folder in /tmp, whatever
 * the environment says of temporary folders: every process must find the same one.
 */
async function socketFolder(folder: string): Promise<string> {
  const near = join(folder, 'socket');
  if (Buffer.byteLength(join(near, SOCKET_NAME)) <= LONGEST_SOCKET) return near;
  return join('/tmp', `unhunch-${shortHash(await realpath(folder))}`);
}

/** A folder that nobody but the account may enter. In /tmp, somebody may have laid out one of that name before us. */
async function privateFolder(path: string, account: Account | undefined): Promise<string> {
  const made = await mkdir(path, { mode: 0o700 }).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
      return false;
    },
  );
  if (made && account) await chown(path, account.uid, account.gid);
  const found = await lstat(path);
  const owner = account?.uid ?? process.geteuid?.();
  // Root may come upon what another root process is about to hand over.
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.geteuid?.())) {
    throw new StorageError(
      `${path} belongs to another user. Start the bot as that user or as root, or name another data folder in UNHUNCH_DATA.`,
    );
  }
  await chmod(path, 0o700);
  return path;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function shortHash(text: string): string {
  return hash('sha256', text).slice(0, 16);
}
