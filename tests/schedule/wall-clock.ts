/**
 * What the clocks show, worked out in another way than the product does: by Intl alone, without Temporal.
 * Instants and wall-clock times are milliseconds, a wall-clock time counted as if it were UTC.
 */

const HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** The wall-clock time in a zone at an instant. */
export function wallClock(zone: string, instant: number): number {
  // "3/8/2026, 03:30:00"
  const [month = 0, day = 0, year = 0, hour, minute, second] = formatOf(zone)
    .format(instant)
    .split(/\D+/)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** A slot of a date as a wall-clock time. */
export function slotTime(date: string, time: string): number {
  return Date.parse(`${date}T${time}:00Z`);
}

/**
 * The instant at which a slot must fire: the first at which the clocks show it, or, where they
 * skip it, when they would have shown it had they not been changed.
 */
export function expectedInstant(zone: string, date: string, time: string): number {
  const slot = slotTime(date, time);
  const offsetAt = (instant: number) => wallClock(zone, instant) - instant;
  // No zone is farther than 14 hours from UTC, so these lie before and after any change near the slot.
  const offsets = [offsetAt(slot - 24 * HOUR), offsetAt(slot + 24 * HOUR)];
  const shown = offsets
    .map((offset) => slot - offset)
    .filter((instant) => wallClock(zone, instant) === slot);
  return shown.length > 0 ? Math.min(...shown) : slot - (offsets[0] ?? 0);
}
