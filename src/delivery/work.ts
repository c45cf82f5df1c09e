import type { CardContext } from '../cards/context.ts';
import type { Log } from '../log.ts';
import type { Meter } from '../meter.ts';
import type { Poster } from '../poster.ts';
import type { Database } from '../storage/database.ts';
import type { Queue } from '../storage/queue.ts';
import type { Door } from './door.ts';
import type { Trouble } from './trouble.ts';

/** What posting to one platform works with. */
export interface Work {
  readonly db: Database;
  readonly queue: Queue;
  readonly platform: string;
  readonly poster: Poster;
  readonly door: Door;
  readonly context: CardContext;
  /** What is later than this isn't posted any more. */
  readonly catchUp: Temporal.Duration;
  readonly clock: () => Temporal.Instant;
  readonly log: Log;
  readonly meter: Meter;
  readonly trouble: Trouble;
  /** Aborts when nothing more should be begun. */
  readonly stopping: AbortSignal;
  /** Aborts when time is up for what is under way. */
  readonly ended: AbortSignal;
}
