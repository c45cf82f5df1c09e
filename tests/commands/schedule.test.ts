import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSchedule } from '../../src/storage/schedules.ts';
import { useDatabase } from '../support/database.ts';
import { allText } from '../support/person.ts';
import { buttonOf, type Member, type Team, teamAround } from '../support/team.ts';

const database = useDatabase();
const HERE = { platform: 'slack', workspace: 'T1', channel: 'C1' };

let team: Team;
let ada: Member;

beforeAll(async () => {
  team = await teamAround(database.db);
});

beforeEach(async () => {
  await database.db.query('truncate unhunch.schedules, unhunch.remembered cascade');
  team.asked.length = 0;
  team.failures.length = 0;
  ada = team.member('ada');
});

const stored = () => findSchedule(database.db, HERE);

describe('a team lead sets the daily stretch up', () => {
  test('in one line, and hears when the first one comes', async () => {
    const reply = await ada.types(
      'schedule 9:00, 2:30pm mon, wed and friday Europe/Berlin at desk skip 2026-12-25 holidays DE-BY',
    );
    expect(reply.audience).toBe('caller');
    expect(reply.card.summary).toBe('It’s set. The next one comes Wednesday 25 November at 09:00.');
    expect(await stored()).toMatchObject({
      times: ['09:00', '14:30'],
      zone: 'Europe/Berlin',
      days: ['mon', 'wed', 'fri'],
      place: ['desk'],
      skip: ['2026-12-25'],
      holidays: ['DE-BY'],
      createdBy: 'ada',
      nextRunAt: Temporal.Instant.from('2026-11-25T08:00:00Z'),
    });
  });

  test('and what is left out is usual, or where they are, or stays', async () => {
    await team.member('ada', { zone: 'Asia/Tokyo' }).types('/stretch schedule 9');
    expect(await stored()).toMatchObject({
      zone: 'Asia/Tokyo',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      place: ['desk', 'chair', 'standing', 'wall', 'doorway'],
    });
    await ada.types('/stretch schedule weekend Sydney');
    expect(await stored()).toMatchObject({
      times: ['09:00'],
      zone: 'Australia/Sydney',
      days: ['sat', 'sun'],
    });
    await ada.types('schedule 10:00 skip 2026-12-25');
    await ada.types('schedule 10:00 skip none');
    expect(await stored()).toMatchObject({ times: ['10:00'], skip: [] });
  });

  test('and picks the zone that was meant among several', async () => {
    const reply = await ada.types('schedule 9:00 daily CST');
    expect(await stored()).toBeUndefined();
    expect(reply.problems).toHaveProperty('zone');
    const chosen = await ada.presses(buttonOf(reply, 'Asia/Shanghai (UTC+8)'));
    expect(chosen.card.summary).toContain('It’s set.');
    expect(await stored()).toMatchObject({ zone: 'Asia/Shanghai', times: ['09:00'] });
    expect((await stored())?.days).toHaveLength(7);
  });

  test('or is told what is missing or wrong, and nothing is stored', async () => {
    const wrong = {
      'schedule 9:00': 'Which time zone is it for?',
      'schedule 25:00 Berlin': '"25:00" is no time of day.',
      'schedule weekdays 9:00 qxqxqx': 'I don’t know the time zone',
      'schedule 9:00 Europe/Berlin skip 2026-02-30': 'date of the calendar',
      'schedule 9:00 Europe/Berlin holidays XX': 'No holidays are known for "XX"',
    };
    for (const [text, sentence] of Object.entries(wrong)) {
      const { card } = await ada.types(text);
      expect(allText(card)).toContain(sentence);
    }
    expect(await stored()).toBeUndefined();
    expect(team.failures).toEqual([]);
  });

  test('with a form, even after something that is no time', async () => {
    expect((await ada.types('schedule form 25:99')).form).toBeDefined();
    expect(team.failures).toEqual([]);
  });

  test('and a zone of theirs that nobody knows is told at the zone', async () => {
    const lost = team.member('ada', { zone: 'Mars/Olympus' });
    expect((await lost.types('schedule 9:00')).problems).toHaveProperty('zone');
  });

  test('with a form, which comes with what is known', async () => {
    const { form, card } = await team.member('ada', { zone: 'Europe/Berlin' }).types('schedule');
    expect(card.summary).toBe('No daily stretch is set up here yet.');
    expect(form?.fields.map(({ name }) => name)).toEqual([
      'times',
      'zone',
      'days',
      'place',
      'off',
      'channel',
    ]);
    expect(form?.fields[1]).toMatchObject({ initial: 'Europe/Berlin', required: true });
    const filled = {
      times: ['9 and 14:30'],
      zone: ['berlin, germany'],
      days: ['tue'],
      place: ['floor'],
      off: ['2026-12-24, DE'],
      channel: ['C2'],
    };
    const refused = await ada.sends(form?.id ?? '', filled);
    expect(Object.keys(refused.problems ?? {})).toEqual(['zone']);
    const reply = await ada.sends(form?.id ?? '', { ...filled, zone: ['Europe/Berlin'] });
    expect(reply.problems).toBeUndefined();
    expect(await findSchedule(database.db, { ...HERE, channel: 'C2' })).toMatchObject({
      times: ['09:00', '14:30'],
      days: ['tue'],
      place: ['floor'],
      skip: ['2026-12-24'],
      holidays: ['DE'],
    });
  });
});

describe('a channel that has one', () => {
  beforeEach(async () => {
    await ada.types('schedule 9:00 weekdays Europe/Berlin');
  });

  test('shows it, and the next five with what each will be', async () => {
    const reply = await ada.types('schedule');
    expect(reply.form).toBeUndefined();
    expect(allText(reply.card)).toContain('Europe/Berlin (now UTC+1)');
    const next = allText((await ada.presses(buttonOf(reply, 'Next five'))).card);
    expect(next).toContain('Wednesday 25 November at 09:00');
    expect(next).toContain('Tuesday 1 December at 09:00');
    expect(next).not.toContain('Saturday');
  });

  test('pauses for a week or until a date, and goes on', async () => {
    const reply = await ada.types('schedule');
    const paused = await ada.presses(buttonOf(reply, 'Pause a week'));
    expect(paused.card.summary).toBe('Paused. The next one comes Wednesday 2 December at 09:00.');
    await ada.types('schedule pause until 2027-01-04');
    expect(await stored()).toMatchObject({ pausedUntil: '2027-01-04' });
    const resumed = await ada.presses(buttonOf(await ada.types('schedule'), 'Resume'));
    expect(resumed.card.summary).toBe(
      'On again. The next one comes Wednesday 25 November at 09:00.',
    );
    expect((await stored())?.pausedUntil).toBeUndefined();
  });

  test('isn’t paused until yesterday, or a day that no calendar has', async () => {
    for (const until of ['2026-11-24', '2026-02-30', 'soon']) {
      expect((await ada.types(`schedule pause until ${until}`)).card.title).toBe('Not quite');
    }
    expect((await stored())?.pausedUntil).toBeUndefined();
  });

  test('is deleted, and comes back as it was with one press', async () => {
    await ada.types('schedule 10:15 mon skip 2026-12-28');
    const before = await stored();
    const deleted = await ada.types('schedule delete');
    expect(await stored()).toBeUndefined();
    await ada.presses(buttonOf(deleted, 'Undo'));
    const { times, zone, days, skip, createdBy } = before ?? {};
    expect(await stored()).toMatchObject({ times, zone, days, skip, createdBy });
    expect(await database.db.query('select * from unhunch.remembered')).toEqual([]);
    await ada.types('schedule delete');
    await ada.types('schedule 8:00 Europe/Berlin');
    const late = await ada.presses(buttonOf(deleted, 'Undo'));
    expect(allText(late.card)).toContain('08:00');
  });

  test('posts one at once when asked', async () => {
    expect((await ada.types('schedule now')).card.title).toBe('On its way');
    expect(team.asked.map(({ channel }) => channel)).toEqual(['C1']);
  });

  test('is changed only by who manages the place or set it up', async () => {
    const grace = team.member('grace', { manages: false });
    for (const text of ['9:00', 'pause', 'resume', 'delete', 'now', 'weekly off', 'form']) {
      const { card } = await grace.types(`/schedule ${text}`);
      expect(card.title, text).toBe('That one isn’t yours to change');
    }
    expect((await grace.types('schedule next')).card.title).toBe('The next posts');
    const boss = team.member('boss');
    await boss.types('schedule 11:00');
    expect(await stored()).toMatchObject({ times: ['11:00'], createdBy: 'ada' });
    const mine = team.member('ada', { manages: false });
    await mine.types('schedule 12:00');
    expect(await stored()).toMatchObject({ times: ['12:00'] });
  });

  test('is begun by somebody who manages nothing only where that is allowed', async () => {
    const there = { channel: 'C9', manages: false, zone: 'Europe/Berlin' };
    const refused = await team.member('grace', there).types('schedule 9:00');
    expect(refused.card.title).toBe('That one isn’t yours to change');
    const begun = await team.member('grace', { ...there, begins: true }).types('schedule 9:00');
    expect(begun.card.summary).toContain('It’s set.');
  });

  test('is listed for who manages the place; others see their own and this one', async () => {
    await team.member('grace', { channel: 'C2' }).types('schedule 8:00 Asia/Tokyo');
    await team.member('alan', { channel: 'C3' }).types('schedule 7:00 Asia/Tokyo');
    expect((await ada.types('schedule list')).card.summary).toBe('There are 3.');
    const grace = team.member('grace', { manages: false });
    const list = await grace.types('schedule list');
    expect(list.card.summary).toBe('There are 2.');
    const other = await grace.presses('v1:schedule:show/C3');
    expect(other.card.title).toBe('That one isn’t yours to change');
  });

  test('is unknown to another workspace', async () => {
    const stranger = team.member('ada', { workspace: 'T2' });
    const { card } = await stranger.presses('v1:schedule:delete/C1');
    expect(card.summary).toBe('No daily stretch is set up here yet.');
    expect(await stored()).toBeDefined();
  });

  test('looks back on the week unless told not to', async () => {
    await ada.types('schedule weekly off');
    expect(await stored()).toMatchObject({ weeklySummary: false });
    await ada.types('schedule 9:30');
    expect(await stored()).toMatchObject({ weeklySummary: false, times: ['09:30'] });
  });
});

describe('nothing of schedules is said', () => {
  test('to somebody in an emergency, whatever they typed it after', async () => {
    const { card, form } = await ada.types(
      'schedule 9:00 Europe/Berlin I have crushing chest pain',
    );
    expect(card.blocks.some(({ type }) => type === 'actions')).toBe(false);
    expect(allText(card)).not.toContain('daily stretch');
    expect(form).toBeUndefined();
    const sent = await ada.sends('v1:schedule:form/C1', { times: ['crushing chest pain'] });
    expect(sent.problems).toBeUndefined();
    expect(allText(sent.card)).not.toContain('time of day');
    expect(await stored()).toBeUndefined();
  });

  test('where a message only begins with the word', async () => {
    const { card } = await ada.types('schedule conflicts give me a stiff neck');
    expect(allText(card)).not.toContain('time zone');
  });
});
