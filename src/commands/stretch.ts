import { answer } from './answer.ts';
import type { Command } from './command.ts';
import { randomMove } from './random.ts';

/** `stretch [name, question or filters]`: that move, those that fit, or, with nothing said, one for now. */
export const stretch: Command = (text, tools) =>
  text.trim() === ''
    ? { card: randomMove(tools.context, tools), audience: 'channel' }
    : answer(tools.lookup(text), tools);
