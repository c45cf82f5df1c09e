import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Whom a process runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account without rights that practically every Linux has ("nobody"). */
const NOBODY: Account = { uid: 65_534, gid: 65_534 };

/**
 * Whom PostgreSQL runs as: PostgreSQL refuses to run as root, so root hands it to the owner of the
 * first of these folders that exists and isn't root's, and to "nobody" without one.
 *
 * @returns nothing when this process isn't root: PostgreSQL then runs as whoever runs the bot.
 */
export async function accountFor(...folders: readonly string[]): Promise<Account | undefined> {
  if (process.geteuid?.() !== 0) return undefined;
  for (const folder of folders) {
    const found = await stat(folder).catch(() => undefined);
    if (found && found.uid !== 0) return { uid: found.uid, gid: found.gid };
  }
  return NOBODY;
}

/** Whether an account may pass through a folder and all above it, by their modes alone. */
export async function canReach(folder: string, { uid, gid }: Account): Promise<boolean> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const found = await stat(path);
    const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0;
    if (((found.mode >> shift) & 1) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** An environment with nothing of the bot's in it: its tokens are no business of the database's. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
