import type { Exercise } from '../content/catalogue.ts';
import { type IsHoliday, type Occurrence, occurrences } from '../schedule/occurrences.ts';
import { nextExercise } from '../schedule/rotation.ts';
import type { NewSchedule, Terms } from '../storage/schedules.ts';
import { poolOf, rotationOf } from './due.ts';

/** A post to come. */
export interface UpcomingPost {
  readonly occurrence: Occurrence;
  readonly exercise: Exercise;
}

/** What a schedule's posts follow from. */
export type Upcoming = Terms & Pick<NewSchedule, 'platform' | 'workspace' | 'channel' | 'rotation'>;

/**
 * The next posts of a schedule, stored or about to be: when, and what each will be. Of the same rotation
 * as the posts themselves, so that it holds as long as nobody changes schedule or content.
 *
 * @param after strictly after this instant.
 * @returns fewer than asked for when no more are foreseen; none when no move fits.
 */
export function upcomingPosts(
  schedule: Upcoming,
  exercises: readonly Exercise[],
  after: Temporal.Instant,
  { count, isHoliday }: { count: number; isHoliday: IsHoliday },
): UpcomingPost[] {
  const pool = poolOf(schedule, exercises);
  const posts: UpcomingPost[] = [];
  let rotation = rotationOf(schedule);
  for (const occurrence of occurrences(schedule, after, isHoliday)) {
    const turn = posts.length < count ? nextExercise(rotation, pool) : undefined;
    if (!turn) break;
    posts.push({ occurrence, exercise: turn.exercise });
    rotation = turn.rotation;
  }
  return posts;
}
