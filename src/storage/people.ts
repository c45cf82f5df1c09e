import type { Connection } from './connection.ts';
import { type ChannelAddress, NOBODY } from './schedules.ts';

/** Somebody by the platform's id: in one workspace, or in all where that id is known. */
export interface PersonAddress {
  readonly platform: string;
  readonly workspace?: string | undefined;
  readonly person: string;
}

/** What stands in the database with a person's id. */
export interface Named {
  /** The channels whose schedule they set up, the oldest first. */
  readonly schedules: readonly ChannelAddress[];
  /** Schedules of theirs that were deleted and can still be had back. */
  readonly deleted: number;
}

const HERE = `platform = $1 and ($2::text is null or workspace = $2)`;
const DELETED = `key like 'deleted %' and value ->> 'createdBy' = $3`;

function valuesOf({ platform, workspace, person }: PersonAddress) {
  return [platform, workspace ?? null, person] as const;
}

/** Where a person is named. */
export async function findNamed(connection: Connection, person: PersonAddress): Promise<Named> {
  const values = valuesOf(person);
  const schedules = await connection.query<ChannelAddress>(
    `select platform, workspace, channel from unhunch.schedules
    where ${HERE} and created_by = $3 order by id`,
    values,
  );
  const [row] = await connection.query<{ deleted: number }>(
    `select count(*)::int as deleted from unhunch.remembered where ${HERE} and ${DELETED}`,
    values,
  );
  return { schedules, deleted: row?.deleted ?? 0 };
}

/**
 * Takes a person's name away from what they set up: it is the workspace's from then on. What they had
 * deleted can't be had back any more.
 *
 * @returns how many schedules were theirs.
 */
export async function eraseName(connection: Connection, person: PersonAddress): Promise<number> {
  await eraseDeleted(connection, person);
  const rows = await connection.query(
    `update unhunch.schedules set created_by = '${NOBODY}'
    where ${HERE} and created_by = $3 returning id`,
    valuesOf(person),
  );
  return rows.length;
}

/**
 * Deletes the schedules that a person set up, for good, with what is known of their deliveries.
 *
 * @returns how many there were.
 */
export async function deleteSchedulesBy(
  connection: Connection,
  person: PersonAddress,
): Promise<number> {
  await eraseDeleted(connection, person);
  const rows = await connection.query(
    `delete from unhunch.schedules where ${HERE} and created_by = $3 returning id`,
    valuesOf(person),
  );
  return rows.length;
}

async function eraseDeleted(connection: Connection, person: PersonAddress): Promise<void> {
  await connection.query(
    `delete from unhunch.remembered where ${HERE} and ${DELETED}`,
    valuesOf(person),
  );
}
