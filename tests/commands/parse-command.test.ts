import { expect, test } from 'vitest';
import { parseCommand } from '../../src/commands/parse-command.ts';

test.each([
  ['/stretch  cobra ', 'stretch', 'cobra '],
  ['/STRETCH', 'stretch', ''],
  ['/list floor', 'list', 'floor'],
  ['list floor', 'list', 'floor'],
  ['List', 'list', ''],
  ['help', 'help', ''],
  [' random ', 'random', ''],
  ['help my neck', 'ask', 'help my neck'],
  ['stretch for my neck', 'ask', 'stretch for my neck'],
  ['ask me anything', 'ask', 'ask me anything'],
  ['/stretch-help', 'ask', '/stretch-help'],
  ['lists of things', 'ask', 'lists of things'],
  ['', 'ask', ''],
  ['__proto__', 'ask', '__proto__'],
])('%j means the command %s', (line, name, text) => {
  expect(parseCommand(line)).toEqual({ name, text });
});
