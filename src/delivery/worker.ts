import { setTimeout as delay } from 'node:timers/promises';
import { stoppedCard } from '../cards/post-card.ts';
import type { Skipped } from '../meter.ts';
import { PostError } from '../poster.ts';
import { beginAttempts, recordSent, recordUnsent } from '../storage/deliveries.ts';
import { findSchedules, NOBODY } from '../storage/schedules.ts';
import { StorageError } from '../storage/storage-error.ts';
import { settleFailure, type Tried } from './failure.ts';
import { laterJob, readTask, type Task } from './jobs.ts';
import { platformNamed } from './platform.ts';
import { cardOf, exerciseOf, keyOf, postPatiently, reasonNotToPost } from './post.ts';
import type { Work } from './work.ts';

/** At a pace of 25 a second this is the better part of a second's posts. */
const BATCH = 20;
/** While one batch is going out, others are fetched. */
const CONCURRENCY = 3;
const BETWEEN_TRIES_MS = 250;

/** Does one platform's jobs until the queue is stopped. */
export async function startWorker(work: Work): Promise<void> {
  const underway = new Set<string>();
  await work.queue.work(
    async ({ data, signal }) => {
      const task = readTask(data);
      if (!task) return;
      const name = task.type === 'post' ? task.delivery : `${task.type} ${task.schedule}`;
      // Handed out again while this process is still at it: no second post at the same time.
      if (underway.has(name)) throw new Error('under way');
      underway.add(name);
      try {
        await carryOut(task, work, AbortSignal.any([signal, work.stopping]));
      } catch (error) {
        report(error, work);
        throw error;
      } finally {
        underway.delete(name);
      }
    },
    { batch: BATCH, concurrency: CONCURRENCY },
  );
}

function carryOut(task: Task, work: Work, signal: AbortSignal): Promise<void> {
  return task.type === 'post' ? post(task, work, signal) : tell(task, work);
}

/** A post's failure has been logged with what it was about. */
function report(error: unknown, { trouble, log, platform, stopping }: Work): void {
  if (error instanceof StorageError) trouble.failed(error);
  else if (!(error instanceof PostError) && !stopping.aborted) {
    log.failure('job.failed', error, { platform });
  }
}

async function post(task: Task & { type: 'post' }, work: Work, signal: AbortSignal): Promise<void> {
  const { db, queue, door, poster, context, clock } = work;
  const tried = await begin(task.delivery, work);
  if (!tried) return;
  const { row, schedule } = tried;
  const exercise = await exerciseOf(db, row, schedule, context);
  if (!exercise) return skip(row.id, 'nothing fits', work);
  const card = await cardOf(db, { row, schedule, exercise }, context);
  const key = keyOf(row, schedule);
  const far = await door.pass(task.workspace, task.turn, signal);
  if (far) return void (await queue.add(db, [laterJob(task, far)]));
  const pass = async () => (await door.pass(task.workspace, undefined, signal)) === undefined;
  let message: string;
  try {
    const send = () => door.send(() => poster.post(schedule, card, key));
    message = await postPatiently(send, pass, signal);
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    return settleFailure(error, tried, work);
  }
  await persist(() => recordSent(db, row.id, message, clock()), work);
}

/** The delivery and its schedule, one attempt further; nothing when it isn't to be posted, any more or at all. */
async function begin(id: string, work: Work): Promise<Tried | undefined> {
  const { db, clock, catchUp } = work;
  const [row] = await beginAttempts(db, [id]);
  const [schedule] = row ? await findSchedules(db, [row.scheduleId]) : [];
  if (!row || !schedule) return undefined;
  const reason = reasonNotToPost(row, schedule, { at: clock(), catchUp });
  if (reason === undefined) return { row, schedule };
  await skip(id, reason, work);
  return undefined;
}

async function skip(id: string, reason: Skipped, { db, meter }: Work): Promise<void> {
  if (await recordUnsent(db, id, 'skipped', reason)) meter.skipped(1, reason);
}

/** Tries until the database is there again: what was posted and isn't on record would be posted twice. */
async function persist<T>(record: () => Promise<T>, { trouble, ended }: Work): Promise<T> {
  for (;;) {
    try {
      return await record();
    } catch (error) {
      if (!(error instanceof StorageError) || ended.aborted) throw error;
      trouble.failed(error);
      await delay(BETWEEN_TRIES_MS, undefined, { signal: ended });
    }
  }
}

/** Tells whoever set a schedule up that it has been stopped, unless it goes on already. */
async function tell(
  { schedule: id, because }: Task & { type: 'tell' },
  { db, poster, context, log, platform }: Work,
): Promise<void> {
  const [schedule] = await findSchedules(db, [id]);
  if (schedule?.stoppedBecause === undefined || schedule.createdBy === NOBODY) return;
  const { channel, workspace, createdBy } = schedule;
  const { command } = platformNamed(platform);
  try {
    await poster.tell(workspace, createdBy, stoppedCard(because, { channel, command }, context));
    log.info('person.told', { platform, schedule: id, because });
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    log.info('person.not-told', { platform, schedule: id, code: error.code });
    // Whoever can't be reached isn't tried for ever, and nobody is told twice.
    if (error.failure === 'busy' || error.failure === 'failed') throw error;
  }
}
