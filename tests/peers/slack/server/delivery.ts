import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../faults.ts';
import type { Json } from '../json.ts';

/** What Slack sends to a bot, under the names that Socket Mode has for it. */
export type DeliveryKind = 'events_api' | 'slash_commands' | 'interactive';

/** Which try this is: 0 is the first; a retry tells why the one before failed. */
export interface Attempt {
  readonly number: number;
  readonly reason?: string;
}

/** How one try ended. */
export interface Outcome {
  readonly acknowledged: boolean;
  /** What the bot sent with its acknowledgement. */
  readonly body?: unknown;
  /** Why there was none: `timeout`, `connection_failed`, `http_error`, `no_connection`. */
  readonly reason?: string;
  /** The HTTP status, if the bot is reached over HTTP. */
  readonly status?: number;
}

/** A way to the bot: Socket Mode or signed HTTP. */
export interface Transport {
  /** Sends once and waits for the acknowledgement; never rejects. */
  deliver(
    kind: DeliveryKind,
    payload: Json,
    attempt: Attempt,
    deadlineMs: number,
  ): Promise<Outcome>;
}

/** Whether and when the bot acknowledged something, retries included. */
export interface Ack extends Outcome {
  /** From the first try to the acknowledgement, or to giving up. */
  readonly elapsedMs: number;
  readonly attempts: number;
}

/** How Slack waits and retries. */
export interface DeliveryOptions {
  /** docs.slack.dev/interactivity/handling-user-interaction: three seconds. */
  readonly ackDeadlineMs: number;
  /** For events only. docs.slack.dev/apis/events-api: at once, after a minute, after five. */
  readonly retryDelaysMs: readonly number[];
}

/** Sends things to the bot as Slack does. */
export class Delivery {
  /** What is on its way and not acknowledged yet. */
  pending = 0;
  readonly #transport: Transport;
  readonly #faults: Faults;
  readonly #options: DeliveryOptions;
  readonly #stopped: AbortSignal;

  /** @param stopped Ends waiting retries. */
  constructor(
    transport: Transport,
    faults: Faults,
    options: DeliveryOptions,
    stopped: AbortSignal,
  ) {
    this.#transport = transport;
    this.#faults = faults;
    this.#options = options;
    this.#stopped = stopped;
  }

  /**
   * Sends something until it is acknowledged or all tries failed; never rejects.
   *
   * @param isCalm Whether it takes none of the faults that a test prepared.
   */
  async send(kind: DeliveryKind, payload: Json, isCalm = false): Promise<Ack> {
    const begin = performance.now();
    const delays = kind === 'events_api' ? this.#options.retryDelaysMs : [];
    this.pending += 1;
    try {
      let outcome = await this.#attempt(kind, payload, { number: 0 }, isCalm);
      let attempts = 1;
      for (const delay of delays) {
        if (outcome.acknowledged) break;
        await sleep(delay, undefined, { signal: this.#stopped });
        const { reason = 'unknown_error' } = outcome;
        outcome = await this.#attempt(kind, payload, { number: attempts, reason }, isCalm);
        attempts += 1;
      }
      return { ...outcome, attempts, elapsedMs: performance.now() - begin };
    } catch {
      return {
        acknowledged: false,
        reason: 'peer_stopped',
        attempts: 0,
        elapsedMs: performance.now() - begin,
      };
    } finally {
      this.pending -= 1;
    }
  }

  async #attempt(
    kind: DeliveryKind,
    payload: Json,
    attempt: Attempt,
    isCalm: boolean,
  ): Promise<Outcome> {
    const fault = isCalm ? undefined : this.#faults.takeDelivery();
    const deliver = (which = attempt) =>
      this.#transport.deliver(kind, payload, which, this.#options.ackDeadlineMs);
    if (fault === undefined) return deliver();
    if (fault === 'drop') return { acknowledged: false, reason: 'timeout' };
    if (fault === 'duplicate') {
      const retry = { number: attempt.number + 1, reason: 'timeout' };
      const [outcome] = await Promise.all([deliver(), deliver(retry)]);
      return outcome;
    }
    await sleep(fault.lateMs, undefined, { signal: this.#stopped });
    return deliver();
  }
}
