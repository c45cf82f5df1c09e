import type { Connection } from './connection.ts';

/** What was thrown away. */
export interface Discarded {
  readonly deliveries: number;
  readonly presses: number;
}

/** What to keep: the instants from which on deliveries, and who pressed "Done", are kept. */
export interface Keep {
  readonly deliveriesFrom: Temporal.Instant;
  readonly pressesFrom: Temporal.Instant;
}

/** A batch takes locks for a moment only. */
const BATCH = 5_000;

/**
 * Throws away a batch of what is older than need be. Deliveries still to be sent stay, and so do the
 * counts of presses. Call it again while there is something.
 */
export async function discardOld(connection: Connection, keep: Keep): Promise<Discarded> {
  const [row] = await connection.query<Discarded>(
    `with presses as (
      delete from unhunch.done_presses where ctid = any(array(
        select done_presses.ctid from unhunch.done_presses
        join unhunch.deliveries on deliveries.id = delivery_id
        where due_at < $2 limit ${BATCH}))
      returning 1),
    deliveries as (
      delete from unhunch.deliveries where id = any(array(
        select id from unhunch.deliveries
        where due_at < $1 and state <> 'planned' limit ${BATCH}))
      returning 1)
    select
      (select count(*) from deliveries)::int as deliveries,
      (select count(*) from presses)::int as presses`,
    [keep.deliveriesFrom.toString(), keep.pressesFrom.toString()],
  );
  return row ?? { deliveries: 0, presses: 0 };
}
