import { expect, test } from 'vitest';
import { memoryLog } from './support/memory-log.ts';

test('a failure is logged with its kind, its code and its place, never its message', () => {
  const { log, lines } = memoryLog();
  const error = Object.assign(new TypeError('my chest hurts, xoxb-secret'), { code: 50_001 });
  log.failure('discord.send', error, { platform: 'discord' });
  expect(lines[0]).toMatchObject({
    level: 'error',
    event: 'discord.send',
    platform: 'discord',
    error: 'TypeError',
    code: '50001',
  });
  expect(lines[0]?.['at']).toContain('log.test.ts');
  expect(JSON.stringify(lines)).not.toMatch(/chest|xoxb/);
});

test('a message of several lines that looks like a stack trace stays out too', () => {
  const { log, lines } = memoryLog();
  log.failure('x', new Error('first\n    at home my chest hurts\n    at work too'));
  expect(JSON.stringify(lines)).not.toContain('chest');
});

test('Slack’s own word for what went wrong is the code', () => {
  const { log, lines } = memoryLog();
  log.failure('slack.post', Object.assign(new Error('x'), { data: { error: 'not_in_channel' } }));
  expect(lines[0]?.['code']).toBe('not_in_channel');
});

test('whatever is thrown can be logged', () => {
  const { log, lines } = memoryLog();
  const silent = new Error('gone');
  Object.defineProperty(silent, 'stack', { value: undefined });
  for (const thrown of [undefined, null, 'my chest hurts', 7, { text: 'chest' }, silent]) {
    log.failure('x', thrown);
  }
  expect(lines).toHaveLength(6);
  expect(JSON.stringify(lines)).not.toContain('chest');
});
