import type { Connection } from './connection.ts';
import type { Workspace } from './schedules.ts';

/** Remembers something small of a workspace under a key, in place of what was there: anything that JSON can hold. */
export async function remember(
  connection: Connection,
  { platform, workspace }: Workspace,
  key: string,
  value: unknown,
): Promise<void> {
  await connection.query(
    `insert into unhunch.remembered (platform, workspace, key, value) values ($1, $2, $3, $4)
    on conflict (platform, workspace, key) do update set value = excluded.value, at = now()`,
    [platform, workspace, key, JSON.stringify(value)],
  );
}

/** What is remembered under a key; nothing when nothing is. Whoever reads it checks it: an older version may have written it. */
export async function recall(
  connection: Connection,
  { platform, workspace }: Workspace,
  key: string,
): Promise<unknown> {
  const [row] = await connection.query<{ value?: unknown }>(
    'select value from unhunch.remembered where platform = $1 and workspace = $2 and key = $3',
    [platform, workspace, key],
  );
  return row?.value;
}

/** The workspaces of a platform that anything is stored of. */
export async function listWorkspaces(connection: Connection, platform: string): Promise<string[]> {
  const rows = await connection.query<Pick<Workspace, 'workspace'>>(
    `select workspace from unhunch.schedules where platform = $1
    union select workspace from unhunch.remembered where platform = $1
    order by workspace`,
    [platform],
  );
  return rows.map(({ workspace }) => workspace);
}

/** The workspaces of a platform that something is remembered of under a key. */
export async function listRemembered(
  connection: Connection,
  platform: string,
  key: string,
): Promise<string[]> {
  const rows = await connection.query<Pick<Workspace, 'workspace'>>(
    'select workspace from unhunch.remembered where platform = $1 and key = $2 order by workspace',
    [platform, key],
  );
  return rows.map(({ workspace }) => workspace);
}

/** Forgets what is remembered under a key, if anything is. */
export async function forget(
  connection: Connection,
  { platform, workspace }: Workspace,
  key: string,
): Promise<void> {
  await connection.query(
    'delete from unhunch.remembered where platform = $1 and workspace = $2 and key = $3',
    [platform, workspace, key],
  );
}

/**
 * Deletes everything that is known of a workspace: the app was uninstalled there, or somebody asked.
 * Jobs in the queue name only a delivery and find it gone.
 *
 * @returns how many schedules it had.
 */
export async function purgeWorkspace(
  connection: Connection,
  { platform, workspace }: Workspace,
): Promise<number> {
  const rows = await connection.query(
    `with forgotten as (
      delete from unhunch.remembered where platform = $1 and workspace = $2),
    lanes as (
      delete from unhunch.lanes where lane in ($1 || ' ' || $2, $1 || ' ' || $2 || ' planned'))
    delete from unhunch.schedules where platform = $1 and workspace = $2
    returning id`,
    [platform, workspace],
  );
  return rows.length;
}
