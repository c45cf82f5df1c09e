import { queueName } from '../../src/delivery/jobs.ts';
import { PLAN_BATCH, planDue, type Planning } from '../../src/delivery/planner.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { openQueue } from '../../src/storage/queue.ts';
import { englishContent } from '../support/content.ts';
import { memoryLog } from '../support/memory-log.ts';

/**
 * A bot that plans, and measures what it costs: `node planning-process.ts <folder> <idle> <first> <last>`,
 * the instants at which nothing is due, one zone's posts are, and all are. Prints the figures as JSON.
 */
export interface PlanningFigures {
  /** A tick with nothing to do, the median, in milliseconds. */
  readonly idle: number;
  readonly zone: Timed;
  readonly all: Timed;
  /** The most memory that the process had, in bytes. */
  readonly memory: number;
}

export interface Timed {
  readonly posts: number;
  readonly milliseconds: number;
}

const IDLE_TICKS = 200;

const [, , folder = '', idleAt = '', first = '', last = ''] = process.argv;
const db = await openDatabase({ folder });
const queue = await openQueue(db, { name: queueName('discord') });
const { catalogue } = await englishContent();
const planning: Planning = {
  db,
  queues: new Map([['discord', queue]]),
  catalogue,
  catchUp: Temporal.Duration.from({ hours: 48 }),
  zoneData: process.versions['tz'] ?? '',
  log: memoryLog().log,
};

let memory = 0;

/** As a bot's tick does. */
async function planAll(at: Temporal.Instant): Promise<Timed> {
  const begin = performance.now();
  let posts = 0;
  const plan = async () => {
    const planned = await planDue(planning, at);
    posts += planned.posts;
    // The system's own figure for the most includes the process that started this one.
    memory = Math.max(memory, process.memoryUsage.rss());
    return planned.schedules === PLAN_BATCH;
  };
  if (await plan()) while ((await Promise.all([plan(), plan()])).every(Boolean));
  return { posts, milliseconds: performance.now() - begin };
}

const ticks: number[] = [];
for (let count = 0; count < IDLE_TICKS; count++) {
  ticks.push((await planAll(Temporal.Instant.from(idleAt))).milliseconds);
}
const idle = ticks.toSorted((a, b) => a - b)[IDLE_TICKS / 2] ?? 0;
const zone = await planAll(Temporal.Instant.from(first));
const all = await planAll(Temporal.Instant.from(last));
const figures: PlanningFigures = { idle, zone, all, memory };
process.stdout.write(`${JSON.stringify(figures)}\n`);
await queue.stop(0);
await db.close();
