import type { Wording } from '../cards/wording.ts';
import type { CommandInfo } from '../request.ts';
import { wishOptions } from './wishes.ts';

/** The commands that platforms list, in the words of one language. */
export function describeCommands(wording: Wording): CommandInfo[] {
  const { stretch, ask, help, schedule } = wording.phrases.commands;
  const { zone } = wording.phrases.options;
  return [
    {
      name: 'stretch',
      description: stretch.description,
      text: { label: stretch.label, description: stretch.text, suggests: 'entry', spare: true },
      options: wishOptions(wording),
    },
    {
      name: 'ask',
      description: ask.description,
      text: { label: ask.label, description: ask.text },
      options: [],
    },
    {
      name: 'schedule',
      description: schedule.description,
      text: { label: schedule.label, description: schedule.text, spare: true },
      options: [{ name: 'zone', ...zone, choices: [], suggests: 'zone' }],
    },
    { name: 'help', description: help.description, options: [] },
  ];
}
