import { expect, test, vi } from 'vitest';
import { upcomingPosts } from '../../src/delivery/upcoming.ts';
import { loadHolidays } from '../../src/schedule/holidays.ts';
import { findSchedules } from '../../src/storage/schedules.ts';
import { englishContent } from '../support/content.ts';
import { NINE, teamSchedule, useStage } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });

const stage = useStage();

async function upcoming(
  schedule: Parameters<typeof upcomingPosts>[0] & { holidays: readonly string[] },
  after: Temporal.Instant,
  count: number,
) {
  const { exercises } = (await englishContent()).catalogue;
  const isHoliday = await loadHolidays(schedule.holidays);
  return upcomingPosts(schedule, exercises, after, { count, isHoliday }).map(
    ({ occurrence: { date, time }, exercise }) => `${date} ${time} ${exercise.slug}`,
  );
}

test('what is shown beforehand is what is posted, over holidays and rounds', async () => {
  const terms = { times: ['09:00', '15:00'], holidays: ['DE-BY'] };
  const { id } = await stage.save({ ...terms, channel: 'same' });
  const shown = await upcoming(
    teamSchedule({ ...terms, channel: 'same' }),
    NINE.subtract({ minutes: 1 }),
    30,
  );
  for (let hour = 0; hour < 24 * 25; hour += 6)
    await stage.plan(NINE.add({ hours: hour }), {
      catchUp: Temporal.Duration.from({ hours: 6 }),
    });
  const posted = (await stage.deliveries()).map(
    ({ date, slot, exercise }) => `${date} ${slot} ${exercise}`,
  );
  expect(posted.slice(0, 30)).toEqual(shown);

  const [row] = await findSchedules(stage.db, [id]);
  if (!row?.nextRunAt) throw new Error('the schedule has ended');
  const next = await upcoming(row, row.nextRunAt.subtract({ minutes: 1 }), 1);
  await stage.plan(row.nextRunAt);
  const last = (await stage.deliveries()).at(-1);
  expect(next).toEqual([`${last?.date} ${last?.slot} ${last?.exercise}`]);
});

test('fewer are shown when fewer are to come', async () => {
  const all = teamSchedule({ days: ['mon'], pausedUntil: '2026-06-08' });
  expect(await upcoming(all, NINE, 2)).toHaveLength(2);
  expect((await upcoming(all, NINE, 1))[0]).toMatch(/^2026-06-08 /);
  expect(await upcoming({ ...all, place: [] }, NINE, 5)).toEqual([]);
  expect(await upcoming(all, NINE, 0)).toEqual([]);
});
