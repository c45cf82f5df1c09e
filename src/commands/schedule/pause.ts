import type { ScheduleRow } from '../../desk/schedule-desk.ts';
import type { Reply } from '../../request.ts';
import { parseDate } from '../../schedule/parse-date.ts';
import { change } from './change.ts';
import { told, type Visit } from './visit.ts';
import { dateWords } from './words.ts';

const A_WEEK = Temporal.Duration.from({ weeks: 1 });

/** Nothing until the day that was said, in the schedule's zone; for a week where none was. */
export async function pause(said: string, row: ScheduleRow, visit: Visit): Promise<Reply> {
  const { wording } = visit.tools.context;
  const { problem: texts } = wording.phrases.schedule;
  const today = visit.at.toZonedDateTimeISO(row.zone).toPlainDate();
  const inAWeek = today.add(A_WEEK);
  const read = parseDate(said, dateWords(wording.phrases), today);
  const until = 'date' in read ? read.date : read.problem === 'none' ? inAWeek : read.problem;
  if (typeof until !== 'string') {
    return change(row, { pausedUntil: until.toString() }, 'paused', visit);
  }
  const summary = wording.fill(texts.until[until], { date: inAWeek.toString() });
  return told({ title: texts.title, summary });
}
