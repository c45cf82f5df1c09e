import type { Card } from '../cards/card.ts';
import type { UpcomingPost } from '../delivery/upcoming.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { PersonAddress } from '../storage/people.ts';
import type { ChannelAddress, ScheduleRow, Workspace } from '../storage/schedules.ts';

export type { ChannelAddress, PersonAddress, ScheduleRow };

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
  /** What is kept that has to do with one person. */
  keptOf(person: PersonAddress): Promise<Kept>;
  /**
   * Forgets a person.
   *
   * @param schedules what becomes of those that they set up: they go on as the workspace's, or are deleted for good.
   * @returns what was kept until then.
   */
  forgetPerson(person: PersonAddress, schedules: 'go on' | 'delete'): Promise<Forgotten>;
  /** Takes an event of a platform's for one of all bots. Returns whether nobody had taken it. */
  take(platform: string, event: string): Promise<boolean>;
  /** Forgets everything about a workspace. Returns how many schedules it had. */
  forget(workspace: Workspace): Promise<number>;
}

/** What is kept that has to do with one person. */
export interface Kept {
  /** The channels whose schedule they set up, the oldest first. */
  readonly schedules: readonly ChannelAddress[];
  /** Deleted schedules of theirs that can still be had back. */
  readonly deleted: number;
  /** Presses of "Done" that can still be told to be theirs; left out where no workspace is said. */
  readonly presses?: number;
}

/** What went when a person was forgotten. */
export interface Forgotten {
  readonly schedules: number;
  readonly presses: number;
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
