import type { NewDelivery } from '../../src/storage/deliveries.ts';
import type { NewSchedule } from '../../src/storage/schedules.ts';

/** Nine o'clock in Berlin on a Tuesday. */
export const NINE = Temporal.Instant.from('2026-12-01T08:00:00Z');

let count = 0;

/** A schedule as somebody might ask for it, in a channel of its own. */
export function newSchedule(differently: Partial<NewSchedule> = {}): NewSchedule {
  count += 1;
  return {
    platform: 'slack',
    workspace: 'T024BE7LD',
    channel: `C${count}`,
    times: ['09:00', '14:30'],
    zone: 'Europe/Berlin',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    skip: ['2026-12-24', '2026-12-25'],
    holidays: ['DE-BY'],
    place: ['desk', 'chair'],
    createdBy: 'U061F7AUR',
    zoneData: '2026b',
    nextRunAt: NINE,
    ...differently,
  };
}

/** A schedule's post at nine. */
export function newDelivery(
  scheduleId: string,
  differently: Partial<NewDelivery> = {},
): NewDelivery {
  return {
    scheduleId,
    date: '2026-12-01',
    slot: '09:00',
    dueAt: NINE,
    exercise: 'neck-tilt',
    ...differently,
  };
}
