import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which what hasn't happened isn't going to. */
const PATIENCE = 20_000;

/** Waits until a condition holds; the stack of its failure names the line that waited. */
export async function until(condition: () => boolean): Promise<void> {
  const failure = new Error('what was waited for didn’t happen');
  const deadline = performance.now() + PATIENCE;
  while (!condition()) {
    if (performance.now() > deadline) throw failure;
    await pause(5);
  }
}
