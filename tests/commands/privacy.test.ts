import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBot } from '../../src/bot.ts';
import { planDeliveries } from '../../src/storage/deliveries.ts';
import { findSchedule } from '../../src/storage/schedules.ts';
import { englishContent } from '../support/content.ts';
import { useDatabase } from '../support/database.ts';
import { allText, blocks } from '../support/person.ts';
import { buttonOf, type Member, type Team, teamAround, WEDNESDAY } from '../support/team.ts';

const database = useDatabase();

let team: Team;
/** She set a stretch up in one channel of two workspaces each, and presses Done; she manages nothing. */
let ada: Member;

const DAILY = 'schedule 9:00 weekdays Europe/Berlin';
const ordinary = { manages: false, begins: true };

beforeAll(async () => {
  team = await teamAround(database.db);
});

beforeEach(async () => {
  await database.db.query('truncate unhunch.schedules, unhunch.remembered cascade');
  team.failures.length = 0;
  ada = team.member('ada', ordinary);
  await ada.types(DAILY);
  await team.member('ada', { ...ordinary, workspace: 'T2', channel: 'C9' }).types(DAILY);
  await team.member('bob', { ...ordinary, channel: 'C2' }).types(DAILY);
});

const find = (workspace: string, channel: string) =>
  findSchedule(database.db, { platform: 'slack', workspace, channel });

/** How many rows hold a text anywhere. */
async function rowsWith(text: string): Promise<number> {
  const [row] = await database.db.query<{ count: number }>(
    `select (select count(*) from unhunch.schedules where schedules::text like $1)::int
      + (select count(*) from unhunch.remembered where remembered::text like $1)::int as count`,
    [`%${text}%`],
  );
  return row?.count ?? 0;
}

/** A post in the channel C1, and who presses Done under it. */
async function pressDone(...people: Member[]): Promise<string> {
  const row = await find('T1', 'C1');
  const dueAt = WEDNESDAY.subtract({ hours: 24 });
  const exercise = 'cobra-stretch';
  const post = { scheduleId: row?.id ?? '', date: '2026-11-24', slot: '09:00', dueAt, exercise };
  const [planned] = await planDeliveries(database.db, [post], dueAt);
  for (const person of people) await person.presses(`v1:did:${planned?.id}/${exercise}`);
  return planned?.id ?? '';
}

const presses = () => database.db.query('select 1 from unhunch.done_presses');
const meant = async (person: Member, label: string, yes: string) => {
  const asked = await person.presses(buttonOf(await person.types('privacy'), label));
  return { asked, done: await person.presses(buttonOf(asked, yes)) };
};

describe('what is kept about me', () => {
  test('is told to the one who asks: the stretches they set up in this workspace, and their presses', async () => {
    await pressDone(ada, team.member('bob'));
    const reply = await ada.types('/stretch privacy');
    expect(reply.audience).toBe('caller');
    expect(allText(reply.card)).toContain('You set one daily stretch up.');
    expect(allText(reply.card)).toContain('one press of **Done** is yours');
    const named = blocks(reply.card, 'text').flatMap(({ names }) => (names ? [names] : []));
    expect(named).toEqual([{ channel: 'C1' }]);
  });

  test('is nothing for somebody who only reads', async () => {
    await pressDone(ada);
    const { card } = await team.member('eve', ordinary).types('privacy');
    expect(allText(card)).toContain('Nothing that I keep has to do with you.');
    expect(blocks(card, 'actions')).toEqual([]);
  });

  test('is, in direct messages, what they set up anywhere on the platform', async () => {
    const { card } = await team.alone('ada').types('privacy');
    expect(allText(card)).toContain('You set 2 daily stretches up.');
    expect(allText(card)).toContain('Ask me there');
  });

  test('counts what was deleted and can still be had back', async () => {
    await ada.types('schedule delete');
    const reply = await ada.types('privacy');
    expect(allText(reply.card)).toContain('One that you set up was deleted');
    await meant(ada, 'Forget me', 'Yes, forget me');
    await ada.types('schedule undo');
    expect(await find('T1', 'C1')).toBeUndefined();
  });

  test('is nothing where nothing is remembered, and to say so no database is begun', async () => {
    const bot = createBot(await englishContent(), {
      schedules: () => Promise.reject(new Error('opened')),
      remembers: () => false,
    });
    const input = { type: 'message', text: 'privacy' } as const;
    const asked = { platform: 'slack', private: true, person: { id: 'ada' }, input };
    const { card } = await bot.handle(asked);
    expect(allText(card)).toContain('Nothing that I keep has to do with you.');
  });
});

describe('a team lead who leaves', () => {
  test('is forgotten, and the team’s stretch goes on for the others', async () => {
    await pressDone(ada, team.member('bob'));
    const { asked, done } = await meant(ada, 'Forget me', 'Yes, forget me');
    expect(asked.card.summary).toContain('This can’t be undone.');
    expect(allText(done.card)).toContain('One daily stretch goes on without your name.');
    expect(allText(done.card)).toContain('One press of **Done** can’t be told to be yours');
    expect(await find('T1', 'C1')).toMatchObject({ createdBy: '', times: ['09:00'] });
    expect(await find('T2', 'C9')).toMatchObject({ createdBy: 'ada' });
    expect(await presses()).toHaveLength(1);
    expect(allText((await ada.types('privacy')).card)).toContain('Nothing that I keep');
  });

  test('leaves it to those who might have set it up, and its cards name nobody', async () => {
    await meant(ada, 'Forget me', 'Yes, forget me');
    const { card } = await team.member('eve', ordinary).types('schedule pause');
    expect(card.summary).toContain('Paused.');
    expect(blocks(card, 'text').some(({ names }) => names !== undefined)).toBe(false);
    const reader = team.member('eve', { manages: false });
    expect((await reader.types('schedule resume')).card.title).toContain('isn’t yours');
  });

  test('deletes what they set up instead, and nothing of anybody else’s', async () => {
    const { done } = await meant(ada, 'Delete what I set up', 'Yes, delete them');
    expect(allText(done.card)).toContain('One daily stretch is deleted.');
    expect(await find('T1', 'C1')).toBeUndefined();
    expect(await find('T1', 'C2')).toBeDefined();
    expect(await find('T2', 'C9')).toBeDefined();
    await ada.types('schedule undo');
    expect(await find('T1', 'C1')).toBeUndefined();
  });

  test('does both in direct messages for every workspace at once', async () => {
    await meant(team.alone('ada'), 'Forget me', 'Yes, forget me');
    expect(await rowsWith('ada')).toBe(0);
    expect(await find('T2', 'C9')).toBeDefined();
  });

  test('does it in direct messages for the workspace alone that the answer was about', async () => {
    const asked = await ada.types('privacy');
    const here = team.alone('ada');
    const sure = await here.presses(buttonOf(asked, 'Delete what I set up'));
    await here.presses(buttonOf(sure, 'Yes, delete them'));
    expect(await find('T1', 'C1')).toBeUndefined();
    expect(await find('T2', 'C9')).toBeDefined();
  });

  test('thinks twice, and nothing has happened', async () => {
    const asked = await ada.presses(buttonOf(await ada.types('privacy'), 'Forget me'));
    expect(await find('T1', 'C1')).toMatchObject({ createdBy: 'ada' });
    const back = await ada.presses(buttonOf(asked, 'No, leave it'));
    expect(back.card.title).toBe('What I keep, and what I don’t');
  });
});

describe('everything of a workspace', () => {
  test('is deleted by who manages it, and of that workspace alone', async () => {
    await pressDone(ada);
    const lead = team.member('lead');
    const { done } = await meant(lead, 'Delete everything here', 'Yes, delete everything');
    expect(allText(done.card)).toContain('Everything is deleted, 2 daily stretches with it.');
    expect(await rowsWith('T1')).toBe(0);
    expect(await presses()).toHaveLength(0);
    expect(await find('T2', 'C9')).toBeDefined();
  });

  test('is offered to nobody else, and refused to whoever presses somebody else’s button', async () => {
    expect(buttonOf(await ada.types('privacy'), 'Delete everything here')).toBeUndefined();
    const ofAnother = { workspace: 'T2', channel: 'C9' };
    for (const person of [ada, team.alone('ada'), team.member('lead', ofAnother)]) {
      const reply = await person.presses('v1:forget:workspace/T1/yes');
      expect(reply.card.title).toContain('isn’t yours to delete');
    }
    expect(await find('T1', 'C1')).toBeDefined();
  });
});

test('a button that nobody made shows what is kept', async () => {
  for (const id of ['v1:forget', 'v1:forget:x/y/yes', `v1:forget:${'/'.repeat(90)}`]) {
    expect((await ada.presses(id)).card.title).toBe('What I keep, and what I don’t');
  }
  expect(team.failures).toEqual([]);
});
