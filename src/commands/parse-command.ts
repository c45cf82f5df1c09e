import type { Phrases } from '../content/schema/phrases.ts';
import { isAboutSchedules } from './schedule/typed.ts';
import { COMMANDS, type CommandName } from '../request.ts';

/** A command and what was said after it. */
export interface Typed {
  readonly name: CommandName;
  readonly text: string;
}

/** Commands that are understood without a slash: they aren't the beginning of a question. */
const BARE: ReadonlySet<CommandName> = new Set(['list', 'random', 'help', 'privacy', 'schedule']);
const FIRST_WORD = /^\s*(\/?)([\p{L}-]+)\s*(.*)$/su;

/**
 * What a typed line asks for: `/stretch cobra`, `list floor`, `help`, or else a
 * question. Everything typed anywhere goes through here, also what follows a
 * platform's own `/stretch`.
 *
 * @param options.phrases those of the language, by whose words "schedule" may go on.
 * @param options.within whether it follows such a command, where "schedule" begins no question.
 */
export function parseCommand(
  line: string,
  { within = false, phrases }: { within?: boolean; phrases?: Phrases } = {},
): Typed {
  const [, slash, word = '', rest = ''] = FIRST_WORD.exec(line) ?? [];
  const name = COMMANDS.find((command) => command === word.toLowerCase());
  const told = slash !== '' || (within && name === 'schedule');
  if (name === undefined || (!told && !isBare(name, rest, phrases)))
    return { name: 'ask', text: line };
  return { name, text: rest };
}

/** Commands that take nothing after them: "help" is one, "help my neck" is a wish. */
const ALONE: ReadonlySet<CommandName> = new Set(['help', 'privacy']);

function isBare(name: CommandName, rest: string, phrases: Phrases | undefined): boolean {
  if (name === 'schedule') return isAboutSchedules(rest, phrases);
  return BARE.has(name) && (!ALONE.has(name) || rest.trim() === '');
}
