import { hash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readlink, realpath, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { makeFolder, unusable } from '../data-folder.ts';
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

/**
 * Decides where a data folder's database lives, and makes what it needs there.
 *
 * That is the data folder itself, unless root runs the bot from a place closed to the account that
 * PostgreSQL has to run as: then it is a folder of its own under `shelter`, and a link in the data
 * folder shows the way. The link alone decides later on, so that every process finds the same place.
 *
 * @throws {StorageError} when a folder can't be made or belongs to somebody else.
 */
export async function openHome(dataFolder: string, shelter = SHELTER): Promise<Home> {
  const data = resolve(dataFolder);
  try {
    await makeFolder(data);
    const link = join(data, 'postgresql');
    const target = await readlink(link).catch(() => undefined);
    const cluster = target ?? link;
    const account = await accountFor(cluster, data);
    const folder =
      target === undefined && account && !(await exists(link)) && !(await canReach(data, account))
        ? await takeShelter(link, await realpath(data), shelter)
        : dirname(cluster);
    await mkdir(folder, { recursive: true, mode: 0o711 });
    const socket = await privateFolder(await socketFolder(folder), account);
    return {
      folder,
      cluster: join(folder, 'postgresql'),
      socket,
      log: join(folder, 'postgresql.log'),
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
    return dirname(resolve(dataFolder, readlinkSync(join(dataFolder, 'postgresql'))));
  } catch {
    return undefined;
  }
}

async function takeShelter(link: string, data: string, shelter: string): Promise<string> {
  const folder = join(shelter, shortHash(data));
  await symlink(join(folder, 'postgresql'), link).catch((error: unknown) => {
    // Another process was faster; it has decided the same.
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  return folder;
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
