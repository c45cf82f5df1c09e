import { expect, test, vi } from 'vitest';
import { openDoor } from '../../src/delivery/door.ts';
import { Clock, NINE, useStage } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });

const stage = useStage();
const open = new AbortController().signal;

async function nextTurns(): Promise<Record<string, string>> {
  const rows = await stage.db.query<{ lane: string; at: Temporal.Instant }>(
    'select lane, next_at as at from unhunch.lanes',
  );
  return Object.fromEntries(rows.map(({ lane, at }) => [lane, at.toString()]));
}

test('three bots that post at once to Discord take turns of forty milliseconds', async () => {
  // For these clocks no time passes, but for the turns.
  const doors = [1, 2, 3].map(() => openDoor(stage.db, 'discord', () => NINE));
  await Promise.all(doors.map((door) => door.pass('server', undefined, open)));
  expect(await nextTurns()).toEqual({ discord: '2026-06-01T07:00:00.12Z' });
});

test('each workspace of Slack has turns of its own', async () => {
  const door = openDoor(stage.db, 'slack', () => NINE);
  await door.pass('T1', undefined, open);
  await door.pass('T2', undefined, open);
  await door.pass('T2', undefined, open);
  expect(await nextTurns()).toEqual({
    'slack T1': '2026-06-01T07:00:00.3Z',
    'slack T2': '2026-06-01T07:00:00.6Z',
  });
});

test('a turn that is far away isn’t waited for; whoever comes for it in time gets it', async () => {
  await stage.db.query('insert into unhunch.lanes values ($1, $2)', [
    'discord',
    NINE.add({ seconds: 30 }).toString(),
  ]);
  const far = await openDoor(stage.db, 'discord', () => NINE).pass('server', undefined, open);
  expect(far?.turn.toString()).toBe('2026-06-01T07:00:30Z');
  // Early enough for a queue that is looked at twice a second.
  expect(far?.wait).toBe(28_000);
  const clock = new Clock();
  clock.put(NINE.add({ milliseconds: 29_990 }));
  const door = openDoor(stage.db, 'discord', clock.now);
  expect(await door.pass('server', far?.turn, open)).toBeUndefined();
  expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(far?.turn.epochMilliseconds ?? NaN);
  expect(await nextTurns()).toEqual({ discord: '2026-06-01T07:00:30.04Z' });
});

test('whoever misses a turn takes another', async () => {
  const clock = new Clock(NINE.add({ seconds: 5 }));
  await openDoor(stage.db, 'discord', clock.now).pass('server', NINE, open);
  const { discord = '' } = await nextTurns();
  expect(Temporal.Instant.from(discord).epochMilliseconds).toBeGreaterThan(
    NINE.add({ seconds: 5 }).epochMilliseconds,
  );
});

test('whoever waits for a turn when the bot stops doesn’t get it', async () => {
  const stopping = new AbortController();
  const clock = new Clock();
  const door = openDoor(stage.db, 'discord', clock.now);
  const passed = door.pass('server', NINE.add({ seconds: 4 }), stopping.signal);
  stopping.abort();
  await expect(passed).rejects.toThrow('aborted');
});

test('while sixteen posts of a bot are under way, the next ones stay inside', async () => {
  const door = openDoor(stage.db, 'discord', () => NINE);
  const { promise: arrival, resolve: arrive } = Promise.withResolvers<void>();
  let [underWay, most] = [0, 0];
  const post = async () => {
    // Turns that have come: nothing else keeps anybody back.
    await door.pass('server', NINE, open);
    await door.send(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await arrival;
      underWay -= 1;
    });
  };
  const posts = Promise.all(Array.from({ length: 20 }, post));
  await expect.poll(() => underWay).toBe(16);
  arrive();
  await posts;
  expect([underWay, most]).toEqual([0, 16]);
});
