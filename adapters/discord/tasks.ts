import type { Log } from '../../src/log.ts';
import { isAnswered, isTooLate } from './explain.ts';

/** Work under way: what goes wrong in it is logged, and at the end it is waited for. */
export interface Tasks {
  /** Begins a piece of work, unless the end has come. */
  start(kind: string, work: () => Promise<void>): void;
  /** Takes no more work, and resolves when what was begun has ended. */
  finish(): Promise<void>;
}

/**
 * @param onFailure told of every error besides the log.
 */
export function createTasks(log: Log, onFailure: (error: unknown) => void): Tasks {
  const underWay = new Set<Promise<void>>();
  let ending = false;

  function failed(kind: string, error: unknown): void {
    // Delivered late, or twice: somebody else has answered, or nobody can any more.
    if (isTooLate(error)) log.info('discord.late', { kind });
    else if (isAnswered(error)) log.info('discord.repeated', { kind });
    else log.failure('discord.failed', error, { kind });
    onFailure(error);
  }

  return {
    start(kind, work) {
      if (ending) return;
      const task = work()
        .catch((error: unknown) => failed(kind, error))
        .finally(() => underWay.delete(task));
      underWay.add(task);
    },
    async finish() {
      ending = true;
      await Promise.all(underWay);
    },
  };
}
