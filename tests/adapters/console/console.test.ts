import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { completer } from '../../../adapters/console/complete.ts';
import { chat } from '../../../adapters/console/console.ts';
import { parseLine } from '../../../adapters/console/parse.ts';
import { createBot } from '../../../src/bot.ts';
import { createService } from '../../../src/service.ts';
import { englishContent } from '../../support/content.ts';
import { memoryLog } from '../../support/memory-log.ts';

const content = await englishContent();
const { log } = memoryLog();
const bot = createBot(content, { random: () => 0 });
const service = createService({ bot, phrases: content.phrases, log });

/** What comes back when these lines are piped into the chat. */
async function piped(...lines: string[]): Promise<string> {
  const output = new PassThrough();
  const input = Object.assign(Readable.from([lines.join('\n')]), { isTTY: false });
  await chat(service, input, output);
  output.end();
  return Buffer.concat(await output.toArray()).toString();
}

test('piped lines are answered one by one, without colour or prompt', async () => {
  const text = await piped('/stretch cobra', 'what causes upper back pain');
  expect(text).toMatch(/^Cobra Stretch\n/);
  expect(text).toContain('\nWhat can cause upper back pain\n');
  expect(text).not.toMatch(/\u001B|›/);
});

test('a number picks what stood beside it in the last answer', async () => {
  const text = await piped('list causes', '4');
  const titles = text
    .split('\n\n')
    .filter((part) => content.catalogue.causes.some(({ name }) => name === part));
  expect(titles).toEqual([content.catalogue.causes[3]?.name]);
});

test('a number that isn’t there gets a word, not a crash', async () => {
  expect(await piped('list causes', '99')).toContain('There is no number 99');
});

test('empty lines are passed over, and leaving leaves', async () => {
  expect(await piped('', '   ', 'quit', 'cobra')).toBe('');
});

test('lines are read as choices, goodbyes, or something for the bot', () => {
  const numbered = [{ id: 'v1:list:causes', label: 'Causes' }];
  const read = (line: string) => {
    const { type, ...rest } = parseLine(line, numbered);
    return 'input' in rest ? rest.input : type;
  };
  expect(read(' /stretch cobra ')).toEqual({ type: 'message', text: '/stretch cobra' });
  expect(read('1')).toEqual({ type: 'action', id: 'v1:list:causes' });
  expect(read('7')).toBe('no-such-number');
  expect(read('2 minutes')).toEqual({ type: 'message', text: '2 minutes' });
  expect(read('Quit')).toBe('leave');
});

test('Tab completes names and commands', () => {
  const complete = completer(service);
  expect(complete('thr')).toEqual([['thread the needle'], 'thr']);
  expect(complete('/stretch cob')).toEqual([['/stretch cobra stretch'], '/stretch cob']);
  expect(complete('/st')[0]).toEqual(['/stretch ']);
});
