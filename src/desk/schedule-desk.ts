import type { Card } from '../cards/card.ts';
import type { UpcomingPost } from '../delivery/upcoming.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { ChannelAddress, ScheduleRow, Workspace } from '../storage/schedules.ts';

export type { ChannelAddress, ScheduleRow };

/** What commands can do about daily posts. Errors of the database are thrown on. */
export interface ScheduleDesk {
  find(channel: ChannelAddress): Promise<ScheduleRow | undefined>;
  /** A workspace's schedules, the oldest first. */
  list(workspace: Workspace): Promise<ScheduleRow[]>;
  /**
   * Stores what somebody asked for in place of what the channel had.
   *
   * @throws {ScheduleError} when holidays are asked for of a place that none are known of.
   */
  save(channel: ChannelAddress, terms: Schedule, by: By): Promise<ScheduleRow>;
  /** Deletes a channel's schedule; it can be had back until another is saved there. */
  remove(row: ScheduleRow): Promise<void>;
  /** The schedule that was deleted last in a channel, not stored again yet. */
  removed(channel: ChannelAddress): Promise<ScheduleRow | undefined>;
  /** The next posts; none of one that is stopped. */
  upcoming(row: ScheduleRow, count: number): Promise<UpcomingPost[]>;
  /** Has a post sent out of turn. Returns whether one is on its way. */
  postNow(row: ScheduleRow): Promise<boolean>;
  /**
   * Counts that somebody did a post's stretch.
   *
   * @returns the post as it is now, and whether it was their first press; nothing when the post is forgotten.
   */
  did(post: PressedPost, person: string): Promise<{ card: Card; counted: boolean } | undefined>;
  /** Puts another move in the place of a post's. */
  swap(post: PressedPost): Promise<Swapped>;
  /** Forgets everything about a workspace. */
  forget(workspace: Workspace): Promise<void>;
}

/** A post as its buttons name it. */
export interface PressedPost extends Workspace {
  readonly delivery: string;
  /** The move's slug that it showed. */
  readonly exercise: string;
}

/** Whose a schedule is, and what else stays with it. */
export interface By {
  readonly createdBy: string;
  readonly weeklySummary: boolean;
  /** Why the bot had stopped, where it isn't to post again by this. */
  readonly stoppedBecause?: string | undefined;
}

/** What came of swapping: the post as it is now, or why it stayed. */
export type Swapped =
  | { readonly result: 'swapped' | 'swapped before'; readonly card: Card }
  | { readonly result: 'enough' | 'forgotten' | 'no other' };
