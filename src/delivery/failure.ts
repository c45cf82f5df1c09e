import { type PostError } from '../poster.ts';
import { recordUnsent, type DeliveryRow } from '../storage/deliveries.ts';
import { type ScheduleRow, stopSchedule } from '../storage/schedules.ts';
import { purgeWorkspace } from '../storage/workspaces.ts';
import { type Stopped, tellJob } from './jobs.ts';
import { platformNamed } from './platform.ts';
import type { Work } from './work.ts';

/** What was to be posted. */
export interface Tried {
  readonly row: DeliveryRow;
  readonly schedule: ScheduleRow;
}

/**
 * What follows from a post that failed: stop the schedule and tell whoever set it up, forget the
 * workspace, leave it at that; or try again.
 *
 * @throws {PostError} the failure itself, when it is worth another try.
 */
export async function settleFailure(error: PostError, tried: Tried, work: Work): Promise<void> {
  const { row, schedule } = tried;
  const { platform } = schedule;
  const facts = { platform, code: error.code, delivery: row.id, attempt: row.attempts };
  work.log.info(`post.${error.failure}`, facts);
  switch (error.failure) {
    case 'gone':
    case 'forbidden':
      return stop(error.failure, tried, work);
    case 'revoked': {
      const schedules = await purgeWorkspace(work.db, schedule);
      work.log.info('workspace.forgotten', { platform, schedules });
      return;
    }
    case 'unsure':
      // It may be there. Where it could appear twice, it isn't posted again.
      if (platformNamed(platform).honoursKeys) throw error;
      await recordUnsent(work.db, row.id, 'failed', 'unsure');
      return;
    case 'busy':
    case 'failed':
      throw error;
  }
}

/** The first delivery over which a schedule stops has its person told, if the bot dies over it by another. */
function stop(because: Stopped, { row, schedule }: Tried, { db, queue }: Work): Promise<void> {
  return db.transaction(async (transaction) => {
    await recordUnsent(transaction, row.id, 'failed', because);
    if (await stopSchedule(transaction, schedule.id, because)) {
      await queue.add(transaction, [tellJob(schedule.id, row.id, because)]);
    }
  });
}
