import { expect, test, vi } from 'vitest';
import { findSchedules, type NewSchedule, saveSchedule } from '../../src/storage/schedules.ts';
import { Chat, fail, loseTheAnswer, moveOf } from './chat.ts';
import { Clock, NINE, useStage } from './stage.ts';

vi.setConfig({ testTimeout: 60_000 });
const SOON = { timeout: 30_000 };

const stage = useStage();

const states = async () =>
  (await stage.deliveries()).map(({ state, reason }) => (reason ? `${state}: ${reason}` : state));

test('a due post arrives, once, and its message is on record', async () => {
  await stage.save();
  const chat = new Chat();
  await stage.start({ slack: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['sent']);
  expect(chat.messages).toHaveLength(1);
  const [delivery] = await stage.deliveries();
  expect(delivery).toMatchObject({ message: 'message 0', attempts: 1 });
  expect(chat.messages[0]?.key).toMatch(/^[0-9a-f]{25}$/);
  expect(chat.messages[0] && moveOf(chat.messages[0])).toBe(delivery?.exercise);
});

test('each bot posts only where it is connected', async () => {
  await stage.save({ platform: 'discord', channel: 'there' });
  await stage.save({ platform: 'slack', channel: 'elsewhere' });
  const [discord, slack] = [new Chat(), new Chat()];
  await stage.start({ discord }, new Clock());
  await expect.poll(states, SOON).toEqual(['sent']);
  await stage.start({ slack }, new Clock());
  await expect.poll(() => slack.messages, SOON).toHaveLength(1);
  expect(discord.messages.map(({ channel }) => channel)).toEqual(['there']);
  expect(slack.messages.map(({ channel }) => channel)).toEqual(['elsewhere']);
});

test('a post whose turn comes too late is skipped', async () => {
  await stage.save();
  await stage.plan(NINE);
  const chat = new Chat();
  await stage.start({ slack: chat }, new Clock(NINE.add({ minutes: 121 })));
  await expect.poll(states, SOON).toEqual(['skipped: late']);
  expect(chat.tries).toBe(0);
});

test('what is paused or stopped between planning and posting isn’t posted', async () => {
  const paused = await stage.save();
  await stage.save();
  await stage.plan(NINE);
  await stage.db.query(
    `update unhunch.schedules set
      paused_until = case when id = $1 then date '2026-06-08' end,
      stopped_because = case when id <> $1 then 'gone' end`,
    [paused.id],
  );
  const chat = new Chat();
  await stage.start({ slack: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['skipped: paused', 'skipped: stopped']);
  expect(chat.tries).toBe(0);
});

test('a move that content has lost since is replaced by one that it has', async () => {
  await stage.save();
  await stage.plan(NINE);
  await stage.db.query(`update unhunch.deliveries set exercise = 'hug-a-hedgehog'`);
  const chat = new Chat();
  await stage.start({ slack: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['sent']);
  const [delivery] = await stage.deliveries();
  expect(delivery?.exercise).not.toBe('hug-a-hedgehog');
  expect(chat.messages[0] && moveOf(chat.messages[0])).toBe(delivery?.exercise);
});

test.each(['gone', 'forbidden'] as const)(
  'a channel that is %s stops its schedule, and whoever set it up is told once',
  async (failure) => {
    const { id, channel } = await stage.save(
      { times: ['08:30', '09:00'] },
      NINE.subtract({ hours: 1 }),
    );
    const chat = new Chat();
    chat.next.push(fail(failure, 'channel_not_found'), fail(failure, 'channel_not_found'));
    await stage.start({ slack: chat }, new Clock());
    await expect.poll(() => chat.told, SOON).toHaveLength(1);
    await expect.poll(states, SOON).not.toContain('planned');
    expect(chat.told[0]?.person).toBe('U061F7AUR');
    expect(JSON.stringify(chat.told[0]?.card)).toContain('/stretch schedule');
    expect(JSON.stringify(chat.told[0]?.card)).toContain(channel);
    const [schedule] = await findSchedules(stage.db, [id]);
    expect(schedule?.stoppedBecause).toBe(failure);
    expect(schedule?.nextRunAt).toBeUndefined();
    await expect.poll(stage.pending, SOON).toBe(0);
    expect(chat.told).toHaveLength(1);
  },
);

test('whoever sets it up again has posts again', async () => {
  const schedule = await stage.save();
  const chat = new Chat();
  chat.next.push(fail('gone', 'channel_not_found'));
  const clock = new Clock();
  await stage.start({ slack: chat }, clock);
  await expect.poll(() => chat.told, SOON).toHaveLength(1);
  const next = NINE.add({ hours: 24 });
  await saveSchedule(stage.db, { ...schedule, nextRunAt: next }, NINE);
  clock.put(next);
  await expect.poll(() => chat.messages, SOON).toHaveLength(1);
});

test('a workspace that has thrown the bot out is forgotten, and no other', async () => {
  await stage.save();
  await stage.save();
  await stage.save({ workspace: 'T999' }, NINE.add({ hours: 1 }));
  const chat = new Chat();
  chat.next.push(fail('revoked', 'account_inactive'), fail('revoked', 'account_inactive'));
  const { lines } = await stage.start({ slack: chat }, new Clock());
  const left = () => stage.db.query<NewSchedule>('select workspace from unhunch.schedules');
  await expect.poll(left, SOON).toEqual([{ workspace: 'T999' }]);
  expect(await stage.deliveries()).toEqual([]);
  expect(lines).toContainEqual(expect.objectContaining({ event: 'workspace.forgotten' }));
});

test('a busy platform is asked again when it says, and the post arrives', async () => {
  await stage.save();
  const chat = new Chat();
  chat.next.push(fail('busy', 'ratelimited', 0.1), fail('busy', 'ratelimited'));
  await stage.start({ slack: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['sent']);
  expect(chat.tries).toBe(3);
  // With the job in hand.
  expect((await stage.deliveries())[0]?.attempts).toBe(1);
});

test('a platform that is busy for long, or in trouble, is asked again later', async () => {
  await stage.save();
  const chat = new Chat();
  chat.next.push(fail('busy', 'ratelimited', 600), fail('failed', '503'));
  await stage.start({ slack: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['sent']);
  expect(chat.messages).toHaveLength(1);
  expect((await stage.deliveries())[0]?.attempts).toBe(3);
});

test('when the answer is lost, it is posted again where that can’t be seen', async () => {
  await stage.save({ platform: 'discord' });
  const chat = new Chat(true);
  chat.next.push(loseTheAnswer());
  await stage.start({ discord: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['sent']);
  expect(chat.tries).toBe(2);
  expect(chat.messages).toHaveLength(1);
});

test('when the answer is lost on a platform without keys, it isn’t posted again', async () => {
  await stage.save();
  const chat = new Chat();
  chat.next.push(loseTheAnswer());
  const { lines } = await stage.start({ slack: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['failed: unsure']);
  await expect.poll(stage.pending, SOON).toBe(0);
  expect(chat.tries).toBe(1);
  expect(lines).toContainEqual(expect.objectContaining({ event: 'post.unsure', code: 'timeout' }));
});

test('a fault of ours is logged without its words, and tried again', async () => {
  await stage.save();
  const chat = new Chat();
  chat.next.push(() => {
    throw new TypeError('somebody typed hunter2');
  });
  const { lines } = await stage.start({ slack: chat }, new Clock());
  await expect.poll(states, SOON).toEqual(['sent']);
  expect(lines).toContainEqual(expect.objectContaining({ event: 'job.failed' }));
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

test.each([
  ['discord', 1],
  ['slack', 2],
] as const)(
  'a bot that dies between posting and recording: on %s people see %i',
  async (platform, most) => {
    await stage.save({ platform });
    const chat = new Chat(platform === 'discord');
    const died = Promise.withResolvers<string>();
    chat.next.push((accept) => {
      accept();
      return died.promise;
    });
    const first = await stage.start({ [platform]: chat }, new Clock());
    await expect.poll(() => chat.messages, SOON).toHaveLength(1);
    // It stops doing anything, and gives no sign of life for longer than it may.
    void first.stop();
    await stage.start({ [platform]: chat }, new Clock());
    await stage.db.query(
      `update unhunch_queue.job set heartbeat_on = heartbeat_on - interval '30 s'`,
    );
    await expect.poll(() => chat.tries, SOON).toBe(2);
    await expect.poll(states, SOON).toEqual(['sent']);
    expect(chat.messages).toHaveLength(most);
    died.resolve('message 0');
  },
);

test('a job that comes back while its post is still going out isn’t posted a second time', async () => {
  await stage.save();
  const chat = new Chat();
  const answer = Promise.withResolvers<void>();
  chat.next.push(async (accept) => {
    await answer.promise;
    return accept();
  });
  await stage.start({ slack: chat }, new Clock());
  await expect.poll(() => chat.tries, SOON).toBe(1);
  await stage.db.query(
    `update unhunch_queue.job set heartbeat_on = heartbeat_on - interval '30 s'`,
  );
  const retries = () =>
    stage.db.query(`select 1 from unhunch_queue.job where retry_count > 1 or state = 'retry'`);
  await expect.poll(retries, SOON).toHaveLength(1);
  expect(chat.tries).toBe(1);
  answer.resolve();
  await expect.poll(stage.pending, SOON).toBe(0);
  expect(chat.messages).toHaveLength(1);
});

test('a bot that stops finishes the post that is going out, and begins none', async () => {
  await stage.save({ workspace: 'T1' });
  const chat = new Chat();
  const answer = Promise.withResolvers<void>();
  chat.next.push(async (accept) => {
    await answer.promise;
    return accept();
  });
  const clock = new Clock();
  const { stop } = await stage.start({ slack: chat }, clock);
  await expect.poll(() => chat.tries, SOON).toBe(1);
  const stopped = stop();
  await stage.save({ workspace: 'T2' });
  answer.resolve();
  await stopped;
  expect(chat.messages).toHaveLength(1);
  expect((await stage.deliveries()).map(({ state }) => state)).toEqual(['sent']);
});

test('a post that waits for its turn when the bot stops is left to the next one', async () => {
  for (let many = 0; many < 30; many++) await stage.save();
  const chat = new Chat();
  const { stop } = await stage.start({ slack: chat }, new Clock());
  await expect.poll(() => chat.messages.length, SOON).toBeGreaterThan(1);
  await stop();
  const before = chat.messages.length;
  expect(before).toBeLessThan(30);
  await stage.start({ slack: chat }, new Clock());
  await expect.poll(async () => new Set(await states()), SOON).toEqual(new Set(['sent']));
  expect(chat.messages).toHaveLength(30);
});

test('a post asked for now comes now, with the move that was next', async () => {
  const schedule = await stage.save({}, NINE.add({ hours: 1 }));
  const chat = new Chat();
  const clock = new Clock();
  const delivery = await stage.start({ slack: chat }, clock);
  await delivery.postNow(schedule);
  await expect.poll(states, SOON).toEqual(['sent']);
  clock.put(NINE.add({ hours: 24 }));
  await expect.poll(states, SOON).toEqual(['sent', 'sent']);
  const [now, daily] = chat.messages.map(moveOf);
  expect(now).not.toBe(daily);
});

test('a job that was lost is made again', async () => {
  await stage.save();
  await stage.plan(NINE);
  await stage.db.query('delete from unhunch_queue.job');
  const chat = new Chat();
  await stage.start({ slack: chat }, new Clock(NINE.add({ minutes: 10 })));
  await expect.poll(states, SOON).toEqual(['sent']);
});

test('the week’s last post looks back, unless that is turned off', async () => {
  const friday = NINE.add({ hours: 4 * 24 });
  const chat = new Chat();
  const { id } = await stage.save();
  await stage.save({ weeklySummary: false });
  for (let day = 0; day < 4; day++) await stage.plan(NINE.add({ hours: 24 * day }));
  await stage.db.query(`update unhunch.deliveries set state = 'sent', done = 2`);
  const clock = new Clock(friday);
  await stage.start({ slack: chat }, clock);
  await expect.poll(() => chat.messages, SOON).toHaveLength(2);
  const withWeek = chat.messages.filter(({ card }) => JSON.stringify(card).includes('This week'));
  expect(withWeek).toHaveLength(1);
  const [schedule] = await findSchedules(stage.db, [id]);
  expect(withWeek[0]?.channel).toBe(schedule?.channel);
  expect(JSON.stringify(withWeek[0]?.card)).toContain('a stretch on 5 days, done 8 times');
});
