/** Slack's limit on posting: one message a second in a channel (docs.slack.dev/apis/web-api/rate-limits). */
export class PostRate {
  readonly #last = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether a message may be posted to a channel now; if so, it counts. */
  allows(channel: string): boolean {
    const last = this.#last.get(channel);
    if (last !== undefined && this.#now() - last < 1000) return false;
    this.#last.set(channel, this.#now());
    return true;
  }
}
