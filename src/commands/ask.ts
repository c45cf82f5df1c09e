import { answer } from './answer.ts';
import type { Command } from './command.ts';

/** `ask <question>`, and every plain message: the answer; help when nothing was asked. */
export const ask: Command = ({ text }, tools) => answer(tools.lookup(text), tools);
