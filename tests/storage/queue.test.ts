import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { openQueue, type Queue, type QueueOptions } from '../../src/storage/queue.ts';
import { useDatabase } from '../support/database.ts';
import { end } from './bots.ts';

vi.setConfig({ testTimeout: 60_000 });
const SOON = { timeout: 20_000 };

const shared = useDatabase();
let count = 0;

/** A queue of the test's own, and a list of what it handed out. */
async function queueOf(options: QueueOptions = {}): Promise<{ queue: Queue; taken: string[] }> {
  const queue = await openQueue(shared.db, { name: `test-${count++}`, ...options });
  onTestFinished(() => queue.stop(0));
  return { queue, taken: [] };
}

const job = (word: string) => ({ key: word, data: { word } });

test('six bots that start at once make the queue once', async () => {
  const queues = await Promise.all(Array.from({ length: 6 }, () => openQueue(shared.db)));
  expect(await queues[0]?.add(shared.db, [job('x')])).toBe(1);
  await Promise.all(queues.map((queue) => queue.stop(0)));
  await shared.db.query('delete from unhunch_queue.job');
});

test('a job exists when the transaction that it belongs to holds, and not otherwise', async () => {
  const { queue, taken } = await queueOf();
  const undone = shared.db.transaction(async (transaction) => {
    await queue.add(transaction, [job('never')]);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await shared.db.transaction((transaction) => queue.add(transaction, [job('once')]));
  await queue.work(async ({ data }) => void taken.push(data['word'] ?? ''), { batch: 10 });
  await expect.poll(() => taken, SOON).toEqual(['once']);
});

test('a job is added within a transaction that holds the only connection', async () => {
  const narrow = await openDatabase({ url: shared.url, folder: '', connections: 1 });
  const queue = await openQueue(narrow, { name: `test-${count++}` });
  expect(await narrow.transaction((transaction) => queue.add(transaction, [job('x')]))).toBe(1);
  await queue.stop(0);
  await narrow.close();
});

test('the same work is added once, however often and by however many', async () => {
  const { queue, taken } = await queueOf();
  const add = () => shared.db.transaction((transaction) => queue.add(transaction, [job('one')]));
  const added = await Promise.all([add(), add(), add()]);
  expect(added.filter((many) => many === 1)).toHaveLength(1);
  expect(added.filter((many) => many === 0)).toHaveLength(2);
  await queue.work(async ({ data }) => void taken.push(data['word'] ?? ''), { batch: 2 });
  await expect.poll(() => taken, SOON).toEqual(['one']);
  expect(await add()).toBe(0);
});

test('a batch is worked on at once, and one that fails is tried again without the others', async () => {
  const { queue, taken } = await queueOf({ retryDelay: 1 });
  await queue.add(shared.db, ['a', 'b', 'c'].map(job));
  await queue.work(
    async ({ data, retry }) => {
      taken.push(`${data['word']} ${retry}`);
      if (data['word'] === 'b' && retry === 0) throw new Error('not today');
    },
    { batch: 10 },
  );
  await expect.poll(() => taken.toSorted(), SOON).toEqual(['a 0', 'b 0', 'b 1', 'c 0']);
});

test('nothing of an error is kept with the job', async () => {
  const { queue, taken } = await queueOf();
  await queue.add(shared.db, [job('a')]);
  await queue.work(
    async () => {
      taken.push('a');
      throw new Error('somebody typed hunter2');
    },
    { batch: 2 },
  );
  await expect.poll(() => taken, SOON).toHaveLength(1);
  await queue.stop(5);
  const rows = await shared.db.query(`select job::text from unhunch_queue.job`);
  expect(JSON.stringify(rows)).not.toContain('hunter2');
});

test('a job for later waits', async () => {
  const { queue, taken } = await queueOf();
  const startAfter = Temporal.Now.instant().add({ hours: 1 });
  await queue.add(shared.db, [{ ...job('later'), startAfter }, job('now')]);
  await queue.work(async ({ data }) => void taken.push(data['word'] ?? ''), { batch: 10 });
  await expect.poll(() => taken, SOON).toEqual(['now']);
});

test('stopping waits for what is under way, and hands out nothing more', async () => {
  const { queue, taken } = await queueOf();
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  await queue.add(shared.db, [job('slow')]);
  await queue.work(
    async ({ data }) => {
      taken.push(`${data['word']} begun`);
      await finished;
      taken.push(`${data['word']} done`);
    },
    { batch: 10 },
  );
  await expect.poll(() => taken, SOON).toEqual(['slow begun']);
  const stopped = queue.stop(20);
  await queue.add(shared.db, [job('next')]);
  finish();
  await stopped;
  expect(taken).toEqual(['slow begun', 'slow done']);
});

test('a job over which a bot was killed comes back to another', async () => {
  const name = 'deliveries';
  const { queue, taken } = await queueOf({ name, supervise: 1, retryDelay: 1 });
  await queue.add(shared.db, [job('orphan')]);
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'queue-process.ts'), shared.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => end(bot, () => bot.kill('SIGKILL')));
  const [word] = await once(createInterface(bot.stdout), 'line');
  expect(word).toBe('orphan');
  await end(bot, () => bot.kill('SIGKILL'));
  // Ten seconds without a sign of life, without waiting for them.
  await shared.db.query(
    `update unhunch_queue.job set heartbeat_on = heartbeat_on - interval '11 s' where name = $1`,
    [name],
  );
  await queue.work(async ({ data, retry }) => void taken.push(`${data['word']} ${retry}`), {
    batch: 10,
  });
  await expect.poll(() => taken, SOON).toEqual(['orphan 1']);
});
