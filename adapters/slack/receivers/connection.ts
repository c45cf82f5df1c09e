import type { Receiver } from '@slack/bolt';
import type { Route } from '../../../src/adapter.ts';

/** A way that Slack's messages come in. */
export interface Connection {
  /** For the line at start: "by Socket Mode". */
  readonly by: string;
  /** What Bolt listens to. */
  readonly receiver: Receiver;
  readonly routes: readonly Route[];
  /**
   * Lets messages in, and resolves when they come.
   *
   * @throws {RefusedError} when Slack refuses for good.
   */
  open(): Promise<void>;
  /** Whether messages come in at the moment, as far as this end can tell. */
  isUp(): boolean;
  /** Lets nothing more in. May be called at any time, also twice. */
  close(): Promise<void>;
}
