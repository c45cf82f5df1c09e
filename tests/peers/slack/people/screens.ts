import { EventEmitter } from 'node:events';
import type { Sight } from '../sight.ts';

/** What each person has seen since the peer started, in order. */
export class Screens {
  readonly #sights = new Map<string, Sight[]>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /** Shows something to a person. */
  show(person: string, sight: Sight): void {
    this.#sights.set(person, [...this.of(person), sight]);
    this.#changes.emit('change');
  }

  /** Everything a person has seen. */
  of(person: string): readonly Sight[] {
    return this.#sights.get(person) ?? [];
  }

  /**
   * The sight with this index, as soon as there is one.
   *
   * @throws {Error} If there is none within `patienceMs`; `story` tells what came before.
   */
  async at(person: string, index: number, patienceMs: number, story: () => string): Promise<Sight> {
    const signal = AbortSignal.timeout(patienceMs);
    for (;;) {
      const sight = this.of(person)[index];
      if (sight) return sight;
      if (signal.aborted) throw new Error(story());
      await new Promise<void>((resolve) => {
        const done = () => {
          this.#changes.off('change', done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        this.#changes.once('change', done);
        signal.addEventListener('abort', done);
      });
    }
  }
}
