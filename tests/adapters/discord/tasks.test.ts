import { expect, test } from 'vitest';
import { createTasks } from '../../../adapters/discord/tasks.ts';
import { memoryLog } from '../../support/memory-log.ts';

test('what is under way at the end is waited for, and nothing more begun', async () => {
  const tasks = createTasks(memoryLog().log, () => {});
  const answer = Promise.withResolvers<void>();
  const ended: string[] = [];
  tasks.start('answer', async () => {
    await answer.promise;
    ended.push('answer');
  });
  const finished = tasks.finish().then(() => ended.push('finish'));
  tasks.start('late', async () => void ended.push('late'));
  answer.resolve();
  await finished;
  expect(ended).toEqual(['answer', 'finish']);
});

test('what goes wrong is logged by its kind and passed on', async () => {
  const { log, lines } = memoryLog();
  const failures: unknown[] = [];
  const tasks = createTasks(log, (error) => failures.push(error));
  const error = new TypeError('zebra-crossing');
  tasks.start('message', () => Promise.reject(error));
  await tasks.finish();
  expect(failures).toEqual([error]);
  expect(lines).toMatchObject([
    { event: 'discord.failed', kind: 'message', error: 'TypeError', level: 'error' },
  ]);
  expect(JSON.stringify(lines)).not.toContain('zebra');
});
