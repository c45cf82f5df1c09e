import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once the condition holds; vitest's own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}
