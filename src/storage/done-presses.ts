import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';

/** What pressing "Done" led to. */
export interface DonePress {
  /** How many people have pressed it on this post. */
  readonly done: number;
  /** Whether this press was the person's first. */
  readonly counted: boolean;
}

const BYTES_KEPT = 12;

/**
 * Counts a person once for a post. Kept is only a hash of person and post: it shows neither who it
 * was nor whether the same person pressed on another post.
 *
 * @param person the platform's id.
 * @returns nothing when there is no such post any more.
 */
export async function pressDone(
  connection: Connection,
  deliveryId: string,
  person: string,
): Promise<DonePress | undefined> {
  const [counted] = await connection.query<{ done: number }>(
    `with pressed as (
      insert into unhunch.done_presses (delivery_id, person)
      select id, $2 from unhunch.deliveries where id = $1
      on conflict do nothing
      returning delivery_id)
    update unhunch.deliveries set done = done + 1
    from pressed where deliveries.id = pressed.delivery_id
    returning deliveries.done`,
    [deliveryId, hashOf(deliveryId, person)],
  );
  if (counted) return { ...counted, counted: true };
  const [before] = await connection.query<{ done: number }>(
    'select done from unhunch.deliveries where id = $1',
    [deliveryId],
  );
  return before && { ...before, counted: false };
}

function hashOf(deliveryId: string, person: string): Buffer {
  return createHash('sha256').update(`${deliveryId} ${person}`).digest().subarray(0, BYTES_KEPT);
}

/** The presses of a person in a workspace, as far as they are kept. */
interface PressesOf {
  readonly platform: string;
  readonly workspace: string;
  /** As it was given to {@link pressDone}. */
  readonly person: string;
}

/** Found by making the hash anew for each press in the workspace: nothing in the table leads from a person to theirs. */
const THEIRS = `
  unhunch.schedules join unhunch.deliveries on schedule_id = schedules.id
  where deliveries.id = delivery_id and platform = $1 and workspace = $2
    and person = substring(sha256(convert_to(delivery_id || ' ' || $3::text, 'UTF8')) for ${BYTES_KEPT})`;

/** How many presses are kept that can be told to be a person's. */
export async function countPresses(
  connection: Connection,
  { platform, workspace, person }: PressesOf,
): Promise<number> {
  const [row] = await connection.query<{ presses: number }>(
    `select count(*)::int as presses from unhunch.done_presses, ${THEIRS}`,
    [platform, workspace, person],
  );
  return row?.presses ?? 0;
}

/** Throws a person's presses away; the counts stay. Returns how many there were. */
export async function erasePresses(
  connection: Connection,
  { platform, workspace, person }: PressesOf,
): Promise<number> {
  const rows = await connection.query(
    `delete from unhunch.done_presses using ${THEIRS} returning delivery_id`,
    [platform, workspace, person],
  );
  return rows.length;
}
