import type { Connection } from './connection.ts';

/** What was thrown away. */
export interface Discarded {
  readonly deliveries: number;
  readonly presses: number;
  /** Deleted schedules that could be had back, and events that were seen. */
  readonly others: number;
}

/** From when on things are kept. */
export interface Keep {
  /** The first local date whose deliveries are kept, "2026-09-01". */
  readonly deliveriesFrom: string;
  /** Who pressed "Done" on posts that were due from then on. */
  readonly pressesFrom: Temporal.Instant;
  /** Deleted schedules that can be had back. */
  readonly deletedFrom: Temporal.Instant;
  readonly eventsFrom: Temporal.Instant;
}

/** A batch takes locks for a moment only. */
const BATCH = 5_000;
/** In the usual hour each of these schedules has a day to be thrown away. */
const SCHEDULES_BATCH = 500;

/**
 * Throws away a batch of what is older than need be. Deliveries still to be sent stay, and so do the
 * counts of presses. Call it again while there is something.
 */
export async function discardOld(connection: Connection, keep: Keep): Promise<Discarded> {
  const deliveries = await discardDeliveries(connection, keep.deliveriesFrom);
  const [row] = await connection.query<{ presses: number; others: number }>(
    `with presses as (
      delete from unhunch.done_presses where ctid = any(array(
        select done_presses.ctid from unhunch.done_presses
        join unhunch.deliveries on deliveries.id = delivery_id
        where due_at < $1 limit ${BATCH}))
      returning 1),
    deleted as (
      delete from unhunch.remembered where key like 'deleted %' and at < $2 returning 1),
    events as (
      delete from unhunch.seen_events where ctid = any(array(
        select ctid from unhunch.seen_events where at < $3 limit ${BATCH}))
      returning 1)
    select
      (select count(*) from presses)::int as presses,
      ((select count(*) from deleted) + (select count(*) from events))::int as others`,
    [keep.pressesFrom, keep.deletedFrom, keep.eventsFrom].map(String),
  );
  return { deliveries, presses: row?.presses ?? 0, others: row?.others ?? 0 };
}

/**
 * Throws away the deliveries before a date, of some schedules all. Whole dates go, so that the streak
 * that they end with can be kept: the days with a press after the last one without, and where there
 * was none of those, what the streak was before as well.
 */
async function discardDeliveries(connection: Connection, from: string): Promise<number> {
  // A date begins in its zone at most 14 hours before it does in UTC, and its slots may fire late.
  const [row] = await connection.query<{ deliveries: number }>(
    `with old as (
      select id from unhunch.schedules where id in (
        select distinct schedule_id from unhunch.deliveries
        where due_at < $1::date + interval '2 days' and local_date < $1::date and state <> 'planned'
        limit ${SCHEDULES_BATCH})
      for update skip locked),
    gone as (
      delete from unhunch.deliveries using old
      where schedule_id = old.id and local_date < $1::date and state <> 'planned'
      returning deliveries.schedule_id, local_date, state, done),
    days as (
      select schedule_id, local_date, sum(done) > 0 as done from gone
      where state = 'sent' group by schedule_id, local_date),
    ends as (
      select schedule_id, max(local_date) filter (where not done) as broken from days
      group by schedule_id),
    streaks as (
      select ends.schedule_id, broken is not null as broken,
        count(*) filter (where broken is null or local_date > broken) as length
      from ends join days on days.schedule_id = ends.schedule_id
      group by ends.schedule_id, broken),
    kept as (
      update unhunch.schedules set
        streak_before = length + case when broken then 0 else streak_before end
      from streaks where schedules.id = streaks.schedule_id)
    select count(*)::int as deliveries from gone`,
    [from],
  );
  return row?.deliveries ?? 0;
}
