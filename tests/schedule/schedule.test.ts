import { describe, expect, it, test } from 'vitest';
import { checkSchedule, readScheduleLine } from '../../src/schedule/schedule.ts';
import { ScheduleError } from '../../src/schedule/schedule-error.ts';

const LINE = {
  type: 'schedule',
  platform: 'slack',
  workspace: 'T012AB3CD',
  channel: 'C024BE91L',
  times: ['09:00'],
  zone: 'Europe/Berlin',
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  skip: ['2026-12-25'],
  place: ['desk', 'chair', 'standing'],
  createdBy: 'U061F7AUR',
};

/** The problems of a line with these fields changed, as an import prints them. */
function problems(change: object): string[] {
  try {
    readScheduleLine(JSON.stringify({ ...LINE, ...change }));
    return [];
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return error.message.split('\n');
  }
}

describe('an exported schedule', () => {
  it('is read as it stands, and written again without a loss', () => {
    const read = readScheduleLine(JSON.stringify(LINE));
    expect(read).toEqual({ ...LINE, holidays: [] });
    expect(readScheduleLine(JSON.stringify(read))).toEqual(read);
  });

  it('comes in one normal form however it was written', () => {
    const read = readScheduleLine(
      JSON.stringify({
        ...LINE,
        times: ['14:30', '09:00', '14:30'],
        zone: 'europe/berlin',
        days: ['fri', 'mon', 'fri'],
        skip: ['2027-01-01', '2026-12-25', '2027-01-01'],
        holidays: ['de-by'],
        place: ['wall', 'desk'],
      }),
    );
    expect(read).toMatchObject({
      times: ['09:00', '14:30'],
      zone: 'Europe/Berlin',
      days: ['mon', 'fri'],
      skip: ['2026-12-25', '2027-01-01'],
      holidays: ['DE-BY'],
      place: ['desk', 'wall'],
    });
  });

  it('keeps the name of the zone that the person gave', () => {
    for (const zone of ['Asia/Calcutta', 'Asia/Kolkata', 'US/Pacific', 'UTC']) {
      expect(checkSchedule({ zone, times: ['09:00'] }).zone).toBe(zone);
    }
  });

  test('what is left out is the working week at the office', () => {
    expect(checkSchedule({ times: ['09:00'], zone: 'Europe/Berlin' })).toEqual({
      times: ['09:00'],
      zone: 'Europe/Berlin',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      skip: [],
      holidays: [],
      place: ['desk', 'chair', 'standing', 'wall', 'doorway'],
    });
  });
});

describe('a line that can’t be a schedule is told what to mend', () => {
  test.each([
    [
      { times: ['9:00'] },
      'times, item 1: write it as HH:MM on the 24-hour clock, such as "09:00".',
    ],
    [{ times: ['09:00', '24:00'] }, 'times, item 2: write it as HH:MM'],
    [{ times: ['09:00:00'] }, 'times, item 1: write it as HH:MM'],
    [{ times: [] }, 'times: name at least one time.'],
    [{ times: undefined }, 'times: this field is missing. Add it (a list in brackets).'],
    [{ times: '09:00' }, 'times: expected a list in brackets.'],
    [{ times: [9] }, 'times, item 1: expected text in quotes.'],
    [
      { times: Array.from({ length: 25 }, (_, n) => `09:${String(n + 10)}`) },
      'times: keep it to 24.',
    ],
    [
      { zone: 'Europe/Berln' },
      'zone: there is no time zone "Europe/Berln". Did you mean Europe/Berlin',
    ],
    [{ zone: 'Mumbai' }, 'zone: there is no time zone "Mumbai". Did you mean Asia/Kolkata?'],
    [
      { zone: '+02:00' },
      'zone: "+02:00" is an offset, which knows no summer time. Use a name like',
    ],
    [{ zone: '' }, 'zone: there is no time zone "". Use a name like Europe/Berlin'],
    [{ zone: '2026-01-01[Europe/Berlin]' }, 'zone: there is no time zone'],
    [{ days: [] }, 'days: name at least one, or leave the field out.'],
    [{ days: ['monday'] }, 'days, item 1: use one of: mon, tue, wed, thu, fri, sat, sun.'],
    [{ skip: ['2026-02-29'] }, 'skip, item 1: write a date of the calendar as YYYY-MM-DD'],
    [{ skip: ['25.12.2026'] }, 'skip, item 1: write a date of the calendar as YYYY-MM-DD'],
    [{ skip: ['2026-12-25T00:00'] }, 'skip, item 1: write a date of the calendar as YYYY-MM-DD'],
    [{ holidays: ['Germany'] }, 'holidays, item 1: write a country as its two letters'],
    [
      { place: ['kitchen'] },
      'place, item 1: use one of: desk, chair, standing, wall, doorway, floor.',
    ],
    [{ pausedUntil: 'May' }, 'pausedUntil: write a date of the calendar as YYYY-MM-DD'],
    [{ platform: 'teams' }, 'platform: use one of: discord, slack, console, web.'],
    [{ channel: '' }, 'channel: give the platform’s id'],
    [{ channel: '#general' }, 'channel: give the platform’s id'],
    [{ createdBy: undefined }, 'createdBy: this field is missing. Add it (text in quotes).'],
    [{ createdAt: 'May' }, 'createdAt: write a moment, such as'],
    [{ time: '09:00' }, 'time: there is no such field. Check its spelling, or remove it.'],
    [{ type: 'delivery' }, 'type: use one of: schedule.'],
  ])('%j', (change, message) => {
    const [first, ...more] = problems(change);
    expect(first?.startsWith(message), first).toBe(true);
    expect(more).toEqual([]);
  });

  test('all that is wrong at once', () => {
    expect(problems({ times: ['9'], zone: 'Nowhere/At_All', days: ['?'] })).toHaveLength(3);
  });

  test('what isn’t JSON, or no object', () => {
    expect(() => readScheduleLine('{')).toThrow('this isn’t one line of JSON.');
    expect(() => readScheduleLine('[]')).toThrow('expected a JSON object in braces.');
  });
});
