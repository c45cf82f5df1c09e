import type { Catalogue } from '../content/catalogue.ts';
import { nextExercise } from '../schedule/rotation.ts';
import type { Database } from '../storage/database.ts';
import { planDeliveries, type PlannedDelivery } from '../storage/deliveries.ts';
import { advanceSchedules, takeSchedule } from '../storage/due-schedules.ts';
import type { Queue } from '../storage/queue.ts';
import { poolOf, rotationOf } from './due.ts';
import { enqueue } from './enqueue.ts';
import { slotOutOfTurn } from './post.ts';

/**
 * Has a schedule's next move posted now, beside its own times; also while it is paused. Whichever bot
 * is connected to the platform posts it.
 *
 * @param queue the platform's, named by `queueName`.
 * @returns the delivery; nothing when the schedule is gone or no move fits.
 */
export function planNow(
  { db, queue, catalogue }: { db: Database; queue: Queue; catalogue: Pick<Catalogue, 'exercises'> },
  scheduleId: string,
  at: Temporal.Instant,
): Promise<PlannedDelivery | undefined> {
  return db.transaction(async (transaction) => {
    const row = await takeSchedule(transaction, scheduleId);
    const turn = row && nextExercise(rotationOf(row), poolOf(row, catalogue.exercises));
    if (!turn) return undefined;
    const delivery = {
      scheduleId,
      date: at.toZonedDateTimeISO(row.zone).toPlainDate().toString(),
      slot: slotOutOfTurn(at),
      dueAt: at,
      exercise: turn.exercise.slug,
    };
    const posts = await planDeliveries(transaction, [delivery], at);
    await advanceSchedules(transaction, [{ ...row, rotation: turn.rotation }]);
    const schedules = new Map([[scheduleId, row]]);
    const queues = new Map([[row.platform, queue]]);
    await enqueue(transaction, { posts, schedules, queues }, at);
    return posts[0];
  });
}
