import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noteStart, waitBefore } from '../../src/cli/start-guard.ts';
import { folderWith } from '../support/folders.ts';

const NOON = Temporal.Instant.from('2026-06-01T12:00:00Z');
const seconds = (count: number) => NOON.add({ seconds: count });

test('twenty starts in a row are free, and then each waits longer, up to five minutes', async () => {
  const folder = folderWith({});
  const waits: number[] = [];
  for (let count = 0; count < 27; count += 1) {
    waits.push((await noteStart(folder, seconds(count))).wait / 1_000);
  }
  expect(waits.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0));
  expect(waits.slice(20)).toEqual([10, 20, 40, 80, 160, 300, 300]);
});

test('an hour later all is forgotten', async () => {
  const folder = folderWith({});
  for (let count = 0; count < 24; count += 1) await noteStart(folder, seconds(count));
  expect(await noteStart(folder, NOON.add({ minutes: 61 }))).toMatchObject({ starts: 1, wait: 0 });
});

test('whoever stops and starts it as often as they like never waits', async () => {
  const folder = folderWith({});
  for (let count = 0; count < 30; count += 1) {
    const guard = await noteStart(folder, seconds(count));
    expect(guard.wait).toBe(0);
    await guard.forget();
  }
});

test('two bots on one folder forget their own starts only', async () => {
  const folder = folderWith({});
  const [one, other] = [await noteStart(folder, NOON), await noteStart(folder, seconds(1))];
  await one.forget();
  await one.forget();
  expect(JSON.parse(readFileSync(join(folder, 'starts.json'), 'utf8'))).toEqual([
    seconds(1).epochMilliseconds,
  ]);
  await other.forget();
});

test('a bot that dies at every start for a day connects less than 1,000 times, however soon', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 120_000 }), (life) => {
      const [day, hour] = [86_400_000, 3_600_000];
      let starts: number[] = [];
      let connections = 0;
      for (let now = 0; now < day;) {
        starts = [...starts.filter((start) => start > now - hour), now];
        // Whatever restarts it takes a tenth of a second at least.
        now += waitBefore(starts.length) + life + 100;
        connections += 1;
      }
      expect(connections).toBeLessThan(1_000);
    }),
  );
});

test('a record that is damaged, from another time or not ours holds nothing against a start', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string(), fc.json(), fc.constant('x'.repeat(65_536))),
      async (text) => {
        const folder = folderWith({ 'starts.json': text });
        expect((await noteStart(folder, NOON)).wait).toBe(0);
      },
    ),
    { numRuns: 50 },
  );
  const tomorrow = JSON.stringify(
    Array.from({ length: 20 }, () => NOON.add({ hours: 24 }).epochMilliseconds),
  );
  expect((await noteStart(folderWith({ 'starts.json': tomorrow }), NOON)).wait).toBe(0);
});

test('where nothing can be written there is no guard, and no failure', async () => {
  const folder = join(folderWith({ file: '' }), 'file');
  const guard = await noteStart(folder, NOON);
  expect(guard.wait).toBe(0);
  await guard.forget();
});
