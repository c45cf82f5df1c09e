import { setTimeout as pause } from 'node:timers/promises';
import { DiscordAPIError, DiscordjsError, RateLimitError } from 'discord.js';

/**
 * Milliseconds between attempts. discord.js tries a 5xx four times within a few
 * milliseconds, which a restart over there outlasts, and a broken connection
 * not always once more. Together they keep within the 3 s for a first answer.
 */
const PAUSES = [100, 400, 1_200] as const;

/**
 * Does what may fail on the way to Discord, a few times if need be. Whatever is
 * done must do no harm when done twice: Discord may have heard it the first time.
 *
 * @throws what went wrong last, or at once what Discord itself refuses.
 */
export async function persist<T>(attempt: () => Promise<T>): Promise<T> {
  for (const milliseconds of PAUSES) {
    try {
      return await attempt();
    } catch (error) {
      if (isAnswer(error)) throw error;
      await pause(milliseconds);
    }
  }
  return attempt();
}

/** Whether Discord, or discord.js, has said no: asking again would change nothing. */
function isAnswer(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError ||
    error instanceof RateLimitError ||
    error instanceof DiscordjsError
  );
}
