/** A queue on which one can wait: what has arrived is handed out once each, in order. */
export class Mailbox<T> {
  readonly #arrived: T[] = [];
  readonly #waiting: ((item: T) => void)[] = [];

  /** Hands an item to whoever has waited longest, or keeps it for the next to ask. */
  put(item: T): void {
    const first = this.#waiting.shift();
    if (first === undefined) this.#arrived.push(item);
    else first(item);
  }

  /** The oldest item that nobody has had yet; waits for it if there is none. */
  next(): Promise<T> {
    const [item] = this.#arrived.splice(0, 1);
    return item === undefined
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve(item);
  }
}
