import type { CardContext } from '../../cards/context.ts';
import { queueName } from '../../delivery/jobs.ts';
import { planNow } from '../../delivery/post-now.ts';
import { createDesk } from '../../desk/desk.ts';
import type { ScheduleDesk } from '../../desk/schedule-desk.ts';
import type { Database } from '../../storage/database.ts';
import { openQueue } from '../../storage/queue.ts';

const LAST_JOB_SECONDS = 5;

/** The desk without a delivery: what is to be posted is left to a bot that is connected. */
export function openDeskAlone(db: Database, context: CardContext): ScheduleDesk {
  const clock = Temporal.Now.instant;
  return createDesk({
    db,
    context,
    clock,
    async postNow({ id, platform }) {
      const queue = await openQueue(db, { name: queueName(platform) });
      try {
        return await planNow({ db, queue, catalogue: context.catalogue }, id, clock());
      } finally {
        await queue.stop(LAST_JOB_SECONDS);
      }
    },
  });
}
