import type { CardContext } from '../cards/context.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { Filters } from '../lookup/filters.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { Reply } from '../request.ts';

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
}

/** What was said after a command, and what was chosen beside it. */
export interface Asked {
  readonly text: string;
  readonly wishes: Filters;
}

/** One thing a person can ask for. Never throws; whatever is typed gets an answer. */
export type Command = (asked: Asked, tools: Toolbox) => Reply;
