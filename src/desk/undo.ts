import { z } from 'zod';
import { checkSchedule } from '../schedule/schedule.ts';
import { ScheduleError } from '../schedule/schedule-error.ts';
import type { Connection } from '../storage/connection.ts';
import type { ChannelAddress, ScheduleRow } from '../storage/schedules.ts';
import { forget, recall, remember } from '../storage/workspaces.ts';

/** What an older version wrote may look otherwise. */
const keptSchema = z.looseObject({
  createdBy: z.string(),
  weeklySummary: z.boolean(),
  stoppedBecause: z.string().optional(),
});

/** Keeps a schedule that is about to be deleted, in the place of one kept before in its channel. */
export async function setAside(connection: Connection, row: ScheduleRow): Promise<void> {
  const { times, zone, days, skip, holidays, place, pausedUntil } = row;
  const { createdBy, weeklySummary, stoppedBecause } = row;
  const terms = { times, zone, days, skip, holidays, place, pausedUntil };
  await remember(connection, row, keyOf(row), {
    terms,
    createdBy,
    weeklySummary,
    stoppedBecause,
  });
}

/** The schedule that was set aside last in a channel. It has no id, and was created at no time. */
export async function recover(
  connection: Connection,
  { platform, workspace, channel }: ChannelAddress,
): Promise<ScheduleRow | undefined> {
  const address = { platform, workspace, channel };
  const kept = keptSchema.safeParse(await recall(connection, address, keyOf(address)));
  if (!kept.success) return undefined;
  const { createdBy, weeklySummary, stoppedBecause, ['terms']: terms } = kept.data;
  try {
    const createdAt = Temporal.Instant.fromEpochMilliseconds(0);
    const stored = { id: '', createdAt, zoneData: '', streakBefore: 0 };
    const rest = { createdBy, weeklySummary, stoppedBecause, ...stored };
    return { ...address, ...checkSchedule(terms), ...rest };
  } catch (error) {
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

/** Another took its place. */
export async function dropAside(connection: Connection, channel: ChannelAddress): Promise<void> {
  await forget(connection, channel, keyOf(channel));
}

function keyOf({ channel }: Pick<ChannelAddress, 'channel'>): string {
  return `deleted ${channel}`;
}
