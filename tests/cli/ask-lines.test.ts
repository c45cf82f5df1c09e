import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createBot } from '../../src/bot.ts';
import { askLines } from '../../src/cli/ask.ts';
import { readLines } from '../../src/stream/read-lines.ts';
import { englishContent } from '../support/content.ts';

const bot = createBot(await englishContent());

test('10,000 lines stream through, and none waits in memory for a slow reader', async () => {
  const queries = ['thred nedle', 'what causes upper back pain', 'pizza', 'no equipment, neck'];
  let asked = 0;
  async function* input() {
    for (; asked < 10_000; asked++) yield `${queries[asked % queries.length]}\n`;
  }
  const output = new PassThrough({ highWaterMark: 1024 });
  const writing = askLines(bot, input(), output).then(() => output.end());

  let received = 0;
  let ahead = 0;
  for await (const line of readLines(output)) {
    expect(JSON.parse(line)).toMatchObject({ query: queries[received % queries.length] });
    received++;
    ahead = Math.max(ahead, asked - received);
  }
  await writing;
  expect(received).toBe(10_000);
  expect(ahead).toBeLessThan(50);
}, 60_000);
