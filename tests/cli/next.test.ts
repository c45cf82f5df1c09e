import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, test } from 'vitest';
import { type NextOptions, printNext } from '../../src/cli/next.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const NOW = Temporal.Instant.from('2026-09-30T12:00Z');

/** The real command line in a process of its own. */
async function unhunch(line: string): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...line.split(' ')]);
  const [out, err, code] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    child.stderr.setEncoding('utf8').toArray(),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { code, out: out.join(''), err: err.join('') };
}

/** What `next` prints at {@link NOW}. */
async function next(options: Partial<NextOptions>): Promise<string> {
  const output = new PassThrough();
  await printNext({ zone: 'Europe/Berlin', time: ['09:00'], count: '3', ...options }, NOW, output);
  return output.setEncoding('utf8').read() as string;
}

async function utc(options: Partial<NextOptions>): Promise<string[]> {
  const found = JSON.parse(await next({ ...options, json: true })) as { utc: string }[];
  return found.map((each) => each.utc);
}

test('unhunch next --json prints one line that a program can read', async () => {
  const { code, out, err } = await unhunch(
    'next --zone Australia/Lord_Howe --time 02:15 --days sun --from 2026-10-01 --count 3 --json',
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe(
    '[{"local":"2026-10-04T02:45:00+11:00","utc":"2026-10-03T15:45:00Z"},' +
      '{"local":"2026-10-11T02:15:00+11:00","utc":"2026-10-10T15:15:00Z"},' +
      '{"local":"2026-10-18T02:15:00+11:00","utc":"2026-10-17T15:15:00Z"}]\n',
  );
});

test('unhunch next with an unknown zone names the nearest and leaves with 1', async () => {
  const outcome = await unhunch('next --zone Europe/Viena --time 9');
  expect(outcome).toEqual({
    code: 1,
    out: '',
    err: '--zone: there is no time zone "Europe/Viena". Did you mean Europe/Vienna?\n',
  });
});

test('unhunch next --help shows every option and an example', async () => {
  const { code, out } = await unhunch('next --help');
  expect(code).toBe(0);
  for (const option of ['zone', 'time', 'days', 'skip', 'country', 'from', 'count', 'json']) {
    expect(out).toContain(`--${option}`);
  }
  expect(out).toContain('Example: unhunch next --zone');
});

describe('the table for people', () => {
  it('has the weekday, the local time, the offset and the same in UTC', async () => {
    expect(await next({ days: ['weekdays'], count: '2' })).toBe(
      'Thu, 1 Oct 2026  09:00  UTC+02:00  2026-10-01T07:00Z\n' +
        'Fri, 2 Oct 2026  09:00  UTC+02:00  2026-10-02T07:00Z\n',
    );
  });

  it('says why a post comes at another time than asked for', async () => {
    const lines = await next({ zone: 'America/Nuuk', time: ['23:30'], from: '2026-03-28' });
    expect(lines.split('\n')[0]).toBe(
      'Sun, 29 Mar 2026  00:30  UTC-01:00  2026-03-29T01:30Z  instead of 23:30, which the clocks skip on 2026-03-28',
    );
  });

  it('says when there is nothing to come', async () => {
    const sundays = Array.from({ length: 60 }, (_, week) =>
      Temporal.PlainDate.from('2026-10-04').add({ weeks: week }).toString(),
    );
    expect(await next({ days: ['sun'], skip: sundays })).toBe(
      'Nothing is due within the next 400 days.\n',
    );
    expect(await next({ days: ['sun'], skip: sundays, json: true })).toBe('[]\n');
  });
});

describe('options', () => {
  it('may be repeated, and hold several values', async () => {
    const times = ['2026-10-01T07:00:00Z', '2026-10-01T12:30:00Z', '2026-10-01T14:00:00Z'];
    expect(await utc({ time: ['4pm', '9, 14:30'], from: '2026-10-01' })).toEqual(times);
    expect(await utc({ skip: ['2026-10-01,2026-10-02', '2026-10-04'], count: '2' })).toEqual([
      '2026-10-03T07:00:00Z',
      '2026-10-05T07:00:00Z',
    ]);
    expect(await utc({ days: ['sat', 'sun'], count: '2' })).toEqual([
      '2026-10-03T07:00:00Z',
      '2026-10-04T07:00:00Z',
    ]);
  });

  it('leave out public holidays by country and region', async () => {
    const day = { from: '2026-10-03', count: '1' };
    expect(await utc({ ...day, country: ['de'] })).toEqual(['2026-10-04T07:00:00Z']);
    expect(await utc({ ...day, country: ['FR'] })).toEqual(['2026-10-03T07:00:00Z']);
    expect(await utc({ from: '2027-01-06', count: '1', country: ['DE-BY'] })).toEqual([
      '2027-01-07T08:00:00Z',
    ]);
  });

  it('begin at a date, a local time or an instant, what is due just then counted', async () => {
    const first = async (from: string, time = '09:00') =>
      (await utc({ from, time: [time], count: '1' }))[0];
    expect(await first('2026-10-05')).toBe('2026-10-05T07:00:00Z');
    expect(await first('2026-10-05', '00:00')).toBe('2026-10-04T22:00:00Z');
    expect(await first('2026-10-05T09:00')).toBe('2026-10-05T07:00:00Z');
    expect(await first('2026-10-05T09:01')).toBe('2026-10-06T07:00:00Z');
    expect(await first('2026-10-05T07:00Z')).toBe('2026-10-05T07:00:00Z');
    expect(await first('2026-10-05T07:00:00.001Z')).toBe('2026-10-06T07:00:00Z');
    expect(await first('2026-10-05T12:00+05:00')).toBe('2026-10-05T07:00:00Z');
  });

  test.each([
    [{ time: ['25:00'] }, '--time: "25:00" is no time of day.'],
    [{ time: [''] }, '--time: name at least one time.'],
    [{ days: ['someday'] }, '--days: "someday" is no day of the week.'],
    [{ days: [''] }, '--days: name at least one, or leave the field out.'],
    [{ skip: ['2026-13-01'] }, '--skip, item 1: write a date of the calendar'],
    [{ country: ['Germany'] }, '--country, item 1: write a country as its two letters'],
    [{ country: ['DE-XX'] }, '--country: no holidays are known for "DE-XX".'],
    [{ from: 'tomorrow' }, '--from: write a date or moment'],
    [{ from: '2026-02-30' }, '--from: write a date or moment'],
    [{ from: '2026-10-05T25:00' }, '--from: write a date or moment'],
    [{ count: '0' }, '--count: write a whole number from 1 to 1000.'],
    [{ count: '1e3' }, '--count: write a whole number from 1 to 1000.'],
  ])('%j gets a remedy', async (options, message) => {
    await expect(next(options)).rejects.toThrow(message);
  });
});
