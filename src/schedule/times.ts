import { cutTyped, ScheduleError } from './schedule-error.ts';

/** Hour, minutes, and which half of the day: "9", "9:30", "9.30", "9h30", "0930", "9am", "9:30 p.m.". */
const TIME = /^(?:(\d{1,2})(?:[:.h](\d{2})|h)?|(\d{1,2})(\d{2}))(?:([ap])\.?m?\.?)?$/;
const NOON = 12;

/**
 * Reads times of day as people type them, with commas or spaces between: "9", "9:30", "0930",
 * "9am", "2 pm".
 *
 * @returns each as a slot of a schedule, "09:30", in the order typed.
 * @throws {ScheduleError} naming the piece that is no time.
 */
export function parseTimes(typed: string): string[] {
  return typed
    .toLowerCase()
    .replace(/\s+(?=[ap]\.?m\b)/g, '')
    .split(/[\s,;]+/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const time = parseTime(piece);
      if (time !== undefined) return time;
      const cut = cutTyped(piece);
      const message = `${JSON.stringify(cut)} is no time of day. Use the 24-hour clock, such as 09:00 or 14:30, or 9am.`;
      throw new ScheduleError([
        { field: 'times', message, wrong: { code: 'time', values: { typed: cut } } },
      ]);
    });
}

function parseTime(piece: string): string | undefined {
  const [, hour, minute, packedHour, packedMinute, half] = TIME.exec(piece) ?? [];
  const minutes = Number(minute ?? packedMinute ?? 0);
  const hours = inDay(Number(hour ?? packedHour), half);
  if (hours === undefined || minutes > 59) return undefined;
  return [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
}

/** The hour on the 24-hour clock: 12am is midnight, 12pm noon. */
function inDay(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > NOON) return undefined;
  return (hour % NOON) + (half === 'p' ? NOON : 0);
}
