import type { Phrases } from '../content/schema/phrases.ts';
import type { CommandName, Input } from '../request.ts';
import type { Asked } from './command.ts';
import { parseCommand } from './parse-command.ts';
import { picked } from './pick.ts';
import { isPause, scheduleFormChannel } from './schedule/schedule.ts';
import { readWishes } from './wishes.ts';

/** Everything that somebody wrote, whatever the way. */
export function writtenIn(input: Input, phrases: Phrases): string {
  if (input.type === 'action' || input.type === 'home') return '';
  const isSchedule = input.type === 'form' && scheduleFormChannel(input.id) !== undefined;
  return isSchedule ? filledIn(input) : said(input, phrases).everything;
}

/** All that stands in a form. */
function filledIn({ values }: Extract<Input, { type: 'form' }>): string {
  return Object.values(values).flat().join('\n');
}

/** What an input asks for. */
export interface Said extends Omit<Asked, 'caller'> {
  readonly name: CommandName;
  /** All text that came, for the screen: also what was sent in the place of an option. */
  readonly everything: string;
}

/**
 * What an input asks for. A platform's own command says its name; everything else,
 * and what follows `/stretch`, is parsed. A form is a `stretch` with options.
 */
export function said(input: Exclude<Input, { type: 'action' | 'home' }>, phrases: Phrases): Said {
  const sent =
    input.type === 'form'
      ? { type: 'command' as const, name: 'stretch' as const, ...picked(input.values) }
      : input;
  const { options = {} } = sent.type === 'command' ? sent : {};
  const { filters, unknown } = readWishes(options);
  const command = sent.type === 'message' ? parseCommand(sent.text, { phrases }) : sent;
  const inner = parseCommand(command.text, { within: true });
  const { name, text } = command.name === 'stretch' && inner.name !== 'ask' ? inner : command;
  return { name, text, options, wishes: filters, everything: [sent.text, ...unknown].join('\n') };
}

/**
 * Whether the second opinion has nothing to judge: every word is the bot's own. To it, who learnt from
 * complaints, "for two weeks" alone sounds like one. The rules judge all the same.
 */
export function isPlain(input: Input, phrases: Phrases): boolean {
  if (input.type !== 'command' && input.type !== 'message') return false;
  const { name, text, options } = said(input, phrases);
  const isAlone = Object.keys(options).length === 0;
  return name === 'schedule' && isAlone && isPause(text, phrases);
}
