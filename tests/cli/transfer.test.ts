import { beforeEach, describe, expect, test } from 'vitest';
import { Readable, Writable } from 'node:stream';
import { exportLines, importLines } from '../../src/cli/schedules/transfer.ts';
import { useDatabase } from '../support/database.ts';
import { WEDNESDAY } from '../support/team.ts';

const database = useDatabase();

beforeEach(() => database.db.query('truncate unhunch.schedules cascade'));

const GOOD = {
  type: 'schedule',
  platform: 'slack',
  workspace: 'T1',
  channel: 'C1',
  times: ['09:00'],
  zone: 'Europe/Berlin',
  days: ['mon', 'tue'],
  skip: ['2026-12-25'],
  holidays: ['DE'],
  place: ['desk', 'chair'],
  pausedUntil: '2027-01-04',
  createdBy: 'U1',
  createdAt: '2026-03-01T08:00:00Z',
  weeklySummary: false,
  rotation: { seed: 'slack T1 C1', round: 2, shown: ['cobra-stretch'] },
  streak: 7,
};

/** A stream whose text can be read back. */
function memory() {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { stream, text: () => text };
}

async function bring(lines: readonly unknown[]) {
  const [output, errors] = [memory(), memory()];
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  const streams = { output: output.stream, errors: errors.stream };
  const good = await importLines(database.db, Readable.from([text.join('\n')]), streams, WEDNESDAY);
  return { good, output: output.text(), errors: errors.text() };
}

async function take(options = {}): Promise<unknown[]> {
  const output = memory();
  await exportLines(database.db, options, { output: output.stream });
  return output
    .text()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

describe('schedules move to another database', () => {
  test('and nothing of them is lost on the way', async () => {
    const others = [
      { ...GOOD, channel: 'C2', pausedUntil: undefined, rotation: undefined },
      { ...GOOD, platform: 'discord', workspace: '1', channel: '2' },
      { ...GOOD, channel: 'C3', createdBy: '', stoppedBecause: 'gone' },
    ];
    expect(await bring([GOOD, ...others])).toEqual({
      good: true,
      output: '4 stored.\n',
      errors: '',
    });
    expect(await take()).toEqual(JSON.parse(JSON.stringify([GOOD, ...others])));
    expect(await take({ workspace: '1' })).toHaveLength(1);
  });

  test('with the streak that their posts tell, up to a last day that may not be over', async () => {
    await bring([GOOD]);
    await database.db.query(
      `insert into unhunch.deliveries
        (schedule_id, local_date, slot, planned_at, due_at, exercise, state, done)
      select id, date '2026-11-01' + day::int, '09:00', now(), now(), 'x', 'sent', done
      from unhunch.schedules, unnest(array[2, 1, 3, 0]) with ordinality as given (done, day)`,
    );
    const streak = async () => (await take()).map((line) => Object(line).streak as unknown);
    expect(await streak()).toEqual([7 + 3]);
    await database.db.query(
      `update unhunch.deliveries set done = 0 where local_date = '2026-11-03'`,
    );
    expect(await streak()).toEqual([1]);
  });

  test('with nothing due of one that the bot had stopped', async () => {
    await bring([{ ...GOOD, stoppedBecause: 'forbidden' }]);
    const rows = await database.db.query('select next_run_at as next from unhunch.schedules');
    expect(rows).toEqual([{}]);
  });

  test('with their next post worked out anew', async () => {
    await bring([{ ...GOOD, pausedUntil: undefined }]);
    const [row] = await database.db.query<{ next: Temporal.Instant }>(
      'select next_run_at as next from unhunch.schedules',
    );
    expect(String(row?.next)).toBe('2026-11-30T08:00:00Z');
  });

  test('bad lines are told by number with field and remedy, and good ones stored', async () => {
    const { good, output, errors } = await bring([
      { ...GOOD, times: ['9 o’clock'] },
      GOOD,
      'not JSON',
      '',
      { ...GOOD, channel: 'C2', zone: 'Europe/Berln', colour: 'red' },
      GOOD,
      { ...GOOD, channel: 'C3', holidays: ['XX'] },
      { ...GOOD, channel: 'C4' },
    ]);
    expect(good).toBe(false);
    expect(output).toBe('2 stored, 5 not; see above.\n');
    expect(errors.split('\n').toSorted()).toEqual([
      '',
      'line 1: times, item 1: write it as HH:MM on the 24-hour clock, such as "09:00".',
      'line 3: this isn’t one line of JSON. Write one object a line, in braces.',
      expect.stringMatching(
        /^line 5: zone: .*Did you mean Europe\/Berlin.*colour: there is no such field/,
      ),
      expect.stringMatching(/^line 6: channel: it has a schedule already/),
      expect.stringMatching(/^line 7: holidays: no holidays are known for "XX"/),
    ]);
  });

  test('in any number, a batch after the other', async () => {
    const many = Array.from({ length: 4_500 }, (_, index) => ({ ...GOOD, channel: `C${index}` }));
    expect((await bring(many)).output).toBe('4500 stored.\n');
    expect(await take()).toHaveLength(4_500);
  });
});
