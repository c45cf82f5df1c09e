const MINUTES_AN_HOUR = 60;
const NANOSECONDS_A_MINUTE = 60e9;
/** Longer than any zone of the database; the longest has 32 characters (2026). */
const LONGEST = 64;

/**
 * The IANA time zone of that name, links such as "US/Pacific" among them, in the database's
 * capitals but under the name given; nothing when there is none. A mere offset ("+02:00") is no
 * zone: it knows no summer time.
 */
export function zoneNamed(name: string): string | undefined {
  if (name.length > LONGEST || !/^[a-z]/i.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** A zone's offset from UTC at an instant, in minutes, positive east of Greenwich. */
export function offsetMinutes(zone: string, at: Temporal.Instant): number {
  return at.toZonedDateTimeISO(zone).offsetNanoseconds / NANOSECONDS_A_MINUTE;
}

/** A zone with its offset at an instant, "Europe/Berlin (UTC+1)"; alone where the one is the other. */
export function zoneLabel(zone: string, at: Temporal.Instant): string {
  const offset = offsetLabel(offsetMinutes(zone, at));
  return zone === offset ? zone : `${zone} (${offset})`;
}

/** "UTC+1", "UTC-3:30", "UTC+5:45"; "UTC" alone without an offset. */
export function offsetLabel(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const distance = Math.round(Math.abs(minutes));
  const hours = Math.floor(distance / MINUTES_AN_HOUR);
  const rest = distance % MINUTES_AN_HOUR;
  const tail = rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${tail}`;
}
