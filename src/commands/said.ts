import type { Values } from '../cards/form.ts';
import type { Phrases } from '../content/schema/phrases.ts';
import type { CommandName, Input } from '../request.ts';
import type { Asked } from './command.ts';
import { parseCommand } from './parse-command.ts';
import { picked } from './pick.ts';
import { scheduleFormChannel } from './schedule/schedule.ts';
import { saysNothingElse } from './schedule/typed.ts';
import { readWishes } from './wishes.ts';

/** What was said by an input that holds words: for the screen, and for what answers it. */
export interface Said {
  /** All text that came: also what was sent in the place of an option. */
  readonly everything: string;
  /**
   * Whether the second opinion has nothing to judge: every word is the bot's own. To it, who learnt from
   * complaints, "for two weeks" and "every day" alone sound like one. The rules judge all the same.
   */
  readonly isPlain: boolean;
  readonly wanted: Wanted;
}

/** A command with what came along with it, or the form of a channel's daily stretch. */
export type Wanted =
  | ({ readonly name: CommandName } & Omit<Asked, 'caller'>)
  | { readonly channel: string; readonly values: Values };

/** An input that holds words. */
export type Spoken = Exclude<Input, { type: 'action' | 'home' }>;

/**
 * Reads an input. A platform's own command says its name; everything else, and what follows
 * `/stretch`, is parsed. A form is a `stretch` with options, or that of a daily stretch.
 */
export function readInput(input: Spoken, phrases: Phrases): Said {
  const channel = input.type === 'form' ? scheduleFormChannel(input.id) : undefined;
  if (input.type === 'form' && channel !== undefined) {
    const { values } = input;
    const everything = Object.values(values).flat().join('\n');
    return { everything, isPlain: false, wanted: { channel, values } };
  }
  const sent =
    input.type === 'form'
      ? { type: 'command' as const, name: 'stretch' as const, ...picked(input.values) }
      : input;
  const { options = {} } = sent.type === 'command' ? sent : {};
  const { filters: wishes, unknown } = readWishes(options);
  const command = sent.type === 'message' ? parseCommand(sent.text, { phrases }) : sent;
  const inner = parseCommand(command.text, { within: true });
  const { name, text } = command.name === 'stretch' && inner.name !== 'ask' ? inner : command;
  const { zone: [zone] = [], ...others } = options;
  const isAlone = input.type !== 'form' && Object.keys(others).length === 0;
  return {
    everything: [sent.text, ...unknown].join('\n'),
    isPlain: name === 'schedule' && isAlone && saysNothingElse(text, zone, phrases),
    wanted: { name, text, options, wishes },
  };
}
