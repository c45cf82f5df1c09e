import { type ChatInputCommandInteraction, InteractionContextType } from 'discord.js';
import type { Values } from '../../src/cards/form.ts';
import type { CommandInfo, Input, Request } from '../../src/request.ts';
import { listedName } from './commands.ts';
import type { Deed } from './deed.ts';
import { readValues } from './form.ts';
import { type HeardMessage, spokenText } from './mentions.ts';
import { askerOf, fromDeed, fromMessage } from './origin.ts';

/** What a command, click, choice or filled-in form asks of the bot. */
export function parseDeed(deed: Deed, commands: readonly CommandInfo[]): Request {
  // In an unknown place anybody may listen.
  const isPrivate = deed.context === InteractionContextType.BotDM;
  const input = inputOf(deed, commands);
  const asker = askerOf(deed.user, deed.guildId);
  return { platform: 'discord', private: isPrivate, input, asker, ...fromDeed(deed) };
}

function inputOf(deed: Deed, commands: readonly CommandInfo[]): Input {
  if (deed.isChatInputCommand()) return commandOf(deed, commands);
  if (deed.isModalSubmit()) {
    return { type: 'form', id: deed.customId, values: readValues(deed.fields) };
  }
  return { type: 'action', id: deed.isButton() ? deed.customId : (deed.values[0] ?? '') };
}

/** Options are listed under their labels. A command that is no longer ours gets help. */
function commandOf(
  { commandName, options }: ChatInputCommandInteraction,
  commands: readonly CommandInfo[],
): Input {
  const command = commands.find(({ name }) => listedName(name) === commandName);
  if (command === undefined) return { type: 'command', name: 'help', text: '' };
  let text = '';
  const chosen: Record<string, readonly string[]> = {};
  for (const { name: label, value } of options.data) {
    const option = command.options.find((each) => each.label === label);
    if (label === command.text?.label) text = String(value);
    else chosen[option?.name ?? label] = [String(value)];
  }
  return { type: 'command', name: command.name, text, options: chosen satisfies Values };
}

/** What a message to the bot asks of it; a mention alone asks for help. */
export function parseMessage(message: HeardMessage): Request {
  const text = spokenText(message.content);
  const input: Input =
    text === '' ? { type: 'command', name: 'help', text } : { type: 'message', text };
  const asker = askerOf(message.author, message.guildId);
  return {
    platform: 'discord',
    private: !message.inGuild(),
    input,
    asker,
    ...fromMessage(message),
  };
}
