import { setTimeout as sleep } from 'node:timers/promises';

/** Knows when something last happened, to wait until nothing does any more. */
export class Quiet {
  readonly #isIdle: () => boolean;
  #disturbedAt = performance.now();

  /** @param isIdle Whether nothing is under way right now. */
  constructor(isIdle: () => boolean) {
    this.#isIdle = isIdle;
  }

  /** Puts down that something happened. */
  disturb(): void {
    this.#disturbedAt = performance.now();
  }

  /** Resolves once nothing has happened for this long and nothing is under way. */
  async wait(ms: number): Promise<void> {
    const begin = performance.now();
    for (;;) {
      const since = performance.now() - Math.max(begin, this.#disturbedAt);
      if (since >= ms && this.#isIdle()) return;
      await sleep(Math.max(5, ms - since));
    }
  }
}
