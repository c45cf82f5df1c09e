import type { CardContext } from '../cards/context.ts';
import type { Values } from '../cards/form.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Filters } from '../lookup/filters.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { ScheduleDesk } from '../desk/schedule-desk.ts';
import type { Reply, Request, Schedulers } from '../request.ts';

/** What every command works with. */
export interface Toolbox {
  readonly catalogue: Catalogue;
  readonly lookup: Lookup;
  /** What cards need, without anything about one person. */
  readonly context: CardContext;
  /** From 0 up to 1, as Math.random gives it; tests pass their own. */
  readonly random: () => number;
  /** Whole days since 1970 (UTC): which stretch is today's. */
  readonly today: () => number;
  readonly now: () => Temporal.Instant;
  /** Who may set daily stretches up and change them; each platform's custom when left out. */
  readonly schedulers?: Schedulers;
  /** What can be done about daily posts, where they can be; nothing while that is being set up. */
  readonly schedules?: () => Promise<ScheduleDesk | undefined>;
  /** Whether anything may be remembered; it may when left out. Asking for `schedules` begins to. */
  readonly remembers?: () => boolean;
}

/** What was said after a command, and what was chosen beside it. */
export interface Asked {
  readonly text: string;
  readonly wishes: Filters;
  /** All that was chosen, by the options' names, as it came. */
  readonly options: Values;
  /** Who asked and where. */
  readonly caller: Pick<Request, 'platform' | 'from' | 'person'>;
}

/** One thing a person can ask for. Whatever is typed gets an answer; only what must be remembered may fail. */
export type Command = (asked: Asked, tools: Toolbox) => Reply | Promise<Reply>;
