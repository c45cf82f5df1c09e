import { expect, test, vi } from 'vitest';
import { renewZoneData } from '../../src/delivery/zone-data.ts';
import { findSchedules, type NewSchedule } from '../../src/storage/schedules.ts';
import { memoryLog } from '../support/memory-log.ts';
import { NINE, useStage, ZONE_DATA } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });

const stage = useStage();
const HOUR = { hours: 1 };
const LONG_AGO = NINE.subtract({ hours: 24 * 100 });

/** A schedule whose next post older zone data put at `nextRunAt`. */
async function older(
  nextRunAt: Temporal.Instant | undefined,
  differently: Partial<NewSchedule> = {},
) {
  const { id } = await stage.save(differently, LONG_AGO);
  await stage.db.query(
    `update unhunch.schedules set next_run_at = $2, zone_data = '2019c' where id = $1`,
    [id, nextRunAt?.toString()],
  );
  return id;
}

const renew = (at: Temporal.Instant) =>
  renewZoneData({ db: stage.db, zoneData: ZONE_DATA, log: memoryLog().log }, at);

async function nextOf(id: string) {
  const [row] = await findSchedules(stage.db, [id]);
  return row?.nextRunAt?.toString();
}

const planned = async () =>
  (await stage.deliveries()).map(({ date, slot, dueAt }) => `${date} ${slot} ${dueAt.toString()}`);

test('a schedule that new zone data doesn’t change goes on as it was', async () => {
  const id = await older(NINE);
  expect(await renew(NINE.subtract(HOUR))).toBe(1);
  expect(await nextOf(id)).toBe(NINE.toString());
  expect(await renew(NINE.subtract(HOUR))).toBe(0);
});

test('a post that new zone data makes an hour earlier comes an hour earlier', async () => {
  const id = await older(NINE.add(HOUR));
  await renew(NINE.subtract(HOUR));
  expect(await nextOf(id)).toBe(NINE.toString());
});

test('a post that new zone data makes an hour later comes an hour later', async () => {
  const id = await older(NINE.subtract(HOUR));
  await renew(NINE.subtract({ hours: 2 }));
  expect(await nextOf(id)).toBe(NINE.toString());
});

test('a post that new zone data moves to just before now comes late, and isn’t lost', async () => {
  await older(NINE.add(HOUR));
  const at = NINE.add({ minutes: 30 });
  await renew(at);
  await stage.plan(at);
  expect(await planned()).toEqual(['2026-06-01 09:00 2026-06-01T07:00:00Z']);
});

test('a post that was made before new zone data moved its time isn’t made again', async () => {
  const id = await older(NINE);
  await stage.plan(NINE);
  // By the older data it was at eight UTC, so that the next one is tomorrow at eight.
  await stage.db.query(`update unhunch.schedules set next_run_at = $1, zone_data = '2019c'`, [
    NINE.add({ hours: 25 }).toString(),
  ]);
  const at = NINE.add({ hours: 2 });
  await renew(at);
  await stage.plan(at);
  await stage.plan(NINE.add({ hours: 24 }));
  expect(await planned()).toEqual([
    '2026-06-01 09:00 2026-06-01T07:00:00Z',
    '2026-06-02 09:00 2026-06-02T07:00:00Z',
  ]);
  // Nor has it cost the channel a move.
  const shown = (await stage.deliveries()).map(({ exercise }) => exercise);
  const [row] = await findSchedules(stage.db, [id]);
  expect(row?.rotation?.shown).toEqual(shown);
});

test('posts an hour apart are neither lost nor doubled when the clock moves by an hour', async () => {
  for (const moved of [-1, 1]) {
    await stage.db.query('truncate unhunch.schedules cascade');
    // Older data put eight o'clock's post where seven's or nine's is now.
    await older(NINE.subtract(HOUR).add({ hours: moved }), { times: ['07:00', '08:00', '09:00'] });
    const before = NINE.subtract({ hours: 2, minutes: 10 });
    await renew(before);
    for (let minutes = -10; minutes <= 130; minutes += 10) {
      await stage.plan(NINE.subtract({ hours: 2 }).add({ minutes }));
    }
    const slots = (await stage.deliveries()).map(({ slot }) => slot);
    expect(slots).toContain('08:00');
    expect(slots).toContain('09:00');
    expect(new Set(slots).size).toBe(slots.length);
  }
});

test('an overdue post stays overdue', async () => {
  await older(NINE);
  const at = NINE.add(HOUR);
  await renew(at);
  await stage.plan(at);
  expect(await planned()).toEqual(['2026-06-01 09:00 2026-06-01T07:00:00Z']);
});

test('a schedule that is newer than the times before now doesn’t begin with them', async () => {
  const { id } = await stage.save({ times: ['09:00', '10:15'] }, NINE.add({ minutes: 30 }));
  await stage.db.query(
    `update unhunch.schedules set next_run_at = $2, zone_data = '2019c' where id = $1`,
    [id, NINE.add({ minutes: 45 }).toString()],
  );
  await renew(NINE.add({ minutes: 40 }));
  expect(await nextOf(id)).toBe(NINE.add({ minutes: 75 }).toString());
});

test('a schedule without further posts finds those that new zone data gives it', async () => {
  const id = await older(undefined);
  await renew(NINE.subtract(HOUR));
  expect(await nextOf(id)).toBe(NINE.toString());
});

test('all are renewed, however many', async () => {
  for (let count = 0; count < 3; count++) await older(NINE);
  await stage.db.query(
    `insert into unhunch.schedules (platform, workspace, channel, times, zone, days, skip, holidays,
      place, created_by, created_at, next_run_at, zone_data)
    select platform, workspace, channel || n, times, zone, days, skip, holidays, place, created_by,
      created_at, next_run_at, zone_data from unhunch.schedules, generate_series(1, 300) as n`,
  );
  expect(await renew(NINE.subtract(HOUR))).toBe(903);
});
