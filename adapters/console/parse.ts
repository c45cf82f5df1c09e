import type { Action } from '../../src/cards/card.ts';
import type { Input } from '../../src/request.ts';

/** What a typed line means: something for the bot, a wish to leave, or a number that isn't there. */
export type Line =
  | { readonly type: 'input'; readonly input: Input }
  | { readonly type: 'leave' }
  | { readonly type: 'no-such-number'; readonly number: string };

const LEAVE = new Set(['exit', 'quit', 'bye', 'q', ':q', '/quit', '/exit']);

/** Reads one line: `2` for the second choice of the last answer, `quit`, or anything for the bot. */
export function parseLine(line: string, numbered: readonly Action[]): Line {
  const text = line.trim();
  if (LEAVE.has(text.toLowerCase())) return { type: 'leave' };
  if (/^\d{1,2}$/.test(text)) {
    const chosen = numbered[Number(text) - 1];
    return chosen
      ? { type: 'input', input: { type: 'action', id: chosen.id } }
      : { type: 'no-such-number', number: text };
  }
  return { type: 'input', input: { type: 'message', text } };
}
