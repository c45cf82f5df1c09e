/** What goes wrong with a call of the Web API, or with a post to a `response_url`. */
export type ApiFault =
  /** Slack answers with this HTTP status; a 429 carries `retry-after`. */
  | { readonly status: number; readonly retryAfterSeconds?: number }
  /** The connection breaks: `before` the call has had an effect, or `after` it. */
  | { readonly reset: 'before' | 'after' }
  /** Slack refuses with this error code: `not_in_channel`, `is_archived`, `token_revoked` … */
  | { readonly error: string }
  /** The answer comes, but late. */
  | { readonly delayMs: number }
  /** The answer never comes. */
  | { readonly hang: true };

/** What goes wrong with something that Slack sends to the bot. */
export type DeliveryFault =
  /** It arrives twice; Slack calls the second a retry. */
  | 'duplicate'
  /** It gets lost on its way; Slack sees no acknowledgement. */
  | 'drop'
  /** It arrives late. */
  | { readonly lateMs: number };

/** Troubles waiting to happen to the bot. Without any, everything works. */
export class Faults {
  readonly #once = new Map<string, ApiFault[]>();
  readonly #lasting = new Map<string, ApiFault>();
  readonly #deliveries: DeliveryFault[] = [];

  /**
   * The next calls of a Web API method meet these faults, one each. `response_url` stands for
   * posts to one.
   */
  next(method: string, ...faults: ApiFault[]): void {
    this.#once.set(method, [...(this.#once.get(method) ?? []), ...faults]);
  }

  /** Every call of a method meets this fault, until `end` is called. */
  always(method: string, fault: ApiFault): { end: () => void } {
    this.#lasting.set(method, fault);
    return { end: () => void this.#lasting.delete(method) };
  }

  /** The next things that Slack sends to the bot meet these faults, one each. */
  nextDelivery(...faults: DeliveryFault[]): void {
    this.#deliveries.push(...faults);
  }

  /** Takes the fault that a call of this method meets now. */
  take(method: string): ApiFault | undefined {
    return this.#once.get(method)?.shift() ?? this.#lasting.get(method);
  }

  /** Takes the fault that the next delivery meets. */
  takeDelivery(): DeliveryFault | undefined {
    return this.#deliveries.shift();
  }
}
