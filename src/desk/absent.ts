import type { Presence } from '../adapter.ts';
import type { Database } from '../storage/database.ts';
import { listWorkspaces, purgeWorkspace, recallAll, remember } from '../storage/workspaces.ts';

/** Under this it is remembered of a workspace which bot was last in it. */
const SEEN = 'seen-by';

/**
 * Forgets the workspaces that a bot was put out of while it couldn't hear of it. Only those in which
 * this very bot was seen before: with the token of another, by a slip say, it is in none of them.
 *
 * @returns how many were forgotten.
 */
export async function forgetAbsent(
  db: Database,
  { platform, bot, isIn }: Presence,
): Promise<number> {
  const seen = await recallAll(db, platform, SEEN);
  let count = 0;
  for (const workspace of await listWorkspaces(db, platform)) {
    const isOurs = seen.get(workspace) === bot;
    const isThere = await isIn(workspace);
    if (isThere === true && !isOurs) await remember(db, { platform, workspace }, SEEN, bot);
    if (isThere === false && isOurs) {
      await purgeWorkspace(db, { platform, workspace });
      count += 1;
    }
  }
  return count;
}
