import type { Wording } from '../../../src/cards/wording.ts';
import { writeSchedule } from '../../../src/schedule/parse-schedule.ts';
import { DAYS, OFFICE_PLACES, type Schedule } from '../../../src/schedule/schedule.ts';

const WORKING_DAYS = DAYS.slice(0, 5).join();
const WEEKEND = DAYS.slice(5).join();

/** The words after the command that set a schedule up, as people would type them: "09:00 weekdays Europe/Berlin". */
export function scheduleLine(schedule: Schedule, wording: Wording): string {
  const { times, zone, days, place, skip, holidays } = schedule;
  const rest = writeSchedule({
    ...(place.join() === OFFICE_PLACES.join() ? {} : { place }),
    zone,
    ...(skip.length > 0 ? { skip } : {}),
    ...(holidays.length > 0 ? { holidays } : {}),
  });
  return [writeSchedule({ times }), daysInWords(days, wording), rest].join(' ');
}

function daysInWords(days: Schedule['days'], { phrases }: Wording): string {
  const { workingDays, weekend, everyDay } = phrases.schedule.words;
  const names: Readonly<Record<string, readonly string[]>> = {
    [WORKING_DAYS]: workingDays,
    [WEEKEND]: weekend,
    [DAYS.join()]: everyDay,
  };
  return names[days.join()]?.[0] ?? writeSchedule({ days });
}
