import type { Writable } from 'node:stream';
import type { Bot } from '../bot.ts';
import { renderText } from '../cards/plain-text.ts';
import { parseCommand } from '../commands/parse-command.ts';
import { readLines } from '../stream/read-lines.ts';
import { writeLine } from '../stream/write-line.ts';

const WIDTH = 80;

/** `ask TEXT`: the answer as a person reads it. */
export async function askForPeople(bot: Bot, text: string, output: Writable): Promise<void> {
  const input = { type: 'message', text } as const;
  const { card } = await bot.handle({ platform: 'console', private: true, input });
  await writeLine(output, renderText(card, WIDTH).text);
}

/** `ask --json TEXT`: one line of JSON. */
export async function askForMachines(bot: Bot, text: string, output: Writable): Promise<void> {
  await writeLine(output, JSON.stringify(judgement(bot, text)));
}

/** `ask --jsonl`: a line of JSON for every line of the input, in order, in constant memory. */
export async function askLines(
  bot: Bot,
  input: AsyncIterable<string | Buffer>,
  output: Writable,
): Promise<void> {
  for await (const line of readLines(input)) await askForMachines(bot, line, output);
}

/** What the lookup and the screen each make of a text, side by side, so that both can be judged. */
function judgement(bot: Bot, query: string) {
  const { name, text } = parseCommand(query);
  const { kind, intent, results, suggestions } = bot.lookup(name === 'list' && text ? text : query);
  const { grade } = bot.screen(query);
  const safety = grade === 'ok' || grade === 'unclear' ? null : grade;
  const names = suggestions.map((entry) => entry.name);
  return { query, kind, intent, results, suggestions: names, safety };
}
