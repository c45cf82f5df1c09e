import type { Card } from './cards/card.ts';

/** A channel on one platform, by the platform's own ids. */
export interface ChannelAddress {
  readonly platform: string;
  /** A Slack workspace or Discord server. */
  readonly workspace: string;
  readonly channel: string;
}

/** The part of an adapter that says something unasked: the daily posts. */
export interface Poster {
  /**
   * Posts a card that everybody in the channel sees.
   *
   * @param key the same for every try of one post, at most 25 characters: a platform that can, keeps it from appearing twice.
   * @returns the message's name on its platform, for changing it later.
   * @throws {PostError}
   */
  post(to: ChannelAddress, card: Card, key: string): Promise<string>;
  /**
   * Puts another card in the place of one that was posted.
   *
   * @throws {PostError}
   */
  edit(to: ChannelAddress, message: string, card: Card): Promise<void>;
  /**
   * Says something to one person alone.
   *
   * @throws {PostError}
   */
  tell(workspace: string, person: string, card: Card): Promise<void>;
}

/**
 * Why a post failed, in terms of what to do about it:
 * - `gone`: the channel or the bot's place in it is no more; `forbidden`: a permission is missing. Don't try again.
 * - `revoked`: the bot was taken out of this workspace. Forget the workspace. Never said of a token that is merely wrong.
 * - `busy`: too fast; try again after `retryAfter` seconds.
 * - `unsure`: no answer came, so that it may have been posted. Where keys aren't honoured, don't try again.
 * - `failed`: the platform was in trouble and has not posted it. Try again.
 */
export type PostFailure = (typeof POST_FAILURES)[number];
export const POST_FAILURES = ['gone', 'forbidden', 'revoked', 'busy', 'unsure', 'failed'] as const;

/** Thrown when a post failed; its message names the failure and the platform's code, nothing of the card. */
export class PostError extends Error {
  override readonly name = 'PostError';
  readonly failure: PostFailure;
  /** What the platform calls it: "not_in_channel", "50001". */
  readonly code: string;
  /** Seconds, where the platform says so. */
  readonly retryAfter?: number;

  constructor(failure: PostFailure, code: string, retryAfter?: number) {
    super(`${failure}: ${code}`);
    this.failure = failure;
    this.code = code;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}
