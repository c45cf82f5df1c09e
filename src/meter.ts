import type { PostFailure } from './poster.ts';

/** The kinds of what people do, as a request has them. */
export const INPUTS = ['command', 'message', 'action', 'form', 'home'] as const;
type Input = (typeof INPUTS)[number];

/** What became of a question: an answer, or the apology because something broke or took too long. */
export const OUTCOMES = ['answered', 'apology', 'late'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why a planned post was not sent although nothing failed. */
export const SKIPPED = ['late', 'stopped', 'paused', 'nothing fits'] as const;
export type Skipped = (typeof SKIPPED)[number];

/**
 * Told of what happens, to be counted for whoever runs the bot. Never told what was asked or found,
 * by whom or where: in a small workspace even a number could tell how somebody is.
 */
export interface Meter {
  /** Somebody was answered. `input` is the kind of what they did. */
  answered(platform: string, input: Input, outcome: Outcome): void;
  /** The platform was given its sign of life, so many seconds after the adapter heard of it. */
  acknowledged(platform: string, seconds: number): void;
  /** So many posts are to be sent. */
  planned(posts: number): void;
  /** So many posts won't be. */
  skipped(posts: number, reason: Skipped): void;
  /** The platform took a post. */
  posted(platform: string): void;
  /** A try to post failed. */
  notPosted(platform: string, failure: PostFailure): void;
  /** A statement took so many seconds, the wait for a connection among them. */
  queried(seconds: number): void;
}

/** Counts nothing. */
export const NO_METER: Meter = {
  answered() {},
  acknowledged() {},
  planned() {},
  skipped() {},
  posted() {},
  notPosted() {},
  queried() {},
};
