import { z } from 'zod';
import type { Job } from '../storage/queue.ts';
import type { ChannelAddress } from '../storage/schedules.ts';

/** What a job asks for. */
export type Task =
  | {
      readonly type: 'post';
      readonly delivery: string;
      readonly workspace: string;
      /** A turn at the door that was reserved before. */
      readonly turn?: Temporal.Instant | undefined;
    }
  | {
      readonly type: 'tell';
      readonly schedule: string;
      readonly because: Stopped;
    };

/** Why the bot stopped a schedule. */
export type Stopped = 'gone' | 'forbidden';

const taskSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('post'),
    delivery: z.string(),
    workspace: z.string(),
    turn: z
      .string()
      .transform((text) => Temporal.Instant.from(text))
      .optional(),
  }),
  z.object({
    type: z.literal('tell'),
    schedule: z.string(),
    because: z.enum(['gone', 'forbidden']),
  }),
]);

/** The name of the queue that holds a platform's jobs: whoever isn't connected there takes none. */
export function queueName(platform: string): string {
  return `posts-${platform}`;
}

/**
 * To post a delivery. There is one for each delivery.
 *
 * @param wait milliseconds until it may be handed out.
 */
export function postJob(
  delivery: string,
  { workspace }: Pick<ChannelAddress, 'workspace'>,
  wait: number,
): Job {
  const data = { type: 'post', delivery, workspace };
  return { key: `post ${delivery}`, data, startAfter: fromNow(wait) };
}

/**
 * To post a delivery when its turn comes, which is too far away to wait for.
 *
 * @param wait milliseconds until it may be handed out.
 */
export function laterJob(
  { delivery, workspace }: { delivery: string; workspace: string },
  { turn, wait }: { turn: Temporal.Instant; wait: number },
): Job {
  const data = { type: 'post', delivery, workspace, turn: turn.toString() };
  return { key: `post ${delivery} at ${data.turn}`, data, startAfter: fromNow(wait) };
}

/** To tell whoever set a schedule up that it was stopped over a delivery. */
export function tellJob(schedule: string, delivery: string, because: Stopped): Job {
  return { key: `tell ${delivery}`, data: { type: 'tell', schedule, because } };
}

/**
 * What a job of the queue asks for.
 *
 * @returns nothing when no version of the bot made it, or a newer one did.
 */
export function readTask(data: Job['data']): Task | undefined {
  return taskSchema.safeParse(data).data;
}

/** The queue goes by the real clock, whatever anybody plans by. */
function fromNow(milliseconds: number): Temporal.Instant | undefined {
  return milliseconds > 0 ? Temporal.Now.instant().add({ milliseconds }) : undefined;
}
