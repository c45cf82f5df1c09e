import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nextOccurrence } from '../../src/schedule/occurrences.ts';
import { findDelivery, planDeliveries, recordSent } from '../../src/storage/deliveries.ts';
import { findSchedule } from '../../src/storage/schedules.ts';
import { useDatabase } from '../support/database.ts';
import { allText, choices } from '../support/person.ts';
import { type Team, teamAround, WEDNESDAY } from '../support/team.ts';

const database = useDatabase();

let team: Team;
let delivery: string;

beforeAll(async () => {
  team = await teamAround(database.db);
});

beforeEach(async () => {
  await database.db.query('truncate unhunch.schedules, unhunch.remembered cascade');
  await team.member('ada').types('schedule 9:00 weekdays Europe/Berlin');
  const address = { platform: 'slack', workspace: 'T1', channel: 'C1' };
  const schedule = await findSchedule(database.db, address);
  const due = schedule && nextOccurrence({ ...schedule, days: ['wed'] }, WEDNESDAY);
  const { date = '', time = '', instant = WEDNESDAY } = due ?? {};
  const post = { scheduleId: schedule?.id ?? '', date, slot: time, dueAt: instant };
  const [row] = await planDeliveries(
    database.db,
    [{ ...post, exercise: 'cobra-stretch' }],
    WEDNESDAY,
  );
  delivery = row?.id ?? '';
  await recordSent(database.db, delivery, '1716.42', instant);
});

const did = () => `v1:did:${delivery}/cobra-stretch`;
const swap = (shown = 'cobra-stretch') => `v1:swap:${delivery}/${shown}`;
const exercise = async () => (await findDelivery(database.db, delivery))?.exercise ?? '';

describe('under a daily post', () => {
  test('everybody sees how many have done it, each counted once', async () => {
    const first = await team.member('ada').presses(did());
    expect(first).toMatchObject({ audience: 'channel', replaces: 'shared' });
    expect(allText(first.card)).toContain('One person has done it.');
    const again = await team.member('ada').presses(did());
    expect(again).toMatchObject({ audience: 'caller', card: { title: 'Counted already' } });
    const second = await team.member('grace', { manages: false }).presses(did());
    expect(allText(second.card)).toContain('2 people have done it.');
    expect(allText(second.card)).not.toMatch(/ada|grace/);
  });

  test('nothing that is stored names who did it, or can be found out from their id', async () => {
    await team.member('ada').presses(did());
    const rows = await database.db.query('select * from unhunch.done_presses');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('ada');
    const [key] = await database.db.query<{ value: string }>(
      `select value from unhunch.remembered where key = 'key for people'`,
    );
    expect(Buffer.from(key?.value ?? '', 'base64')).toHaveLength(32);
  });

  test('whoever asks first has its move swapped for all; who was slower sees that', async () => {
    const [one, other] = await Promise.all([
      team.member('ada').presses(swap()),
      team.member('grace').presses(swap()),
    ]);
    expect(one).toMatchObject({ replaces: 'shared', audience: 'channel' });
    expect(one.card.title).toBe(other.card.title);
    expect(one.card.title).not.toBe('Cobra Stretch');
    expect(await findDelivery(database.db, delivery)).toMatchObject({ swaps: 1 });
  });

  test('it is swapped three times at most, never back to what was there', async () => {
    const seen = ['cobra-stretch'];
    for (let count = 0; count < 3; count++) {
      await team.member('ada').presses(swap(seen.at(-1)));
      seen.push(await exercise());
    }
    expect(new Set(seen).size).toBe(4);
    const enough = await team.member('ada').presses(swap(seen.at(-1)));
    expect(enough).toMatchObject({ audience: 'caller', card: { title: 'That’s enough swapping' } });
    expect(await exercise()).toBe(seen.at(-1));
  });

  test('who it doesn’t suit gets others for themselves, and the post stays', async () => {
    const reply = await team.member('ada').presses(`v1:unfit:${delivery}/cobra-stretch`);
    expect(reply.audience).toBe('caller');
    expect(reply.replaces).toBeUndefined();
    expect(choices(reply.card)).toHaveLength(4);
    expect(choices(reply.card)).not.toContain('Cobra Stretch');
    expect(await exercise()).toBe('cobra-stretch');
  });

  test('buttons of a post that is forgotten, or another workspace’s, change nothing', async () => {
    const stranger = team.member('ada', { workspace: 'T2' });
    for (const id of [did(), swap()]) {
      expect((await stranger.presses(id)).card.title).toBe('That post is too old');
    }
    const odd = [
      'v1:did:99999999/cobra-stretch',
      'v1:did:',
      'v1:swap:x/y',
      `v1:did:${'9'.repeat(80)}`,
    ];
    for (const id of odd) {
      expect((await team.member('ada').presses(id)).card.title).toBe('That post is too old');
    }
    expect(await findDelivery(database.db, delivery)).toMatchObject({ done: 0, swaps: 0 });
    expect(team.failures).toEqual([]);
  });
});
