import { type Said, scheduleCard, type ShownSchedule } from '../../cards/schedule-card.ts';
import { termsOf } from '../../desk/desk.ts';
import type { ScheduleRow } from '../../desk/schedule-desk.ts';
import type { Reply } from '../../request.ts';
import { changers, type Visit } from './visit.ts';

/** A stored schedule's card, with something said first. */
export async function shown(row: ScheduleRow, said: Said, visit: Visit): Promise<Reply> {
  const { desk, at, from, tools } = visit;
  const next = await desk.upcoming(row, 1);
  return {
    card: scheduleCard(
      shownOf(row, next),
      { said, at, changers: changers(visit), viewer: from.person },
      tools.context,
    ),
    audience: 'caller',
    replaces: 'own',
  };
}

/** A stored schedule in the form that cards show. */
export function shownOf(row: ScheduleRow, next: ShownSchedule['next']): ShownSchedule {
  const { channel, createdBy, weeklySummary, stoppedBecause } = row;
  return { channel, terms: termsOf(row), createdBy, weeklySummary, stoppedBecause, next };
}
