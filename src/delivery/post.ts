import { hash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { CardContext } from '../cards/context.ts';
import { postCard } from '../cards/post-card.ts';
import type { Exercise } from '../content/catalogue.ts';
import type { Skipped } from '../meter.ts';
import { type Poster, PostError } from '../poster.ts';
import { loadHolidays } from '../schedule/holidays.ts';
import { nextExercise } from '../schedule/rotation.ts';
import type { Connection } from '../storage/connection.ts';
import { type DeliveryRow, listPostedDays, swapExercise } from '../storage/deliveries.ts';
import type { ChannelAddress, ScheduleRow } from '../storage/schedules.ts';
import { isAfter, poolOf, rotationOf } from './due.ts';
import { platformNamed } from './platform.ts';
import { isWeeksLast, weekOf, weekText } from './summary.ts';

/** Discord's limit for a nonce (https://discord.com/developers/docs/resources/message#create-message). */
const KEY_LENGTH = 25;
/** More than are ever kept: the longest retention is a year. */
const MOST_DAYS = 400;
/** How long a platform that is busy is waited for with the job in hand, in seconds in all. */
const PATIENCE = 15;
/** When a platform is busy and doesn't say for how long, in seconds. */
const A_WHILE = 1;

/** Begins the slot of a post that somebody asked for out of turn. */
const OUT_OF_TURN = 'now ';

/** The slot of a post out of turn, at that instant. */
export function slotOutOfTurn(at: Temporal.Instant): string {
  return `${OUT_OF_TURN}${at.toString()}`;
}

/** Why a delivery isn't posted, in a word; nothing when it is. */
export function reasonNotToPost(
  { slot, date, dueAt }: DeliveryRow,
  { stoppedBecause, pausedUntil }: ScheduleRow,
  { at, catchUp }: { at: Temporal.Instant; catchUp: Temporal.Duration },
): Skipped | undefined {
  if (stoppedBecause !== undefined) return 'stopped';
  if (isAfter(at, dueAt.add(catchUp))) return 'late';
  const paused = pausedUntil !== undefined && date < pausedUntil;
  return paused && !slot.startsWith(OUT_OF_TURN) ? 'paused' : undefined;
}

/** The move of a delivery; another in its place when the content has lost it since it was planned. */
export async function exerciseOf(
  db: Connection,
  row: DeliveryRow,
  schedule: ScheduleRow,
  { catalogue }: Pick<CardContext, 'catalogue'>,
): Promise<Exercise | undefined> {
  const planned = catalogue.exercise(row.exercise);
  if (planned) return planned;
  const turn = nextExercise(rotationOf(schedule), poolOf(schedule, catalogue.exercises));
  if (!turn) return undefined;
  const swap = { from: row.exercise, to: turn.exercise.slug, most: row.swaps + 1 };
  await swapExercise(db, row.id, swap);
  return turn.exercise;
}

/** The card of a delivery, with a look back on the week's last. */
export async function cardOf(
  db: Connection,
  { row, schedule, exercise }: { row: DeliveryRow; schedule: ScheduleRow; exercise: Exercise },
  context: CardContext,
) {
  const { command } = platformNamed(schedule.platform);
  const { id: delivery, done } = row;
  const week = await weekLine(db, row, schedule, context);
  return postCard(
    exercise,
    { delivery, done, createdBy: schedule.createdBy, command, week },
    context,
  );
}

async function weekLine(
  db: Connection,
  row: DeliveryRow,
  schedule: ScheduleRow,
  { wording }: CardContext,
): Promise<string | undefined> {
  if (!schedule.weeklySummary || !schedule.times.includes(row.slot)) return undefined;
  if (!isWeeksLast(schedule, row, await loadHolidays(schedule.holidays))) return undefined;
  const days = await listPostedDays(db, schedule.id, MOST_DAYS);
  return weekText(weekOf(row.date, days, schedule.streakBefore), wording);
}

/** The same for every try of one post, and for no other post. */
export function keyOf(
  { date, slot }: Pick<DeliveryRow, 'date' | 'slot'>,
  { platform, workspace, channel }: ChannelAddress,
): string {
  const name = [platform, workspace, channel, date, slot].join(' ');
  return hash('sha256', name).slice(0, KEY_LENGTH);
}

/**
 * Posts, and waits with what is in hand while the platform is busy for a moment.
 *
 * @param pass waits for a turn at the door; false when there is none soon.
 * @throws {PostError}
 */
export async function postPatiently(
  post: () => ReturnType<Poster['post']>,
  pass: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<string> {
  for (let patience = PATIENCE; ;) {
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof PostError) || error.failure !== 'busy') throw error;
      const wait = error.retryAfter ?? A_WHILE;
      patience -= wait;
      if (patience < 0) throw error;
      await delay(wait * 1000, undefined, { signal });
      if (!(await pass())) throw error;
    }
  }
}
