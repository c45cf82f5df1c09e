import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '../storage/connection.ts';
import { reserveTurns } from '../storage/lanes.ts';
import { platformNamed } from './platform.ts';

/** Where the posts of all bots queue up before they go out at the platform's pace. */
export interface Door {
  /**
   * Waits until a post of this workspace may go out.
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
}

/** A reserved turn, and how many milliseconds away it is. */
export interface FarTurn {
  readonly turn: Temporal.Instant;
  readonly wait: number;
}

/** A job is held in hand at most this long, in milliseconds; what takes much longer expires. */
const LONGEST_WAIT = 10_000;
/** A reserved turn that was missed by more is lost: others have gone in the meantime. */
const MISSED = 1_000;

/** The door of a platform. All bots on one database share it. */
export function openDoor(db: Connection, platform: string, clock: () => Temporal.Instant): Door {
  const { lane: laneOf, interval } = platformNamed(platform);

  async function reserve(workspace: string, at: Temporal.Instant): Promise<Temporal.Instant> {
    const lane = laneOf(workspace);
    const turns = await reserveTurns(db, [{ lane, count: 1, interval }], at);
    return turns.get(lane) ?? at;
  }

  return {
    async pass(workspace, reserved, signal) {
      const at = clock();
      const holds = reserved && at.epochMilliseconds - reserved.epochMilliseconds <= MISSED;
      const turn = holds ? reserved : await reserve(workspace, at);
      const wait = turn.epochMilliseconds - clock().epochMilliseconds;
      if (wait > LONGEST_WAIT) return { turn, wait };
      if (wait > 0) await delay(wait, undefined, { signal });
      signal.throwIfAborted();
      return undefined;
    },
  };
}
