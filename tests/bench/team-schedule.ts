import type { ChannelAddress, NewSchedule } from '../../src/storage/schedules.ts';

/** Nine o’clock on working days in UTC, on Discord. */
export function teamSchedule(differently: Partial<NewSchedule>): NewSchedule {
  return {
    platform: 'discord',
    workspace: 'W1',
    channel: 'C1',
    times: ['09:00'],
    zone: 'UTC',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    skip: [],
    holidays: [],
    place: ['desk', 'chair', 'standing'],
    createdBy: 'U1',
    zoneData: process.versions['tz'] ?? '',
    ...differently,
  };
}

/** Every day at an instant’s time, at it for the first time. */
export function dailySchedule(address: ChannelAddress, due: Temporal.Instant): NewSchedule {
  const time = due.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
  return teamSchedule({
    ...address,
    times: [time],
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    nextRunAt: due,
  });
}
