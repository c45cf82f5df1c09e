import type { Connection } from './connection.ts';
import type { Workspace } from './schedules.ts';

/** An installation as it is stored. */
export interface InstallationRow extends Workspace {
  /** Sealed by whoever stores it. */
  readonly sealed: string;
}

/** Stores a workspace's or organisation's installation in place of the one there. */
export async function saveInstallation(
  connection: Connection,
  { platform, workspace, sealed }: InstallationRow,
  at: Temporal.Instant,
): Promise<void> {
  await connection.query(
    `insert into unhunch.installations (platform, workspace, sealed, updated_at) values ($1, $2, $3, $4)
    on conflict (platform, workspace) do update
      set sealed = excluded.sealed, updated_at = excluded.updated_at`,
    [platform, workspace, sealed, at.toString()],
  );
}

/** A workspace's or organisation's own installation, sealed. */
export async function findInstallation(
  connection: Connection,
  { platform, workspace }: Workspace,
): Promise<string | undefined> {
  const [row] = await connection.query<{ sealed: string }>(
    'select sealed from unhunch.installations where platform = $1 and workspace = $2',
    [platform, workspace],
  );
  return row?.sealed;
}

/** The same, for a transaction that changes it: until it ends, no other gets or changes it. */
export async function lockInstallation(
  transaction: Connection,
  { platform, workspace }: Workspace,
): Promise<string | undefined> {
  const [row] = await transaction.query<{ sealed: string }>(
    'select sealed from unhunch.installations where platform = $1 and workspace = $2 for update',
    [platform, workspace],
  );
  return row?.sealed;
}

/** All installations on a platform, in the order of their workspaces. */
export function listInstallations(
  connection: Connection,
  platform: string,
): Promise<InstallationRow[]> {
  return connection.query<InstallationRow>(
    `select platform, workspace, sealed from unhunch.installations
    where platform = $1 order by workspace`,
    [platform],
  );
}

/** How many installations there are on a platform. */
export async function countInstallations(
  connection: Connection,
  platform: string,
): Promise<number> {
  const [row] = await connection.query<{ count: number }>(
    'select count(*)::int as count from unhunch.installations where platform = $1',
    [platform],
  );
  return row?.count ?? 0;
}

/** Deletes all installations on a platform, and nothing else. Returns how many there were. */
export async function deleteInstallations(
  connection: Connection,
  platform: string,
): Promise<number> {
  const rows = await connection.query(
    'delete from unhunch.installations where platform = $1 returning workspace',
    [platform],
  );
  return rows.length;
}

/** Notes that a workspace is reached through its organisation's installation. */
export async function joinOrganisation(
  connection: Connection,
  { platform, workspace }: Workspace,
  organisation: string,
): Promise<void> {
  await connection.query(
    `insert into unhunch.organisation_workspaces (platform, workspace, organisation)
    select $1, $2, $3
    where exists (
      select 1 from unhunch.installations where platform = $1 and workspace = $3 for key share)
    on conflict (platform, workspace) do update set organisation = excluded.organisation`,
    [platform, workspace, organisation],
  );
}

/** The organisation through whose installation a workspace is reached. */
export async function organisationOf(
  connection: Connection,
  { platform, workspace }: Workspace,
): Promise<string | undefined> {
  const [row] = await connection.query<{ organisation: string }>(
    `select organisation from unhunch.organisation_workspaces
    where platform = $1 and workspace = $2`,
    [platform, workspace],
  );
  return row?.organisation;
}
