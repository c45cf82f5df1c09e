import type { Action } from '../../src/cards/card.ts';
import { COMMANDS, type CommandName, type Input } from '../../src/request.ts';

/** What a typed line means: something for the bot, a wish to leave, or a number that isn't there. */
export type Line =
  | { readonly type: 'input'; readonly input: Input }
  | { readonly type: 'leave' }
  | { readonly type: 'no-such-number'; readonly number: string };

const LEAVE = new Set(['exit', 'quit', 'bye', 'q', ':q', '/quit', '/exit']);
/** Commands that are understood without a slash: they aren't the beginning of a question. */
const BARE = new Set<CommandName>(['list', 'random', 'help']);

/** Reads one line: `/stretch cobra`, `list floor`, `2` for the second choice of the last answer, or a question. */
export function parseLine(line: string, numbered: readonly Action[]): Line {
  const text = line.trim();
  if (LEAVE.has(text.toLowerCase())) return { type: 'leave' };
  if (/^\d{1,2}$/.test(text) && numbered.length > 0) {
    const chosen = numbered[Number(text) - 1];
    return chosen
      ? { type: 'input', input: { type: 'action', id: chosen.id } }
      : { type: 'no-such-number', number: text };
  }
  const [, slash, word = '', rest = ''] = /^(\/?)([\p{L}-]+)\s*(.*)$/su.exec(text) ?? [];
  const name = COMMANDS.find((command) => command === word.toLowerCase());
  if (name !== undefined && (slash === '/' || bareCommand(name, rest))) {
    return { type: 'input', input: { type: 'command', name, text: rest } };
  }
  return { type: 'input', input: { type: 'message', text } };
}

/** "help" alone is a command, "help my neck" is a wish. */
function bareCommand(name: CommandName, rest: string): boolean {
  return BARE.has(name) && (name === 'list' || rest === '');
}
