import { expect, test } from 'vitest';
import {
  advanceSchedules,
  takeDueSchedules,
  takeSchedulesOfOtherZoneData,
} from '../../src/storage/due-schedules.ts';
import {
  exportSchedules,
  IMPORT_BATCH,
  importSchedules,
} from '../../src/storage/schedule-transfer.ts';
import {
  deleteSchedule,
  findSchedule,
  findSchedules,
  listSchedules,
  saveSchedule,
  type ScheduleRow,
  stopSchedule,
} from '../../src/storage/schedules.ts';
import { purgeWorkspace, recall, remember, rememberFirst } from '../../src/storage/workspaces.ts';
import { useDatabase } from '../support/database.ts';
import { newSchedule, NINE } from './rows.ts';

const at = NINE;
const FAR = NINE.add({ hours: 1_000 });
const shared = useDatabase();

/** A schedule whose next post is due long before those of other tests. */
const early = (minutes: number) => NINE.subtract({ hours: 1_000 }).add({ minutes });

test('what somebody asked for is there again as it was', async () => {
  const asked = newSchedule({ pausedUntil: '2027-01-07', weeklySummary: false });
  const saved = await saveSchedule(shared.db, asked, at);
  expect(await findSchedule(shared.db, asked)).toEqual({
    ...asked,
    streakBefore: 0,
    id: saved.id,
    nextRunAt: NINE,
    createdAt: at,
  });
  expect(await findSchedules(shared.db, [saved.id, '999999'])).toEqual([saved]);
});

test('a channel has one schedule: asking again changes it and keeps what it has been through', async () => {
  const rotation = { seed: 'a', round: 2, shown: ['neck-tilt'] };
  const first = await saveSchedule(shared.db, newSchedule({ rotation }), at);
  await stopSchedule(shared.db, first.id, 'channel-archived');
  const { channel } = first;
  const later = at.add({ hours: 24 });
  const changed = newSchedule({ channel, times: ['11:00'], createdBy: 'U2', skip: [] });
  const second = await saveSchedule(shared.db, changed, later);
  expect(second).toMatchObject({ id: first.id, times: ['11:00'], skip: [], createdBy: 'U2' });
  expect(second).toMatchObject({ createdAt: at, rotation });
  expect(second.stoppedBecause).toBeUndefined();
});

test('a workspace lists its own schedules only, in the order in which they were set up', async () => {
  const workspace = 'T-list';
  const rows: ScheduleRow[] = [];
  for (let i = 0; i < 3; i++) {
    rows.push(await saveSchedule(shared.db, newSchedule({ workspace }), at));
  }
  await saveSchedule(shared.db, newSchedule({ workspace, platform: 'discord' }), at);
  expect(await listSchedules(shared.db, { platform: 'slack', workspace })).toEqual(rows);
});

test('a schedule that can’t be posted stops, and the one who set it up is told once', async () => {
  const { id, ...address } = await saveSchedule(shared.db, newSchedule(), at);
  expect(await stopSchedule(shared.db, id, 'permission-gone')).toBe(true);
  expect(await stopSchedule(shared.db, id, 'permission-gone')).toBe(false);
  const stopped = await findSchedule(shared.db, address);
  expect(stopped?.stoppedBecause).toBe('permission-gone');
  expect(stopped?.nextRunAt).toBeUndefined();
});

test('a deleted schedule is gone', async () => {
  const saved = await saveSchedule(shared.db, newSchedule(), at);
  expect(await deleteSchedule(shared.db, saved.id)).toBe(true);
  expect(await deleteSchedule(shared.db, saved.id)).toBe(false);
  expect(await findSchedule(shared.db, saved)).toBeUndefined();
});

test('what is due comes in the order in which it is due, and two planners never get the same', async () => {
  const saved: string[] = [];
  for (const minutes of [3, 1, 2, 4]) {
    const schedule = newSchedule({ nextRunAt: early(minutes) });
    saved[minutes] = (await saveSchedule(shared.db, schedule, at)).id;
  }
  const stopped = await saveSchedule(shared.db, newSchedule({ nextRunAt: early(0) }), at);
  await stopSchedule(shared.db, stopped.id, 'channel-archived');
  const ids = (rows: ScheduleRow[]) => rows.map(({ id }) => id);
  await shared.db.transaction(async (one) => {
    expect(ids(await takeDueSchedules(one, early(3), 2))).toEqual([saved[1], saved[2]]);
    await shared.db.transaction(async (two) => {
      expect(ids(await takeDueSchedules(two, early(3), 2))).toEqual([saved[3]]);
    });
  });
});

test('a planned schedule goes on from where it is told, with its rotation', async () => {
  const one = await saveSchedule(shared.db, newSchedule(), at);
  const rotation = { seed: one.id, round: 0, shown: ['chin-tuck'] };
  const two = await saveSchedule(shared.db, newSchedule({ rotation }), at);
  const nextRunAt = NINE.add({ hours: 24 });
  await advanceSchedules(shared.db, [
    { id: one.id, nextRunAt, zoneData: '2026c', rotation },
    { id: two.id, zoneData: '2026c' },
  ]);
  expect(await findSchedule(shared.db, one)).toMatchObject({
    nextRunAt,
    zoneData: '2026c',
    rotation,
  });
  const last = await findSchedule(shared.db, two);
  expect(last).toMatchObject({ zoneData: '2026c', rotation });
  expect(last?.nextRunAt).toBeUndefined();
});

test('new time-zone data finds the schedules that were calculated with other data, page by page', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) {
    ids.push((await saveSchedule(shared.db, newSchedule({ zoneData: '1999a' }), at)).id);
  }
  await shared.db.query(
    `update unhunch.schedules set zone_data = 'new' where zone_data <> '1999a'`,
  );
  const page = (after?: string) =>
    shared.db.transaction((transaction) =>
      takeSchedulesOfOtherZoneData(transaction, 'new', { limit: 2, ...(after ? { after } : {}) }),
    );
  expect((await page()).map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect((await page(ids[1])).map(({ id }) => id)).toEqual(ids.slice(2));
});

test('an import keeps what is there, and reports by position what it left out', async () => {
  const there = await saveSchedule(shared.db, newSchedule({ times: ['08:00'] }), at);
  const [first, second, third] = [newSchedule(), newSchedule(), newSchedule()];
  const again = { ...first, times: ['23:00'] };
  const clash = newSchedule({ channel: there.channel });
  const left = await importSchedules(shared.db, [first, clash, second, again, third], at);
  expect(left).toEqual([1, 3]);
  expect(await findSchedule(shared.db, there)).toEqual(there);
  expect((await findSchedule(shared.db, first))?.times).toEqual(['09:00', '14:30']);
  expect(await findSchedule(shared.db, third)).toBeDefined();
});

test('many schedules are imported in batches', async ({ annotate }) => {
  const many = Number(process.env['MANY_SCHEDULES'] ?? 4_000);
  const workspace = 'T-many';
  const began = performance.now();
  for (let i = 0; i < many; i += IMPORT_BATCH) {
    const length = Math.min(IMPORT_BATCH, many - i);
    const batch = Array.from({ length }, () => newSchedule({ workspace, nextRunAt: FAR }));
    expect(await importSchedules(shared.db, batch, at)).toEqual([]);
  }
  const imported = performance.now();
  for (let i = 0; i < 100; i++) {
    await shared.db.transaction((transaction) => takeDueSchedules(transaction, early(-1), 500));
  }
  const ticked = performance.now();
  await annotate(
    `${many} schedules imported in ${((imported - began) / 1000).toFixed(1)} s; a tick with nothing due takes ${((ticked - imported) / 100).toFixed(1)} ms`,
  );
  await purgeWorkspace(shared.db, { platform: 'slack', workspace });
});

test('an export brings every schedule once, over as many pages as it takes', async () => {
  const workspace = 'T-export';
  const many = Array.from({ length: 2_500 }, () => newSchedule({ workspace }));
  await importSchedules(shared.db, many, at);
  const channels: string[] = [];
  for await (const row of exportSchedules(shared.db)) {
    if (row.workspace === workspace) channels.push(row.channel);
  }
  expect(channels).toEqual(many.map(({ channel }) => channel));
});

test('what is remembered of a workspace is its own, and the last word counts', async () => {
  const here = { platform: 'discord', workspace: '1' };
  await remember(shared.db, here, 'managers', { who: ['setter'] });
  await remember(shared.db, here, 'managers', { who: ['setter', 'admin'] });
  expect(await recall(shared.db, here, 'managers')).toEqual({ who: ['setter', 'admin'] });
  expect(await recall(shared.db, { ...here, workspace: '2' }, 'managers')).toBeUndefined();
});

test('of two bots that remember something for the first time at once, both get what one of them brought', async () => {
  const here = { platform: 'slack', workspace: 'T-first' };
  const { promise: second, resolve } = Promise.withResolvers<unknown>();
  const first = await shared.db.transaction(async (transaction) => {
    const mine = await rememberFirst(transaction, here, 'key', 'mine');
    // Waits for this transaction, whose value it can't see yet.
    resolve(rememberFirst(shared.db, here, 'key', 'theirs'));
    return mine;
  });
  expect([first, await second]).toEqual(['mine', 'mine']);
});

test('a workspace that leaves takes everything along, and nobody else’s', async () => {
  const gone = { platform: 'slack', workspace: 'T-gone' };
  await saveSchedule(shared.db, newSchedule(gone), at);
  await saveSchedule(shared.db, newSchedule(gone), at);
  await remember(shared.db, gone, 'managers', 'everybody');
  const other = await saveSchedule(shared.db, newSchedule({ ...gone, platform: 'discord' }), at);
  expect(await purgeWorkspace(shared.db, gone)).toBe(2);
  expect(await listSchedules(shared.db, gone)).toEqual([]);
  expect(await recall(shared.db, gone, 'managers')).toBeUndefined();
  expect(await findSchedule(shared.db, other)).toEqual(other);
});
