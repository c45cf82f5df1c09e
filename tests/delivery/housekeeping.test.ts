import { expect, test, vi } from 'vitest';
import { discard, mindOverdue } from '../../src/delivery/housekeeping.ts';
import { pressDone } from '../../src/storage/done-presses.ts';
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

test('what is older than a year and a bit is thrown away, and so is who pressed Done last month', async () => {
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
  await discard(housekeeping(), NINE.add({ hours: 24 * 400 + 1 }));
  expect((await stage.deliveries()).map(({ date }) => date)).toEqual(['2026-06-02']);
});
