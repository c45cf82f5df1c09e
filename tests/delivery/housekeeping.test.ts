import { describe, expect, test, vi } from 'vitest';
import { discard, mindOverdue } from '../../src/delivery/housekeeping.ts';
import { weekOf } from '../../src/delivery/summary.ts';
import { listPostedDays } from '../../src/storage/deliveries.ts';
import { pressDone } from '../../src/storage/done-presses.ts';
import { findSchedules } from '../../src/storage/schedules.ts';
import { recall, remember } from '../../src/storage/workspaces.ts';
import { memoryLog } from '../support/memory-log.ts';
import { DAY, NINE, useStage } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });

const stage = useStage();

const housekeeping = () => ({
  db: stage.db,
  queues: stage.queues,
  catchUp: Temporal.Duration.from({ hours: 2 }),
  log: memoryLog().log,
});

test('a post that lost its job gets another, and one that has its job none', async () => {
  await stage.save();
  await stage.plan(NINE);
  const later = NINE.add({ minutes: 10 });
  await mindOverdue(housekeeping(), later);
  expect(await stage.jobs()).toBe(1);
  await stage.db.query('delete from unhunch_queue.job');
  await mindOverdue(housekeeping(), later);
  expect(await stage.jobs()).toBe(1);
});

test('a post that nobody sent in time is given up', async () => {
  await stage.save();
  await stage.plan(NINE);
  await stage.db.query('delete from unhunch_queue.job');
  await mindOverdue(housekeeping(), NINE.add({ minutes: 121 }));
  expect(await stage.deliveries()).toMatchObject([{ state: 'skipped', reason: 'late' }]);
  expect(await stage.jobs()).toBe(0);
});

test('what was posted more than ninety days ago is thrown away, and who pressed Done last month', async () => {
  await stage.save();
  await stage.plan(NINE);
  await stage.plan(NINE.add(DAY));
  await stage.db.query(`update unhunch.deliveries set state = 'sent'`);
  const [first] = await stage.deliveries();
  await pressDone(stage.db, first?.id ?? '', 'U1');
  const presses = async () => (await stage.db.query('select 1 from unhunch.done_presses')).length;
  await discard(housekeeping(), NINE.add({ hours: 24 * 29 }));
  expect(await presses()).toBe(1);
  await discard(housekeeping(), NINE.add({ hours: 24 * 31 }));
  expect(await presses()).toBe(0);
  expect(await stage.deliveries()).toHaveLength(2);
  await discard(housekeeping(), NINE.add({ hours: 24 * 91 }));
  expect((await stage.deliveries()).map(({ date }) => date)).toEqual(['2026-06-02']);
});

test('whoever runs the bot says for how many days that is', async () => {
  await stage.save();
  await stage.plan(NINE);
  await stage.db.query(`update unhunch.deliveries set state = 'sent'`);
  await discard({ ...housekeeping(), keepDays: 14 }, NINE.add({ hours: 24 * 14 }));
  expect(await stage.deliveries()).toHaveLength(1);
  await discard({ ...housekeeping(), keepDays: 14 }, NINE.add({ hours: 24 * 15 }));
  expect(await stage.deliveries()).toHaveLength(0);
});

describe('a streak is longer than what is kept of it', () => {
  /** A streak of these days, as the week's last post tells it. */
  const streak = async (id: string, date: string) => {
    const [row] = await findSchedules(stage.db, [id]);
    return weekOf(date, await listPostedDays(stage.db, id, 400), row?.streakBefore).streak;
  };

  /** Posts on so many days from 1 June 2026 on, two a day; of some days nobody did either. */
  async function post(days: number, undone: readonly number[] = []): Promise<string> {
    const { id } = await stage.save();
    await stage.db.query(
      `insert into unhunch.deliveries
        (schedule_id, local_date, slot, planned_at, due_at, exercise, state, done)
      select $1, date '2026-06-01' + day, slot, $2, $2::timestamptz + day * interval '1 day', 'x',
        'sent', case when day = any($4::int[]) or slot = '14:30' then 0 else 1 end
      from generate_series(0, $3 - 1) as day, unnest(array['09:00', '14:30']) as slot`,
      [id, NINE.toString(), days, undone],
    );
    return id;
  }

  test('day by day', async () => {
    const id = await post(120);
    const last = '2026-09-28';
    expect(await streak(id, last)).toBe(120);
    for (let day = 89; day <= 119; day++) {
      await discard(housekeeping(), NINE.add({ hours: 24 * day }));
      expect(await streak(id, last)).toBe(120);
    }
    expect(await stage.deliveries()).toHaveLength(2 * 91);
  });

  test('or all at once', async () => {
    const id = await post(120);
    await discard(housekeeping(), NINE.add({ hours: 24 * 119 }));
    expect(await streak(id, '2026-09-28')).toBe(120);
  });

  test('and one that was broken begins anew after it', async () => {
    const id = await post(120, [10, 20]);
    await discard(housekeeping(), NINE.add({ hours: 24 * 105 }));
    await discard(housekeeping(), NINE.add({ hours: 24 * 119 }));
    expect(await streak(id, '2026-09-28')).toBe(99);
  });

  test('while days on which nothing was posted don’t count', async () => {
    const id = await post(120);
    await stage.db.query(
      `update unhunch.deliveries set state = 'skipped', done = 0 where local_date = '2026-06-10'`,
    );
    await discard(housekeeping(), NINE.add({ hours: 24 * 119 }));
    expect(await streak(id, '2026-09-28')).toBe(119);
  });
});

test('a schedule that was deleted can be had back for thirty days', async () => {
  const workspace = { platform: 'slack', workspace: 'T1' };
  await remember(stage.db, workspace, 'deleted C1', { createdBy: 'U1' });
  await remember(stage.db, workspace, 'a key', 'kept');
  const kept = async (key: string) => (await recall(stage.db, workspace, key)) !== undefined;
  const now = Temporal.Now.instant();
  await discard(housekeeping(), now.add({ hours: 24 * 29 }));
  expect(await kept('deleted C1')).toBe(true);
  await discard(housekeeping(), now.add({ hours: 24 * 31 }));
  expect(await kept('deleted C1')).toBe(false);
  expect(await kept('a key')).toBe(true);
});
