import type { Catalogue, Exercise } from '../content/catalogue.ts';
import { loadHolidays } from '../schedule/holidays.ts';
import type { Occurrence } from '../schedule/occurrences.ts';
import { nextExercise, type Rotation } from '../schedule/rotation.ts';
import type { Connection } from '../storage/connection.ts';
import type { Database } from '../storage/database.ts';
import { type NewDelivery, planDeliveries } from '../storage/deliveries.ts';
import { advanceSchedules, type Progress, takeDueSchedules } from '../storage/due-schedules.ts';
import type { Queue } from '../storage/queue.ts';
import type { ScheduleRow } from '../storage/schedules.ts';
import type { Log } from '../log.ts';
import { type Due, dueOccurrences, isAfter, poolOf, rotationOf } from './due.ts';
import { enqueue } from './enqueue.ts';

/** What planning works with. */
export interface Planning {
  readonly db: Database;
  /** By platform. Schedules of other platforms are left to other bots. */
  readonly queues: ReadonlyMap<string, Queue>;
  readonly catalogue: Pick<Catalogue, 'exercises'>;
  /** What is later than this isn't posted any more. */
  readonly catchUp: Temporal.Duration;
  /** The runtime's time-zone data: `process.versions.tz`. */
  readonly zoneData: string;
  readonly log: Log;
}

/** What became of one batch of schedules. */
export interface Planned {
  readonly schedules: number;
  /** Deliveries that are to be posted. */
  readonly posts: number;
  /** Deliveries that won't be: too late, or nothing fits. */
  readonly skipped: number;
  /** Of those, the ones that were too late. */
  readonly late: number;
}

/** As many schedules in one transaction as keep it well under a second. */
export const PLAN_BATCH = 250;
/** A schedule that can't be calculated is tried again after this, and holds nobody up. */
const UNUSABLE = Temporal.Duration.from({ hours: 1 });

interface Plan {
  readonly deliveries: readonly NewDelivery[];
  readonly progress: Progress;
}

/**
 * Plans what is due in one batch of schedules, all of it or, when something fails, none. As many bots
 * at a time as you like may do so: each takes schedules of its own, and an occurrence that was planned
 * isn't planned again.
 *
 * Call it again at once when it took {@link PLAN_BATCH} schedules.
 */
export function planDue(planning: Planning, at: Temporal.Instant): Promise<Planned> {
  const { db, queues } = planning;
  return db.transaction(async (transaction) => {
    const rows = await takeDueSchedules(transaction, at, PLAN_BATCH, [...queues.keys()]);
    if (rows.length === 0) return { schedules: 0, posts: 0, skipped: 0, late: 0 };
    const batch = createBatch(planning, at);
    const plans: Plan[] = [];
    for (const row of rows) plans.push(await planOf(row, batch));
    return carryOut(transaction, { rows, plans, queues }, at);
  });
}

async function carryOut(
  transaction: Connection,
  {
    rows,
    plans,
    queues,
  }: { rows: readonly ScheduleRow[]; plans: readonly Plan[]; queues: Planning['queues'] },
  at: Temporal.Instant,
): Promise<Planned> {
  const schedules = new Map(rows.map((row) => [row.id, row]));
  const deliveries = plans.flatMap((plan) => plan.deliveries);
  const planned = await planDeliveries(transaction, deliveries, at);
  const moved = new Set(planned.map(({ scheduleId }) => scheduleId));
  await advanceSchedules(
    transaction,
    // What had been planned before has had its turn before.
    plans.map(({ progress: { rotation, ...progress } }) =>
      moved.has(progress.id) ? { ...progress, rotation } : progress,
    ),
  );
  const posts = planned.filter(({ state }) => state === 'planned');
  await enqueue(transaction, { posts, schedules, queues }, at);
  const skipped = planned.length - posts.length;
  const late = planned.filter(({ reason }) => reason === 'late').length;
  return { schedules: rows.length, posts: posts.length, skipped, late };
}

/** What the schedules of one batch share. */
interface Batch {
  readonly planning: Planning;
  readonly at: Temporal.Instant;
  readonly dueOf: (row: ScheduleRow) => Promise<Due>;
  readonly poolOf: (row: ScheduleRow) => readonly Exercise[];
}

/** Thousands of teams ask for nine o'clock on working days in the same zone: that is calculated once. */
function createBatch(planning: Planning, at: Temporal.Instant): Batch {
  const dues = new Map<string, Promise<Due>>();
  const pools = new Map<string, readonly Exercise[]>();
  const { exercises } = planning.catalogue;
  return {
    planning,
    at,
    dueOf: (row) => {
      const { times, zone, days, skip, holidays, pausedUntil, nextRunAt } = row;
      const from = nextRunAt ?? at;
      const name = JSON.stringify([from, times, zone, days, skip, holidays, pausedUntil]);
      return remembered(dues, name, async () =>
        dueOccurrences(row, from, at, await loadHolidays(holidays)),
      );
    },
    poolOf: (row) => remembered(pools, row.place.join(), () => poolOf(row, exercises)),
  };
}

function remembered<T>(known: Map<string, T>, name: string, create: () => T): T {
  const before = known.get(name);
  if (before !== undefined) return before;
  const value = create();
  known.set(name, value);
  return value;
}

async function planOf(row: ScheduleRow, batch: Batch): Promise<Plan> {
  const { zoneData, log } = batch.planning;
  try {
    const { due, next } = await batch.dueOf(row);
    const { deliveries, rotation } = assign(row, due, batch);
    return { deliveries, progress: { id: row.id, nextRunAt: next?.instant, zoneData, rotation } };
  } catch (error) {
    // A zone or region that this version doesn't know, for example.
    log.failure('schedule.unusable', error, { schedule: row.id });
    const nextRunAt = batch.at.add(UNUSABLE);
    return { deliveries: [], progress: { id: row.id, nextRunAt, zoneData } };
  }
}

/** Which move each occurrence gets. One that isn't posted takes none away from those that are. */
function assign(
  row: ScheduleRow,
  due: readonly Occurrence[],
  { planning: { catchUp }, at, poolOf: fitting }: Batch,
): { deliveries: NewDelivery[]; rotation: Rotation } {
  const pool = fitting(row);
  let rotation = rotationOf(row);
  const deliveries = due.map(({ date, time, instant }): NewDelivery => {
    const turn = nextExercise(rotation, pool);
    const late = isAfter(at, instant.add(catchUp));
    if (turn && !late) rotation = turn.rotation;
    const skipped = late ? 'late' : turn ? undefined : 'nothing fits';
    return {
      scheduleId: row.id,
      date,
      slot: time,
      dueAt: instant,
      exercise: turn?.exercise.slug ?? '',
      ...(skipped === undefined ? {} : { skipped }),
    };
  });
  return { deliveries, rotation };
}
