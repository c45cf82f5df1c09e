import type { Exercise } from '../content/catalogue.ts';
import { PLACES } from '../content/schema/terms.ts';
import {
  type IsHoliday,
  type Occurrence,
  occurrences,
  type Timetable,
} from '../schedule/occurrences.ts';
import { fittingExercises, type Rotation, startRotation } from '../schedule/rotation.ts';
import type { NewSchedule } from '../storage/schedules.ts';

/** What is due of a schedule, and what comes after that. */
export interface Due {
  /** In the order in which they fire. */
  readonly due: readonly Occurrence[];
  /** Nothing when none is foreseen. */
  readonly next?: Occurrence;
}

/** A bot that was away for longer doesn't list what it missed before, slot by slot. */
const LONGEST_AWAY = Temporal.Duration.from({ hours: 7 * 24 });
const ONE_MILLISECOND = Temporal.Duration.from({ milliseconds: 1 });

/**
 * The occurrences that haven't been planned, up to an instant, and the first after it.
 *
 * @param from where planning goes on: the instant of the first that isn't planned yet.
 */
export function dueOccurrences(
  timetable: Timetable,
  from: Temporal.Instant,
  at: Temporal.Instant,
  isHoliday: IsHoliday,
): Due {
  const earliest = later(from, at.subtract(LONGEST_AWAY)).subtract(ONE_MILLISECOND);
  const due: Occurrence[] = [];
  for (const occurrence of occurrences(timetable, earliest, isHoliday)) {
    if (isAfter(occurrence.instant, at)) return { due, next: occurrence };
    due.push(occurrence);
  }
  return { due };
}

/** The moves that a schedule chooses from. */
export function poolOf(
  { place }: Pick<NewSchedule, 'place'>,
  exercises: readonly Exercise[],
): Exercise[] {
  return fittingExercises(
    exercises,
    PLACES.filter((each) => place.includes(each)),
  );
}

/** How far a schedule has come through the moves. Its channel gives it an order of its own. */
export function rotationOf({
  rotation,
  platform,
  workspace,
  channel,
}: Pick<NewSchedule, 'rotation' | 'platform' | 'workspace' | 'channel'>): Rotation {
  return rotation ?? startRotation(`${platform} ${workspace} ${channel}`);
}

/** Whether one instant is after another. */
export function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}

/** The later of two instants. */
export function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return isAfter(one, other) ? one : other;
}
