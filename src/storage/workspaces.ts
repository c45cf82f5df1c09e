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

/**
 * Remembers something under a key unless something is remembered there already. Of several bots that
 * come at the same time, one is the first, and all get what that one brought.
 *
 * @returns what is remembered now; checked by whoever reads it, as with {@link recall}.
 */
export async function rememberFirst(
  connection: Connection,
  { platform, workspace }: Workspace,
  key: string,
  value: unknown,
): Promise<unknown> {
  await connection.query(
    `insert into unhunch.remembered (platform, workspace, key, value) values ($1, $2, $3, $4)
    on conflict (platform, workspace, key) do nothing`,
    [platform, workspace, key, JSON.stringify(value)],
  );
  // A statement of its own: the one above doesn't see what it had to wait for.
  return recall(connection, { platform, workspace }, key);
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

/** What is remembered under a key of each workspace of a platform that has it. */
export async function recallAll(
  connection: Connection,
  platform: string,
  key: string,
): Promise<Map<string, unknown>> {
  const rows = await connection.query<{ workspace: string; value?: unknown }>(
    'select workspace, value from unhunch.remembered where platform = $1 and key = $2',
    [platform, key],
  );
  return new Map(rows.map(({ workspace, value }) => [workspace, value]));
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
 * Deletes everything that is known of a workspace, what lets the bot into it included: the app was
 * uninstalled there, or somebody asked. Of an organisation, everything about the workspaces that it
 * gave. Jobs in the queue name only a delivery and find it gone. What is forgotten already is no
 * fault: uninstalling is told several times, in any order.
 *
 * @returns how many schedules there were.
 */
export async function purgeWorkspace(
  connection: Connection,
  { platform, workspace }: Workspace,
): Promise<number> {
  const rows = await connection.query(
    `with leaving as (
      select $2 as workspace
      union
      select workspace from unhunch.organisation_workspaces
      where platform = $1 and organisation = $2),
    installed as (
      delete from unhunch.installations
      where platform = $1 and workspace in (select workspace from leaving)),
    given as (
      delete from unhunch.organisation_workspaces
      where platform = $1 and workspace in (select workspace from leaving)),
    forgotten as (
      delete from unhunch.remembered
      where platform = $1 and workspace in (select workspace from leaving)),
    lanes as (
      delete from unhunch.lanes using leaving
      where lane in ($1 || ' ' || workspace, $1 || ' ' || workspace || ' planned'))
    delete from unhunch.schedules
    where platform = $1 and workspace in (select workspace from leaving)
    returning id`,
    [platform, workspace],
  );
  return rows.length;
}

/** Whether anything is known of a workspace, or of an organisation that gave some. */
export async function isKnown(
  connection: Connection,
  { platform, workspace }: Workspace,
): Promise<boolean> {
  const rows = await connection.query(
    `select from unhunch.schedules where platform = $1 and workspace = $2
    union all select from unhunch.remembered where platform = $1 and workspace = $2
    union all select from unhunch.installations where platform = $1 and workspace = $2
    union all select from unhunch.organisation_workspaces
      where platform = $1 and (workspace = $2 or organisation = $2)
    limit 1`,
    [platform, workspace],
  );
  return rows.length > 0;
}

/** The workspaces of a platform that anything is known of, in no order. */
export async function listWorkspaces(connection: Connection, platform: string): Promise<string[]> {
  const rows = await connection.query<{ workspace: string }>(
    `select workspace from unhunch.schedules where platform = $1
    union select workspace from unhunch.remembered where platform = $1
    union select workspace from unhunch.installations where platform = $1
    union select workspace from unhunch.organisation_workspaces where platform = $1`,
    [platform],
  );
  return rows.map(({ workspace }) => workspace);
}
