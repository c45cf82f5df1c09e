import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { within } from '../../src/patience.ts';

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
      await within(longest, Promise.allSettled(answers), undefined);
    },
  };
}
