import { createHmac, randomBytes } from 'node:crypto';
import type { CardContext } from '../cards/context.ts';
import { poolOf, rotationOf } from '../delivery/due.ts';
import { cardOf, exerciseOf } from '../delivery/post.ts';
import { nextExercise } from '../schedule/rotation.ts';
import type { Connection } from '../storage/connection.ts';
import type { Database } from '../storage/database.ts';
import { type DeliveryRow, findDelivery, swapExercise } from '../storage/deliveries.ts';
import { pressDone } from '../storage/done-presses.ts';
import { advanceSchedules, takeSchedule } from '../storage/due-schedules.ts';
import { findSchedules, type ScheduleRow } from '../storage/schedules.ts';
import { recall, rememberFirst } from '../storage/workspaces.ts';
import type { PressedPost, ScheduleDesk, Swapped } from './schedule-desk.ts';

/** A channel is no slot machine. */
const MOST_SWAPS = 3;

/** What people can do with the posts themselves. */
export function createPosts(
  db: Database,
  context: CardContext,
): Pick<ScheduleDesk, 'did' | 'swap'> {
  async function show(connection: Connection, row: DeliveryRow, schedule: ScheduleRow) {
    const exercise = await exerciseOf(connection, row, schedule, context);
    return exercise && cardOf(connection, { row, schedule, exercise }, context);
  }

  return {
    async did(post, person) {
      const key = await keyOf(db, post);
      const pressed =
        (await belongs(db, post)) && (await pressDone(db, post.delivery, sealed(key, person)));
      if (!pressed) return undefined;
      const found = await belongs(db, post);
      const card = found && (await show(db, found.row, found.schedule));
      return card && { card, counted: pressed.counted };
    },

    swap: (post) =>
      db.transaction(async (transaction): Promise<Swapped> => {
        const found = await belongs(transaction, post);
        const schedule = found && (await takeSchedule(transaction, found.schedule.id));
        // Read once the schedule is ours: somebody else may just have swapped it.
        const row = schedule && (await findDelivery(transaction, post.delivery));
        if (!row) return { result: 'forgotten' };
        if (row.exercise !== post.exercise) {
          const card = await show(transaction, row, schedule);
          return card ? { result: 'swapped before', card } : { result: 'forgotten' };
        }
        if (row.swaps >= MOST_SWAPS) return { result: 'enough' };
        const pool = poolOf(schedule, context.catalogue.exercises);
        const others = pool.filter(({ slug }) => slug !== post.exercise);
        const turn = nextExercise(rotationOf(schedule), others);
        if (!turn) return { result: 'no other' };
        const swap = { from: post.exercise, to: turn.exercise.slug, most: MOST_SWAPS };
        const swapped = await swapExercise(transaction, row.id, swap);
        await advanceSchedules(transaction, [{ ...schedule, rotation: turn.rotation }]);
        const card = swapped && (await show(transaction, swapped, schedule));
        return card ? { result: 'swapped', card } : { result: 'forgotten' };
      }),
  };
}

/** A post and its schedule, if they are this workspace's. */
async function belongs(connection: Connection, post: PressedPost) {
  if (!/^\d{1,18}$/.test(post.delivery)) return undefined;
  const row = await findDelivery(connection, post.delivery);
  const [schedule] = row ? await findSchedules(connection, [row.scheduleId]) : [];
  const here = schedule?.platform === post.platform && schedule.workspace === post.workspace;
  return row && schedule && here ? { row, schedule } : undefined;
}

/** Under which a workspace's key is remembered. */
export const KEY = 'key for people';
const KEY_BYTES = 32;

/** The workspace’s key, made when first needed: what is counted can’t be traced to a person without it. */
async function keyOf(
  connection: Connection,
  { platform, workspace }: PressedPost,
): Promise<string> {
  const here = { platform, workspace };
  const known = await recall(connection, here, KEY);
  if (typeof known === 'string') return known;
  const fresh = randomBytes(KEY_BYTES).toString('base64');
  const made = await rememberFirst(connection, here, KEY, fresh);
  return typeof made === 'string' ? made : fresh;
}

/** A person's id as presses are made with it. */
export function sealed(key: string, person: string): string {
  return createHmac('sha256', key).update(person).digest('base64');
}
