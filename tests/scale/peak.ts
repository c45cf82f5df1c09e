import { dueOccurrences } from '../../src/delivery/due.ts';
import { enqueue } from '../../src/delivery/enqueue.ts';
import { PLAN_BATCH } from '../../src/delivery/planner.ts';
import { platformNamed } from '../../src/delivery/platform.ts';
import { occurrences, type Timetable } from '../../src/schedule/occurrences.ts';
import type { Database } from '../../src/storage/database.ts';
import { reserveTurns } from '../../src/storage/lanes.ts';
import type { Job, Queue } from '../../src/storage/queue.ts';
import type { ChannelAddress } from '../../src/storage/schedules.ts';

/** Channels whose posts are due at the same times. */
export interface Group {
  readonly timetable: Timetable;
  readonly channels: number;
}

/** What became of a day's posts. */
export interface Outcome {
  readonly posts: number;
  /** Those that came later than the catch-up window allows. */
  readonly skipped: number;
  /** How late each post was that was sent, in milliseconds, ascending. */
  readonly lateness: Float64Array;
}

/** A door that is too far away is come back to: `LONGEST_WAIT` of `door.ts`, in milliseconds. */
const LONGEST_WAIT = 10_000;
const NO_HOLIDAYS = () => false;

/**
 * A day on a clock of its own. Real are the occurrences, the batches, the arithmetic of `enqueue` and
 * of the turns at the door, which is PostgreSQL's, and the pace of the platform; there is no queue,
 * nobody to post, and the bots keep up, as `npm run bench` shows that they do.
 *
 * @param addressOf a channel's address by its number.
 */
export async function simulateDay(
  db: Database,
  groups: readonly Group[],
  {
    addressOf,
    from,
    catchUp,
  }: {
    addressOf: (channel: number) => ChannelAddress;
    from: Temporal.Instant;
    catchUp: Temporal.Duration;
  },
): Promise<Outcome> {
  await db.query('truncate unhunch.lanes');
  const lateness: number[] = [];
  let [posts, skipped] = [0, 0];
  for (const { at, channels, start } of waves(groups, from)) {
    const late = at.epochMilliseconds + catchUp.total('milliseconds');
    for (let done = 0; done < channels; done += PLAN_BATCH) {
      const numbers = Array.from(
        { length: Math.min(PLAN_BATCH, channels - done) },
        (_, index) => start + done + index,
      );
      posts += numbers.length;
      for (const lane of await readyTimes(db, numbers.map(addressOf), at)) {
        const inTime = lane.ready.filter((time) => time <= late);
        skipped += lane.ready.length - inTime.length;
        const sent = await passDoor(db, lane, inTime);
        for (const [index, time] of sent.entries()) {
          const waits = time - (inTime[index] ?? time) > LONGEST_WAIT;
          if (waits && time > late) skipped += 1;
          else lateness.push(time - at.epochMilliseconds);
        }
      }
    }
  }
  return { posts, skipped, lateness: Float64Array.from(lateness).toSorted() };
}

interface Wave {
  readonly at: Temporal.Instant;
  readonly channels: number;
  /** The number of its first channel. */
  readonly start: number;
}

/** What is due on one day, instant by instant. */
function waves(groups: readonly Group[], from: Temporal.Instant): Wave[] {
  let start = 0;
  const all: Wave[] = [];
  for (const { timetable, channels } of groups) {
    const end = from.add({ hours: 24 });
    const [next] = occurrences(timetable, from, NO_HOLIDAYS);
    const { due } = next ? dueOccurrences(timetable, next.instant, end, NO_HOLIDAYS) : { due: [] };
    for (const { instant } of due) all.push({ at: instant, channels, start });
    start += channels;
  }
  return all.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
}

interface Lane {
  readonly name: string;
  readonly interval: number;
  /** When each job may be handed out, in epoch milliseconds, ascending. */
  readonly ready: readonly number[];
}

/** When the jobs of one planned batch become ready, by the lanes at the door. */
async function readyTimes(
  db: Database,
  addresses: readonly ChannelAddress[],
  at: Temporal.Instant,
): Promise<Lane[]> {
  const jobs: Job[] = [];
  const queue: Queue = {
    async add(_, added) {
      jobs.push(...added);
      return added.length;
    },
    async work() {},
    depth: async () => ({ deferred: 0, ready: 0, active: 0 }),
    async stop() {},
  };
  const rows = addresses.map((address, index) => ({ id: String(index), address }));
  const schedules = new Map(rows.map(({ id, address }) => [id, address]));
  const queues = new Map(addresses.map(({ platform }) => [platform, queue]));
  const wanted = rows.map(({ id }) => ({ id, scheduleId: id }));
  // Jobs say when by the real clock: what they wait from now on is what counts.
  const now = Temporal.Now.instant().epochMilliseconds;
  await enqueue(db, { posts: wanted, schedules, queues }, at);
  const [first] = addresses;
  const { lane, interval } = platformNamed(first?.platform ?? '');
  return [...Map.groupBy(jobs, ({ data }) => lane(data['workspace'] ?? ''))].map(
    ([name, inLane]) => ({
      name,
      interval,
      ready: inLane
        .map(
          ({ startAfter }) =>
            at.epochMilliseconds + Math.max(0, (startAfter?.epochMilliseconds ?? now) - now),
        )
        .toSorted((one, other) => one - other),
    }),
  );
}

/** When posts go out. Jobs of one batch become ready faster than they may go, so that they stand in line. */
async function passDoor(
  db: Database,
  { name, interval }: Lane,
  ready: readonly number[],
): Promise<number[]> {
  const [soonest] = ready;
  if (soonest === undefined) return [];
  const at = Temporal.Instant.fromEpochMilliseconds(Math.trunc(soonest));
  const turns = await reserveTurns(db, [{ lane: name, count: ready.length, interval }], at);
  const first = (turns.get(name) ?? at).epochMilliseconds;
  return ready.map((_, index) => first + index * interval);
}
