import { expect, test, vi } from 'vitest';
import { findSchedules } from '../../src/storage/schedules.ts';
import { englishContent } from '../support/content.ts';
import { memoryLog } from '../support/memory-log.ts';
import { DAY, NINE, useStage } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });

const stage = useStage();
const MINUTE = { minutes: 1 };

const names = async () =>
  (await stage.deliveries()).map(({ date, slot, state }) => `${date} ${slot} ${state}`);

async function again(id: string) {
  const [row] = await findSchedules(stage.db, [id]);
  if (!row) throw new Error('the schedule is gone');
  return row;
}

test('a post is planned when it is due, once, with a job', async () => {
  const { id } = await stage.save();
  await stage.plan(NINE.subtract(MINUTE));
  expect(await names()).toEqual([]);
  await stage.plan(NINE);
  await stage.plan(NINE);
  await stage.plan(NINE.add(MINUTE));
  expect(await names()).toEqual(['2026-06-01 09:00 planned']);
  expect(await stage.jobs()).toBe(1);
  expect((await again(id)).nextRunAt).toEqual(NINE.add(DAY));
});

test('the next post is another move, until every fitting one has been shown', async () => {
  await stage.save();
  for (let day = 0; day < 28; day++) await stage.plan(NINE.add({ hours: 24 * day }));
  const shown = (await stage.deliveries()).map(({ exercise }) => exercise);
  const { exercises } = (await englishContent()).catalogue;
  const fitting = exercises.filter(({ place }) =>
    place.some((each) => ['desk', 'chair'].includes(each)),
  );
  expect(shown).toHaveLength(20);
  expect(new Set(shown.slice(0, fitting.length)).size).toBe(Math.min(20, fitting.length));
});

test('three planners at once plan each of many posts once', async () => {
  for (let many = 0; many < 1_300; many++) await stage.save();
  await Promise.all([stage.plan(NINE), stage.plan(NINE), stage.plan(NINE)]);
  const deliveries = await stage.deliveries();
  expect(deliveries).toHaveLength(1_300);
  expect(new Set(deliveries.map(({ scheduleId }) => scheduleId)).size).toBe(1_300);
  expect(await stage.jobs()).toBe(1_300);
});

test('a bot that comes back posts what it missed in the last two hours, and notes the rest', async () => {
  await stage.save({ times: ['09:00', '10:00', '10:30', '15:00'] });
  await stage.plan(NINE.add({ minutes: 125 }));
  expect(await names()).toEqual([
    '2026-06-01 09:00 skipped',
    '2026-06-01 10:00 planned',
    '2026-06-01 10:30 planned',
  ]);
  expect(await stage.jobs()).toBe(2);
  const [first] = await stage.deliveries();
  expect(first?.reason).toBe('late');
});

test('the posts of one workspace are spread, and don’t stand in the way of others', async () => {
  for (const workspace of ['T1', 'T1', 'T1', 'T2']) await stage.save({ workspace });
  await stage.plan(NINE);
  const rows = await stage.db.query<{ workspace: string; wait: number }>(
    `select data->>'workspace' as workspace,
      round(extract(epoch from start_after - min(start_after) over ()) * 10)::int as wait
    from unhunch_queue.job order by 1, 2`,
  );
  expect(rows.map(({ workspace }) => workspace)).toEqual(['T1', 'T1', 'T1', 'T2']);
  const [first = 0, second = 0, third = 0, other = 0] = rows.map(({ wait }) => wait);
  expect(second).toBeGreaterThan(first);
  expect(third).toBeGreaterThan(second);
  expect(other).toBeLessThan(second);
});

test('a post that was skipped takes no move away from those that follow', async () => {
  const { id } = await stage.save({ times: ['09:00', '10:30'] });
  await stage.plan(NINE.add({ minutes: 125 }));
  const [skipped, posted] = await stage.deliveries();
  expect(posted?.exercise).toBe(skipped?.exercise);
  expect((await again(id)).rotation?.shown).toEqual([posted?.exercise]);
});

test('a bot that was away for a year lists a week of what it missed', async () => {
  await stage.save();
  await stage.plan(NINE.add({ hours: 24 * 364 }));
  const states = (await stage.deliveries()).map(({ state }) => state);
  expect(states).toEqual([...Array<string>(5).fill('skipped'), 'planned']);
});

test('nothing is planned on holidays, skipped dates, in a pause, or where posts were stopped', async () => {
  const week = (from: number) => NINE.add({ hours: 24 * from });
  // Corpus Christi, a holiday in Bavaria, is on Thursday the 4th.
  await stage.save({ holidays: ['DE-BY'], skip: ['2026-06-03'], pausedUntil: '2026-06-02' });
  const { id } = await stage.save();
  await stage.db.query(
    `update unhunch.schedules set stopped_because = 'gone', next_run_at = null where id = $1`,
    [id],
  );
  for (let day = 0; day < 7; day++) await stage.plan(week(day));
  expect(await names()).toEqual(['2026-06-02 09:00 planned', '2026-06-05 09:00 planned']);
});

test('a pause that is set after the next post was calculated holds all the same', async () => {
  const { id } = await stage.save();
  await stage.db.query(`update unhunch.schedules set paused_until = '2026-06-08' where id = $1`, [
    id,
  ]);
  await stage.plan(NINE);
  expect(await names()).toEqual([]);
  expect((await again(id)).nextRunAt).toEqual(NINE.add({ hours: 24 * 7 }));
});

test('schedules of a platform that this bot isn’t connected to are left to others', async () => {
  const { id } = await stage.save({ platform: 'matrix' });
  await stage.plan(NINE);
  expect(await names()).toEqual([]);
  expect((await again(id)).nextRunAt).toEqual(NINE);
});

test('a clock that jumps ahead and back makes no post twice and loses none', async () => {
  await stage.save();
  await stage.plan(NINE.add(DAY));
  await stage.plan(NINE);
  await stage.plan(NINE.add(DAY));
  await stage.plan(NINE.add({ hours: 48 }));
  expect(await names()).toEqual([
    '2026-06-01 09:00 skipped',
    '2026-06-02 09:00 planned',
    '2026-06-03 09:00 planned',
  ]);
});

test('a schedule that can’t be calculated holds nobody up, and is tried again', async () => {
  const { id } = await stage.save({ channel: 'odd' });
  await stage.save();
  await stage.db.query(`update unhunch.schedules set zone = 'Mars/Olympus' where id = $1`, [id]);
  const { log, lines } = memoryLog();
  await stage.plan(NINE, { log });
  expect(await names()).toEqual(['2026-06-01 09:00 planned']);
  expect(lines).toMatchObject([{ event: 'schedule.unusable', schedule: id }]);
  expect((await again(id)).nextRunAt).toEqual(NINE.add({ hours: 1 }));
});

test('where no move fits, that is noted and nothing is posted', async () => {
  await stage.save();
  await stage.plan(NINE, { catalogue: { exercises: [] } });
  expect(await stage.deliveries()).toMatchObject([{ state: 'skipped', reason: 'nothing fits' }]);
  expect(await stage.jobs()).toBe(0);
});

test('what fails in the middle leaves nothing half planned', async () => {
  const { id } = await stage.save();
  const broken = new Map([
    [
      'slack',
      {
        add: () => Promise.reject(new Error('the connection broke')),
        work: () => Promise.resolve(),
        depth: () => Promise.resolve({ deferred: 0, ready: 0, active: 0 }),
        stop: () => Promise.resolve(),
      },
    ],
  ]);
  await expect(stage.plan(NINE, { queues: broken })).rejects.toThrow('broke');
  expect(await names()).toEqual([]);
  expect((await again(id)).nextRunAt).toEqual(NINE);
  await stage.plan(NINE);
  expect(await names()).toEqual(['2026-06-01 09:00 planned']);
});
