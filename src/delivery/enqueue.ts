import type { Connection } from '../storage/connection.ts';
import type { DeliveryRow } from '../storage/deliveries.ts';
import { reserveTurns } from '../storage/lanes.ts';
import type { Queue } from '../storage/queue.ts';
import type { ChannelAddress } from '../storage/schedules.ts';
import { postJob } from './jobs.ts';
import { platformNamed } from './platform.ts';

/** What is to be posted, and where. */
export interface ToPost {
  readonly posts: readonly Pick<DeliveryRow, 'id' | 'scheduleId'>[];
  /** Of every post, by the schedule's id. */
  readonly schedules: ReadonlyMap<string, ChannelAddress>;
  readonly queues: ReadonlyMap<string, Queue>;
}

/**
 * Jobs become ready a little faster than they may be sent, so that at the door, where the pace is
 * kept, there is always somebody waiting.
 */
const HASTE = 0.8;

/**
 * Adds a job for each post, spread over the time that its lane needs: those of a large workspace don't
 * stand in the way of others. A post has one job however often this is called.
 */
export async function enqueue(
  transaction: Connection,
  { posts, schedules, queues }: ToPost,
  at: Temporal.Instant,
): Promise<void> {
  const addressed = posts.flatMap(({ id, scheduleId }) => {
    const address = schedules.get(scheduleId);
    return address ? { id, address } : [];
  });
  if (addressed.length === 0) return;
  const lanes = [...Map.groupBy(addressed, ({ address }) => laneOf(address))];
  const wanted = lanes.flatMap(([lane, all]) =>
    // A lane is of one platform.
    all
      .slice(0, 1)
      .map(({ address }) => ({ lane, count: all.length, interval: intervalOf(address) })),
  );
  const firsts = await reserveTurns(transaction, wanted, at);
  const jobs = lanes.flatMap(([lane, all]) => {
    const first = firsts.get(lane) ?? at;
    const wait = first.epochMilliseconds - at.epochMilliseconds;
    return all.map(({ id, address }, place) => ({
      platform: address.platform,
      job: postJob(id, address, wait + place * intervalOf(address)),
    }));
  });
  for (const [platform, ready] of Map.groupBy(jobs, (each) => each.platform)) {
    const added = ready.map(({ job }) => job);
    await queues.get(platform)?.add(transaction, added);
  }
}

/** Another lane than the one at the door. */
function laneOf({ platform, workspace }: ChannelAddress): string {
  return `${platformNamed(platform).lane(workspace)} planned`;
}

function intervalOf({ platform }: ChannelAddress): number {
  return Math.ceil(platformNamed(platform).interval * HASTE);
}
