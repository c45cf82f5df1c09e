import type { Said } from '../../cards/schedule-card.ts';
import { termsOf } from '../../desk/desk.ts';
import type { ScheduleRow } from '../../desk/schedule-desk.ts';
import type { Reply } from '../../request.ts';
import { shown } from './shown.ts';
import type { Visit } from './visit.ts';

/** The small things about a stored schedule that are changed by themselves. */
export type Change = Partial<Pick<ScheduleRow, 'pausedUntil' | 'weeklySummary' | 'stoppedBecause'>>;

/** Changes something about a schedule; the rest stays, also that the bot had stopped it. */
export async function change(
  row: ScheduleRow,
  what: Change,
  said: Said,
  visit: Visit,
): Promise<Reply> {
  const changed = { ...row, ...what };
  return shown(await visit.desk.save(row, termsOf(changed), changed), said, visit);
}
