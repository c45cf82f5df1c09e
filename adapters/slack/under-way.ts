import { setTimeout as wait } from 'node:timers/promises';
import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';

/** What is being answered. */
export interface UnderWay {
  readonly middleware: Middleware<AnyMiddlewareArgs>;
  /** Resolves when everything is answered, or after this many milliseconds. */
  settled(longest: number): Promise<void>;
}

/** Keeps count of answers under way, so that a stop can wait for them. */
export function createUnderWay(): UnderWay {
  const answers = new Set<Promise<unknown>>();
  return {
    async middleware({ next }) {
      const answer = next();
      answers.add(answer);
      try {
        await answer;
      } finally {
        answers.delete(answer);
      }
    },
    async settled(longest) {
      const ended = new AbortController();
      const tooLong = wait(longest, undefined, { signal: ended.signal }).catch(() => {});
      await Promise.race([Promise.allSettled(answers), tooLong]);
      ended.abort();
    },
  };
}
