import type { Connection } from './connection.ts';

/** `planned`, and then one of the others for good. */
export type DeliveryState = 'planned' | 'sent' | 'skipped' | 'failed';

/** An occurrence to be posted. Schedule, date and slot together are its name. */
export interface NewDelivery {
  readonly scheduleId: string;
  /** The local date, "2026-12-25". */
  readonly date: string;
  /** The time as the schedule has it, "09:00"; or another word for a post out of turn. */
  readonly slot: string;
  readonly dueAt: Temporal.Instant;
  /** The exercise's slug. */
  readonly exercise: string;
  /** Set for one that is not to be posted: why. */
  readonly skipped?: string;
}

/** One occurrence's post and what became of it. */
export interface DeliveryRow extends Omit<NewDelivery, 'skipped'> {
  readonly id: string;
  readonly plannedAt: Temporal.Instant;
  readonly state: DeliveryState;
  /** Why it was skipped or failed. */
  readonly reason?: string;
  /** The platform's reference of the message. */
  readonly message?: string;
  /** How often sending it was begun. */
  readonly attempts: number;
  readonly sentAt?: Temporal.Instant;
  /** How many people pressed "Done". */
  readonly done: number;
  /** How often the exercise was swapped for another. */
  readonly swaps: number;
}

/** A delivery that was just noted. */
export type PlannedDelivery = Pick<DeliveryRow, 'id' | 'scheduleId' | 'state' | 'reason'>;

const COLUMNS = `
  id, schedule_id as "scheduleId", local_date as "date", slot, planned_at as "plannedAt",
  due_at as "dueAt", exercise, state, reason, message, attempts, sent_at as "sentAt", done, swaps`;

/**
 * Notes that these occurrences will be posted, or why they won't.
 *
 * @returns those that nobody had planned before, and only those.
 */
export function planDeliveries(
  connection: Connection,
  deliveries: readonly NewDelivery[],
  at: Temporal.Instant,
): Promise<PlannedDelivery[]> {
  return connection.query<PlannedDelivery>(
    `insert into unhunch.deliveries (schedule_id, local_date, slot, planned_at, due_at, exercise, state, reason)
    select "scheduleId", date, slot, $2::timestamptz, "dueAt", exercise,
      case when skipped is null then 'planned' else 'skipped' end, skipped
    from json_to_recordset($1::json) as given (
      "scheduleId" bigint, date date, slot text, "dueAt" timestamptz, exercise text, skipped text)
    on conflict (schedule_id, local_date, slot) do nothing
    returning id, schedule_id as "scheduleId", state, reason`,
    [JSON.stringify(deliveries), at.toString()],
  );
}

/**
 * Counts one more attempt for each that is still to be sent.
 *
 * @returns those, in no order. What isn't among them has been sent, skipped, given up or deleted.
 */
export function beginAttempts(
  connection: Connection,
  ids: readonly string[],
): Promise<DeliveryRow[]> {
  return connection.query<DeliveryRow>(
    `update unhunch.deliveries set attempts = attempts + 1
    where id = any($1::bigint[]) and state = 'planned'
    returning ${COLUMNS}`,
    [ids],
  );
}

/** Notes that it was posted. Returns whether it was still to be sent. */
export async function recordSent(
  connection: Connection,
  id: string,
  message: string,
  at: Temporal.Instant,
): Promise<boolean> {
  const rows = await connection.query(
    `update unhunch.deliveries set state = 'sent', message = $2, sent_at = $3
    where id = $1 and state = 'planned' returning id`,
    [id, message, at.toString()],
  );
  return rows.length > 0;
}

/** Notes that it won't be posted, and why, in a word of the delivery's. Returns whether it was still to be sent. */
export async function recordUnsent(
  connection: Connection,
  id: string,
  state: 'skipped' | 'failed',
  reason: string,
): Promise<boolean> {
  const rows = await connection.query(
    `update unhunch.deliveries set state = $2, reason = $3
    where id = $1 and state = 'planned' returning id`,
    [id, state, reason],
  );
  return rows.length > 0;
}

/** A delivery by its id; nothing when it was deleted. */
export async function findDelivery(
  connection: Connection,
  id: string,
): Promise<DeliveryRow | undefined> {
  const [row] = await connection.query<DeliveryRow>(
    `select ${COLUMNS} from unhunch.deliveries where id = $1`,
    [id],
  );
  return row;
}

/** Deliveries still to be sent that were due before an instant, the longest due first: those whose job may have been lost. */
export function listOverdue(
  connection: Connection,
  before: Temporal.Instant,
  limit: number,
): Promise<DeliveryRow[]> {
  return connection.query<DeliveryRow>(
    `select ${COLUMNS} from unhunch.deliveries
    where state = 'planned' and due_at < $1 order by due_at limit $2`,
    [before.toString(), limit],
  );
}

/**
 * Swaps a post's exercise for another, for whoever asks first and a few times at most.
 *
 * @returns the delivery as it is now; nothing when its exercise isn't `from` any more, or it was
 * swapped `most` times.
 */
export async function swapExercise(
  connection: Connection,
  id: string,
  { from, to, most }: { from: string; to: string; most: number },
): Promise<DeliveryRow | undefined> {
  const [row] = await connection.query<DeliveryRow>(
    `update unhunch.deliveries set exercise = $3, swaps = swaps + 1
    where id = $1 and exercise = $2 and swaps < $4
    returning ${COLUMNS}`,
    [id, from, to, most],
  );
  return row;
}

/** A local date on which something was posted in a channel. */
export interface PostedDay {
  readonly date: string;
  readonly posts: number;
  /** How often "Done" was pressed, over all posts of the date. */
  readonly done: number;
}

/** The latest dates with posts, the latest first; days without a post don't appear. */
export function listPostedDays(
  connection: Connection,
  scheduleId: string,
  limit: number,
): Promise<PostedDay[]> {
  return connection.query<PostedDay>(
    `select local_date as "date", count(*)::int as posts, sum(done)::int as done
    from unhunch.deliveries where schedule_id = $1 and state = 'sent'
    group by local_date order by local_date desc limit $2`,
    [scheduleId, limit],
  );
}
