import { beforeAll, expect, test } from 'vitest';
import {
  beginAttempts,
  type DeliveryRow,
  findDelivery,
  listOverdue,
  listPostedDays,
  type NewDelivery,
  planDeliveries,
  recordSent,
  recordUnsent,
  swapExercise,
} from '../../src/storage/deliveries.ts';
import { pressDone } from '../../src/storage/done-presses.ts';
import { reserveTurns } from '../../src/storage/lanes.ts';
import { discardOld } from '../../src/storage/retention.ts';
import { deleteSchedule, saveSchedule } from '../../src/storage/schedules.ts';
import { useDatabase } from '../support/database.ts';
import { newDelivery, newSchedule, NINE } from './rows.ts';

const shared = useDatabase();
let schedule = '';

beforeAll(async () => {
  schedule = await aSchedule();
});

async function aSchedule(): Promise<string> {
  return (await saveSchedule(shared.db, newSchedule(), NINE)).id;
}

let minutes = 0;

/** A planned post of a slot of its own. */
async function planned(differently: Partial<NewDelivery> = {}): Promise<DeliveryRow> {
  const slot = `slot ${minutes++}`;
  const wanted = newDelivery(schedule, { slot, ...differently });
  const [noted] = await planDeliveries(shared.db, [wanted], NINE);
  const row = noted && (await findDelivery(shared.db, noted.id));
  if (!row) throw new Error('it was planned before');
  return row;
}

test('an occurrence is planned once, whoever plans it and how often', async () => {
  const id = await aSchedule();
  const wanted = [newDelivery(id), newDelivery(id, { slot: '14:30' })];
  const rounds = await Promise.all([1, 2, 3, 4].map(() => planDeliveries(shared.db, wanted, NINE)));
  const rows = await Promise.all(
    rounds.flat().map(({ id: each }) => findDelivery(shared.db, each)),
  );
  expect(rows.map((row) => row?.slot ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual([
    '09:00',
    '14:30',
  ]);
});

test('a planned post is as it was planned', async () => {
  const wanted = newDelivery(await aSchedule());
  const [noted] = await planDeliveries(shared.db, [wanted], NINE);
  const row = await findDelivery(shared.db, noted?.id ?? '');
  const fresh = { state: 'planned', attempts: 0, done: 0, swaps: 0, plannedAt: NINE };
  expect(row).toEqual({ ...wanted, ...fresh, id: noted?.id });
});

test('what was sent, skipped or deleted is not sent again', async () => {
  const other = await aSchedule();
  const [sent, skipped, open] = [await planned(), await planned(), await planned()];
  const deleted = await planned({ scheduleId: other });
  await recordSent(shared.db, sent.id, '1733040000.0001', NINE);
  await recordUnsent(shared.db, skipped.id, 'skipped', 'too-late');
  await deleteSchedule(shared.db, other);
  const ids = [sent, skipped, open, deleted].map(({ id }) => id);
  expect(await beginAttempts(shared.db, ids)).toEqual([{ ...open, attempts: 1 }]);
  expect(await beginAttempts(shared.db, ids)).toEqual([{ ...open, attempts: 2 }]);
});

test('what became of a post is noted once and stays', async () => {
  const { id } = await planned();
  expect(await recordSent(shared.db, id, 'first', NINE)).toBe(true);
  expect(await recordSent(shared.db, id, 'second', NINE)).toBe(false);
  expect(await recordUnsent(shared.db, id, 'failed', 'no answer')).toBe(false);
  const row = await findDelivery(shared.db, id);
  expect(row).toMatchObject({ state: 'sent', message: 'first', sentAt: NINE });
  expect(row?.reason).toBeUndefined();
});

test('posts whose job was lost are found again', async () => {
  const dueAt = NINE.subtract({ hours: 500 });
  const [late, later] = [
    await planned({ dueAt }),
    await planned({ dueAt: dueAt.add({ hours: 1 }) }),
  ];
  const sent = await planned({ dueAt });
  await recordSent(shared.db, sent.id, 'x', NINE);
  const overdue = (hours: number) => listOverdue(shared.db, dueAt.add({ hours }), 10);
  expect((await overdue(1)).map(({ id }) => id)).toEqual([late.id]);
  expect((await overdue(2)).map(({ id }) => id)).toEqual([late.id, later.id]);
});

test('whoever presses Swap first swaps, and only so many times', async () => {
  const { id } = await planned({ exercise: 'a' });
  const swap = (from: string, to: string) => swapExercise(shared.db, id, { from, to, most: 2 });
  const both = await Promise.all([swap('a', 'b'), swap('a', 'c')]);
  const won = both.filter((row) => row !== undefined);
  expect(won).toHaveLength(1);
  const second = await swap(won[0]?.exercise ?? '', 'd');
  expect(second).toMatchObject({ exercise: 'd', swaps: 2 });
  expect(await swap('d', 'e')).toBeUndefined();
});

test('ten people press Done at once, one of them twice, and ten are counted', async () => {
  const { id } = await planned();
  const people = [...Array(10).keys(), 0].map((number) => `U${number}`);
  const presses = await Promise.all(people.map((person) => pressDone(shared.db, id, person)));
  expect(presses.filter((press) => press?.counted)).toHaveLength(10);
  expect(await pressDone(shared.db, id, 'U3')).toEqual({ done: 10, counted: false });
  expect((await findDelivery(shared.db, id))?.done).toBe(10);
});

test('pressing Done on a post that is no more counts nothing', async () => {
  expect(await pressDone(shared.db, '999999', 'U1')).toBeUndefined();
});

test('nobody’s id is kept, and two posts don’t show that the same person pressed', async () => {
  const [one, two] = [await planned(), await planned()];
  await pressDone(shared.db, one.id, 'U061F7AUR');
  await pressDone(shared.db, two.id, 'U061F7AUR');
  const rows = await shared.db.query<{ person: Buffer }>(
    'select person from unhunch.done_presses where delivery_id = any($1::bigint[])',
    [[one.id, two.id]],
  );
  const [first, second] = rows.map(({ person }) => person.toString('latin1'));
  expect(rows).toHaveLength(2);
  expect(first).not.toEqual(second);
  expect(`${first}${second}`).not.toContain('U061F7AUR');
});

test('the days with posts are counted, and only those', async () => {
  const scheduleId = await aSchedule();
  const post = (date: string, slot: string) => planned({ scheduleId, date, slot });
  const rows = [
    await post('2026-11-27', '09:00'),
    await post('2026-11-30', '09:00'),
    await post('2026-11-30', '14:30'),
  ];
  for (const { id } of rows) await recordSent(shared.db, id, 'x', NINE);
  await recordUnsent(shared.db, (await post('2026-12-01', '09:00')).id, 'skipped', 'too-late');
  for (const person of ['U1', 'U2']) await pressDone(shared.db, rows[1]?.id ?? '', person);
  await pressDone(shared.db, rows[2]?.id ?? '', 'U1');
  expect(await listPostedDays(shared.db, scheduleId, 10)).toEqual([
    { date: '2026-11-30', posts: 2, done: 3 },
    { date: '2026-11-27', posts: 1, done: 0 },
  ]);
  expect(await listPostedDays(shared.db, scheduleId, 1)).toHaveLength(1);
});

test('turns in a lane follow each other, also when several ask at once, and lanes don’t hinder one another', async () => {
  const ask = (count: number) =>
    reserveTurns(
      shared.db,
      [
        { lane: 'discord', count, interval: 40 },
        { lane: 'slack T1', count: 1, interval: 250 },
      ],
      NINE,
    );
  const asked = await Promise.all([ask(3), ask(3), ask(3)]);
  const offsets = (lane: string) =>
    asked
      .map((turns) => turns.get(lane)?.since(NINE).total('milliseconds') ?? Number.NaN)
      .toSorted((a, b) => a - b);
  expect(offsets('discord')).toEqual([0, 120, 240]);
  expect(offsets('slack T1')).toEqual([0, 250, 500]);
});

test('turns nobody used are not made up for', async () => {
  const lane = 'slack T2';
  const ask = (at: Temporal.Instant) =>
    reserveTurns(shared.db, [{ lane, count: 2, interval: 1_000 }], at);
  await ask(NINE);
  const much = NINE.add({ hours: 1 });
  expect((await ask(much)).get(lane)).toEqual(much);
  expect((await ask(much)).get(lane)).toEqual(much.add({ seconds: 2 }));
});

test('old posts go, those still to be sent stay, and counts outlive who pressed', async () => {
  const ago = (hours: number) => NINE.subtract({ hours });
  const [old, open, recent] = [
    await planned({ date: '2025-11-20', dueAt: ago(9_000) }),
    await planned({ date: '2025-11-20', dueAt: ago(9_000) }),
    await planned({ date: '2026-09-08', dueAt: ago(2_000) }),
  ];
  for (const { id } of [old, recent]) {
    await recordSent(shared.db, id, 'x', NINE);
    await pressDone(shared.db, id, 'U1');
  }
  const keep = {
    deliveriesFrom: '2026-01-01',
    pressesFrom: ago(1_000),
    deletedFrom: ago(1_000),
    eventsFrom: ago(1),
  };
  // The presses on the old post went with it.
  expect(await discardOld(shared.db, keep)).toEqual({ deliveries: 1, presses: 1, others: 0 });
  expect(await discardOld(shared.db, keep)).toEqual({ deliveries: 0, presses: 0, others: 0 });
  expect(await findDelivery(shared.db, old.id)).toBeUndefined();
  expect(await findDelivery(shared.db, open.id)).toEqual(open);
  expect((await findDelivery(shared.db, recent.id))?.done).toBe(1);
});
