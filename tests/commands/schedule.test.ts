import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSchedule, stopSchedule } from '../../src/storage/schedules.ts';
import type { Reply } from '../../src/request.ts';
import { useDatabase } from '../support/database.ts';
import { allText } from '../support/person.ts';
import { buttonOf, type Member, type Team, teamAround, WEDNESDAY } from '../support/team.ts';

const database = useDatabase();
const HERE = { platform: 'slack', workspace: 'T1', channel: 'C1' };

const turnOn = (reply: Reply) => buttonOf(reply, 'Turn it on again');

let team: Team;
let ada: Member;

beforeAll(async () => {
  team = await teamAround(database.db);
});

beforeEach(async () => {
  await database.db.query('truncate unhunch.schedules, unhunch.remembered cascade');
  team.asked.length = 0;
  team.failures.length = 0;
  team.clock = WEDNESDAY;
  ada = team.member('ada');
});

const MANY_TIMES = Array.from({ length: 25 }, (_, at) => `${at % 24}:${10 + at}`).join(' ');

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

  test.each([
    '9:00 every day Europe/Berlin',
    '9am every monday and friday Berlin',
    'every weekday 10:30 Berlin at desk',
    'every day 9:00, 14:00 Berlin skip 2026-12-25 holidays DE',
  ])('“schedule %s”: words of a schedule are no complaint', async (text) => {
    const reply = await ada.types(`schedule ${text}`);
    expect(reply.card.summary).toMatch(/^It’s set\./);
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
      'schedule 25:00 Berlin': '“25:00” is no time of day.',
      'schedule weekdays 9:00 qxqxqx': 'I don’t know a time zone “qxqxqx”',
      'schedule 9:00 Europe/Berlin skip 2026-02-30': '“2026-02-30” is no date I can read',
      'schedule 9:00 Europe/Berlin holidays XX': 'no public holidays for “XX”',
      'schedule 9:00 Europe/Berlin holidays DE-XY': 'Write DE alone, or one of these: DE-BB',
      'schedule 9:00 Europe/Berlin holidays VA-1': 'Write VA alone.',
      'schedule 9:00 Europe/Berlin holidays Germany': '“Germany” is no country code',
      [`schedule ${'9'.repeat(5_000)} Berlin`]: `“${'9'.repeat(40)}…” is no time of day.`,
      [`schedule ${'9'.repeat(60_000)} Berlin`]: 'That is too much to read.',
      [`schedule ${MANY_TIMES} Berlin`]: 'more than I can keep: 24 at most',
    };
    for (const [text, sentence] of Object.entries(wrong)) {
      const { card } = await ada.types(text);
      expect(allText(card)).toContain(sentence);
    }
    expect(await stored()).toBeUndefined();
    expect(team.failures).toEqual([]);
  });

  test('with a zone chosen beside the words, or alone', async () => {
    const asked = await ada.chooses('Asia/Tokyo');
    expect(asked.form?.fields[1]).toMatchObject({
      initial: 'Asia/Tokyo',
      initialLabel: 'Asia/Tokyo (UTC+9)',
    });
    await ada.chooses('Asia/Tokyo', '9:00 weekend Berlin');
    expect(await stored()).toMatchObject({ zone: 'Asia/Tokyo', days: ['sat', 'sun'] });
    await ada.chooses('sydney');
    expect(await stored()).toMatchObject({ zone: 'Australia/Sydney', times: ['09:00'] });
    expect((await ada.chooses('Asia/Tokyo', 'next')).card.title).toBe('The next posts');
    const emergency = await ada.chooses('crushing chest pain', '9:00');
    expect(allText(emergency.card)).not.toContain('daily stretch');
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

  test('pauses until a day in people’s words, counted where the channel is', async () => {
    await ada.types('/schedule Pacific/Auckland');
    // In Berlin it is still Wednesday, there Thursday has begun.
    team.clock = Temporal.Instant.from('2026-11-25T11:30:00Z');
    const paused = await ada.types('schedule pause until tomorrow');
    expect(paused.card.summary).toBe('Paused. The next one comes Friday 27 November at 09:00.');
    team.clock = WEDNESDAY;
    await ada.types('schedule pause for two weeks please');
    expect(await stored()).toMatchObject({ pausedUntil: '2026-12-09' });
  });

  test('isn’t paused until yesterday, a day that no calendar has, or for ever', async () => {
    const wrong = {
      '2026-11-24': 'That day is over.',
      '2026-02-30': 'I don’t know which day you mean.',
      soon: 'I don’t know which day you mean.',
      '1 december 2099': 'more than five years away',
    };
    for (const [until, sentence] of Object.entries(wrong)) {
      const { card } = await ada.types(`schedule pause until ${until}`);
      expect(card.summary).toContain(sentence);
    }
    expect((await stored())?.pausedUntil).toBeUndefined();
  });

  describe('and that the bot had to stop', () => {
    beforeEach(async () => {
      await stopSchedule(database.db, (await stored())?.id ?? '', 'forbidden');
    });

    test('stays stopped whatever else is changed about it', async () => {
      for (const change of ['pause', 'weekly off', 'skip 2026-12-24', 'delete']) {
        await ada.types(`/schedule ${change}`);
      }
      await ada.types('schedule undo');
      expect(await stored()).toMatchObject({
        stoppedBecause: 'forbidden',
        weeklySummary: false,
        skip: ['2026-12-24'],
      });
      expect((await stored())?.nextRunAt).toBeUndefined();
    });

    test('says so instead of naming posts that won’t come, or sending one', async () => {
      const because = 'I stopped, as I wasn’t allowed to post in the channel.';
      for (const text of ['schedule', 'schedule next', 'schedule now']) {
        expect(allText((await ada.types(text)).card), text).toContain(because);
      }
      expect(team.asked).toEqual([]);
    });

    test.each([
      ['with one press', async () => ada.presses(turnOn(await ada.types('schedule')))],
      ['with times set anew', () => ada.types('schedule 10:00')],
      ['with “resume”', () => ada.types('schedule resume')],
    ])('is turned on again %s', async (_, turnsOn) => {
      expect((await turnsOn()).card.summary).toContain('The next one comes Wednesday 25 November');
      expect((await stored())?.stoppedBecause).toBeUndefined();
      expect((await stored())?.nextRunAt).toBeDefined();
    });
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

  test('is spoken of in the words that come to mind', async () => {
    await ada.types('schedule weekend');
    expect(await stored()).toMatchObject({ days: ['sat', 'sun'] });
    await ada.types('schedule Asia/Tokyo');
    expect(await stored()).toMatchObject({ zone: 'Asia/Tokyo' });
    expect((await ada.types('schedule edit')).form).toBeDefined();
    await ada.types('schedule pause for two weeks');
    expect((await stored())?.pausedUntil).toBe('2026-12-09');
    await ada.types('schedule on');
    expect((await stored())?.pausedUntil).toBeUndefined();
    expect((await ada.types('schedule stop')).card.title).toBe('Deleted');
  });

  test('says whose it is: to others by name', async () => {
    expect(allText((await ada.types('schedule')).card)).toContain('You set it up.');
    const { card } = await team.member('grace').types('schedule');
    expect(card.blocks.at(-1)).toMatchObject({ names: { person: 'ada' } });
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

describe('whoever runs the bot says who may', () => {
  const SET = 'schedule 9:00 weekdays Europe/Berlin';
  const someoneElse = { manages: false, begins: true };
  const whose = (reply: Reply) => allText(reply.card);

  test('managers: nobody else sets up or changes, also not what they set up once', async () => {
    const strict = await teamAround(database.db, { schedulers: 'managers' });
    const member = strict.member('grace', someoneElse);
    expect(whose(await member.types(SET))).toContain('Somebody who manages this place');
    const shown = await strict.member('ada').types(SET);
    expect(whose(shown)).toContain('It can be changed by whoever manages this place.');
    const once = await strict.member('ada', someoneElse).types('schedule 10:00');
    expect(whose(once)).toContain('It can be changed by whoever manages this place.');
    expect(await stored()).toMatchObject({ times: ['09:00'] });
  });

  test('members: anybody begins, also where the platform wouldn’t let them; others don’t change it', async () => {
    const open = await teamAround(database.db, { schedulers: 'members' });
    const grace = open.member('grace', { manages: false });
    expect((await grace.types(SET)).card.summary).toContain('It’s set.');
    const alan = open.member('alan', { manages: false });
    expect((await alan.types('schedule pause')).card.title).toBe('That one isn’t yours to change');
  });

  test('everybody: whoever is in the channel changes it, and nobody from another', async () => {
    const open = await teamAround(database.db, { schedulers: 'everybody' });
    await open.member('grace', { manages: false }).types(SET);
    const alan = await open.member('alan', { manages: false }).types('schedule pause');
    expect(whose(alan)).toContain('It can be changed by everybody in its channel.');
    expect(await stored()).toMatchObject({ pausedUntil: '2026-12-02', createdBy: 'grace' });
    const elsewhere = open.member('alan', { manages: false, channel: 'C2' });
    for (const deed of ['delete', 'now', 'show']) {
      const { card } = await elsewhere.presses(`v1:schedule:${deed}/C1`);
      expect(card.title, deed).toBe('That one isn’t yours to change');
    }
    expect((await elsewhere.types('schedule list')).card.summary).toBe('There are none yet.');
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

  test('to somebody who asks for a pause and complains of something', async () => {
    for (const text of ['pause for 2 weeks of chest pain', 'pause 2 weeks, numb legs']) {
      const { card } = await ada.types(`schedule ${text}`);
      expect(allText(card), text).not.toContain('which day you mean');
      expect(card.blocks.some(({ type }) => type === 'actions')).toBe(false);
    }
  });

  test('where a message only begins with the word', async () => {
    for (const text of ['conflicts give me a stiff neck', 'stop making my neck hurt']) {
      const { card } = await ada.types(`schedule ${text}`);
      expect(allText(card)).not.toContain('time zone');
      expect(card.title).not.toBe('Deleted');
    }
  });
});
