import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '../storage/connection.ts';
import { reserveTurns } from '../storage/lanes.ts';
import { platformNamed } from './platform.ts';

/** Where the posts of all bots queue up before they go out at the platform's pace. */
export interface Door {
  /**
   * Waits until a post of this workspace may go out, which should be the last thing before it does.
   *
   * @param reserved a turn that was reserved before.
   * @returns nothing when it may; or its turn, when that is too far away to wait for.
   * @throws when the signal aborts while waiting.
   */
  pass(
    workspace: string,
    reserved: Temporal.Instant | undefined,
    signal: AbortSignal,
  ): Promise<FarTurn | undefined>;
  /**
   * Sends what has passed, which everything that does has to be: while too much of one bot's is under
   * way, nothing more of it passes.
   */
  send<T>(post: () => Promise<T>): Promise<T>;
}

/** A reserved turn, and in how many milliseconds to come for it. */
export interface FarTurn {
  readonly turn: Temporal.Instant;
  readonly wait: number;
}

/**
 * A turn is waited for with the job in hand at most this long, in milliseconds. Turns in hand are lost
 * to everybody when their bot dies, and hands full of one workspace's posts do nothing for others.
 */
const LONGEST_WAIT = 5_000;
/** Whoever comes for a turn comes earlier by this, in milliseconds: jobs are fetched twice a second. */
const HEAD_START = 2_000;
/**
 * A turn that was missed by more than lies between two, in milliseconds at least this, is lost: whoever
 * was held up, by the database or a busy machine, would otherwise go together with others that were.
 * This lets one post more into a second than turns.
 */
const LEAST_MISSED = 40;
/**
 * So many posts of one bot are under way at most, enough for Discord's pace where each takes 0.6 s. On a
 * slow line more would slow each other down until none arrives in time: a picture has up to 300 kB.
 */
const MOST_UNDER_WAY = 16;
const BETWEEN_LOOKS = 50;

/** The door of a platform. All bots on one database share it. */
export function openDoor(db: Connection, platform: string, clock: () => Temporal.Instant): Door {
  const { lane: laneOf, interval } = platformNamed(platform);

  const missed = Math.max(interval, LEAST_MISSED);
  let underWay = 0;
  const hasRoom = () => underWay < MOST_UNDER_WAY;

  async function reserve(workspace: string, signal: AbortSignal): Promise<Temporal.Instant> {
    while (!hasRoom()) await delay(BETWEEN_LOOKS, undefined, { signal });
    const [at, lane] = [clock(), laneOf(workspace)];
    const turns = await reserveTurns(db, [{ lane, count: 1, interval }], at);
    return turns.get(lane) ?? at;
  }

  const waitFor = (turn: Temporal.Instant) => turn.epochMilliseconds - clock().epochMilliseconds;

  return {
    async pass(workspace, reserved, signal) {
      const reserveNow = () => reserve(workspace, signal);
      for (let turn = reserved ?? (await reserveNow()); ; turn = await reserveNow()) {
        const wait = waitFor(turn);
        if (wait > LONGEST_WAIT) return { turn, wait: wait - HEAD_START };
        if (wait > 0) await delay(wait, undefined, { signal });
        signal.throwIfAborted();
        if (waitFor(turn) < -missed || !hasRoom()) continue;
        underWay += 1;
        return undefined;
      }
    },
    async send(post) {
      try {
        return await post();
      } finally {
        underWay -= 1;
      }
    },
  };
}
