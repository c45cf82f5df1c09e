import { beforeAll, beforeEach, expect, test } from 'vitest';
import { forget, type ForgetOptions } from '../../src/cli/forget.ts';
import { createContext } from '../../src/bot.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { ScheduleDesk } from '../../src/desk/schedule-desk.ts';
import { planDeliveries } from '../../src/storage/deliveries.ts';
import { saveSchedule } from '../../src/storage/schedules.ts';
import { newDelivery, newSchedule, NINE } from '../storage/rows.ts';
import { englishContent } from '../support/content.ts';
import { useDatabase } from '../support/database.ts';
import { asked } from './asked.ts';

const database = useDatabase();
let desk: ScheduleDesk;

beforeAll(async () => {
  const context = createContext(await englishContent(), () => undefined);
  const clock = () => NINE;
  desk = createDesk({ db: database.db, context, clock, postNow: async () => undefined });
});

/** Ada has set up a stretch in two workspaces, and Bob one; Ada pressed Done in each of hers. */
beforeEach(async () => {
  await database.db.query('truncate unhunch.schedules, unhunch.remembered cascade');
  for (const [workspace, createdBy] of [
    ['T1', 'ada'],
    ['T2', 'ada'],
    ['T1', 'bob'],
  ] as const) {
    const row = await saveSchedule(database.db, newSchedule({ workspace, createdBy }), NINE);
    const [post] = await planDeliveries(database.db, [newDelivery(row.id)], NINE);
    const pressed = { platform: 'slack', workspace, delivery: post?.id ?? '', exercise: '' };
    await desk.did(pressed, createdBy);
  }
});

async function forgets(options: Omit<ForgetOptions, 'platform'>, typed?: string) {
  const { asking, seen } = asked(typed);
  const done = await forget(
    { platform: 'slack', ...options },
    { db: database.db, desk, ...asking },
  );
  const rows = await database.db.query<{ name: string }>(
    `select workspace || ' ' || created_by as name from unhunch.schedules order by 1`,
  );
  const [{ presses } = { presses: -1 }] = await database.db.query<{ presses: number }>(
    'select count(*)::int as presses from unhunch.done_presses',
  );
  return { done, text: seen(), rows: rows.map(({ name }) => name), presses };
}

test('a person is forgotten wherever they are known, and what they set up goes on', async () => {
  const { done, text, rows, presses } = await forgets({ person: 'ada', yes: true });
  expect(done).toBe(true);
  expect(text).toContain('2 schedules set up');
  expect(text).toContain('2 schedules left without a name.\n2 presses of Done forgotten.');
  expect(rows).toEqual(['T1 ', 'T1 bob', 'T2 ']);
  expect(presses).toBe(1);
});

test('or in one workspace, with what they set up', async () => {
  const options = { person: 'ada', workspace: 'T1', schedules: true, yes: true } as const;
  const { text, rows } = await forgets(options);
  expect(text).toContain('1 schedule set up, 0 deleted that can be had back, 1 press of Done.');
  expect(text).toContain('1 schedule deleted.\n1 press of Done forgotten.');
  expect(rows).toEqual(['T1 bob', 'T2 ada']);
});

test('a workspace is forgotten with all that belongs to it', async () => {
  const { text, rows, presses } = await forgets({ workspace: 'T1', yes: true });
  expect(text).toContain('2 schedules deleted');
  expect(rows).toEqual(['T2 ada']);
  expect(presses).toBe(1);
});

test.each([
  ['nobody is there to be asked', undefined, 'Say that it is meant with --yes.'],
  ['whoever is asked doesn’t mean it', 'no', 'It can’t be undone.'],
])('nothing goes when %s', async (_, typed, told) => {
  const { done, text, rows } = await forgets({ workspace: 'T1' }, typed);
  expect(done).toBe(false);
  expect(text).toContain(told);
  expect(rows).toHaveLength(3);
});

test('it goes when whoever is asked means it', async () => {
  expect((await forgets({ workspace: 'T1' }, 'y')).rows).toEqual(['T2 ada']);
});

test.each([
  ['a workspace', { workspace: 'T9' }, 'Nothing was kept about slack T9. Check the id.\n'],
  ['a person', { person: 'eve' }, 'Nothing was kept about eve in slack. Check the id.\n'],
  [
    'a person in a workspace',
    { person: 'eve', workspace: 'T1' },
    'Nothing was kept about eve in slack T1. Check the id.\n',
  ],
])('of %s that nothing is known of, nothing is said to be forgotten', async (_, whom, told) => {
  const { done, text, rows } = await forgets({ ...whom, yes: true });
  expect(done).toBe(true);
  expect(text.endsWith(told)).toBe(true);
  expect(text).not.toMatch(/deleted,|left without a name|forgotten/);
  expect(rows).toHaveLength(3);
});

test('a platform alone is nothing to forget', async () => {
  expect(await forgets({ yes: true })).toMatchObject({ done: false, presses: 3 });
});
