import type { Log } from '../log.ts';
import type { Database } from '../storage/database.ts';
import { listOverdue, recordUnsent } from '../storage/deliveries.ts';
import type { Queue } from '../storage/queue.ts';
import { discardOld } from '../storage/retention.ts';
import { findSchedules } from '../storage/schedules.ts';
import { isAfter } from './due.ts';
import { enqueue } from './enqueue.ts';

/** What tidying up works with. */
export interface Housekeeping {
  readonly db: Database;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly catchUp: Temporal.Duration;
  readonly log: Log;
}

/** For how many days deliveries are kept unless told otherwise. */
export const DAYS_KEPT = 90;
/** Who pressed "Done" matters only as long as somebody might press twice; in days, as the next. */
const PRESSES_KEPT = 30;
/** A deleted schedule can be had back for as long. */
const DELETED_KEPT = 30;
/** Slack delivers an event again for up to about six minutes. */
const EVENTS_KEPT = Temporal.Duration.from({ hours: 1 });
const HOURS_A_DAY = 24;
/** A delivery that is overdue for as long may have lost its job. */
const OVERDUE = Temporal.Duration.from({ minutes: 5 });
const BATCH = 500;

/**
 * Looks after deliveries that are overdue: those too late even to be sent late are given up, and the
 * others get a job if theirs was lost, as when somebody emptied the queue.
 *
 * @returns how many were given up.
 */
export async function mindOverdue(
  { db, queues, catchUp, log }: Housekeeping,
  at: Temporal.Instant,
): Promise<number> {
  const overdue = await listOverdue(db, at.subtract(OVERDUE), BATCH);
  const [late, posts] = [true, false].map((wanted) =>
    overdue.filter(({ dueAt }) => isAfter(at, dueAt.add(catchUp)) === wanted),
  );
  let skipped = 0;
  for (const { id } of late ?? []) {
    // Another bot may have been faster.
    if (await recordUnsent(db, id, 'skipped', 'late')) skipped += 1;
  }
  if (skipped > 0) log.info('posts.late', { skipped });
  if (!posts || posts.length === 0) return skipped;
  await db.transaction(async (transaction) => {
    const ids = [...new Set(posts.map(({ scheduleId }) => scheduleId))];
    const rows = await findSchedules(transaction, ids);
    const schedules = new Map(rows.map((row) => [row.id, row]));
    await enqueue(transaction, { posts, schedules, queues }, at);
  });
  return skipped;
}

/**
 * Throws away what is older than it need be kept.
 *
 * @param keepDays for how many days deliveries are kept.
 */
export async function discard(
  { db, log, keepDays = DAYS_KEPT }: Pick<Housekeeping, 'db' | 'log'> & { keepDays?: number },
  at: Temporal.Instant,
): Promise<void> {
  const before = (days: number) => at.subtract({ hours: days * HOURS_A_DAY });
  const keep = {
    deliveriesFrom: before(keepDays).toZonedDateTimeISO('UTC').toPlainDate().toString(),
    pressesFrom: before(Math.min(keepDays, PRESSES_KEPT)),
    deletedFrom: before(DELETED_KEPT),
    eventsFrom: at.subtract(EVENTS_KEPT),
  };
  const all = { deliveries: 0, presses: 0, others: 0 };
  for (;;) {
    const { deliveries, presses, others } = await discardOld(db, keep);
    if (deliveries + presses + others === 0) break;
    all.deliveries += deliveries;
    all.presses += presses;
    all.others += others;
  }
  if (all.deliveries + all.presses + all.others > 0) log.info('old.discarded', all);
}
