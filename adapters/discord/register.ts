import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  type Client,
  Routes,
} from 'discord.js';
import type { RegisteredCommand } from './commands.ts';

/**
 * Registers the commands where Discord has others: it allows 200 changes a day,
 * and people's apps fetch changed commands anew. What is registered already is
 * asked for with its translations, which Discord leaves out otherwise.
 *
 * @returns whether anything had to be changed.
 */
export async function registerCommands(
  { rest, application }: Client<true>,
  wanted: readonly RegisteredCommand[],
): Promise<boolean> {
  const route = Routes.applicationCommands(application.id);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const existing = (await rest.get(route, { query })) as APIApplicationCommand[];
  // Putting the whole list may not remove the command with which Discord opens an Activity (error 50240).
  const others = existing
    .filter(({ type }) => type === ApplicationCommandType.PrimaryEntryPoint)
    .map(({ application_id: _application, version: _version, ...command }) => command);
  if (areSame([...wanted, ...others], existing)) return false;
  await rest.put(route, { body: [...wanted, ...others] });
  return true;
}

type AnyCommand = RegisteredCommand | Omit<APIApplicationCommand, 'application_id' | 'version'>;

/** Whether two lists hold the same commands, in any order. */
export function areSame(wanted: readonly AnyCommand[], existing: readonly AnyCommand[]): boolean {
  return isDeepStrictEqual(byName(wanted), byName(existing));
}

function byName(commands: readonly AnyCommand[]) {
  return new Map(commands.map((command) => [`${command.type}:${command.name}`, essence(command)]));
}

/** What makes a command: Discord's ids and versions left out, its defaults filled in. */
function essence(command: AnyCommand) {
  return {
    description: 'description' in command ? command.description : '',
    nameLocalizations: command.name_localizations ?? {},
    descriptionLocalizations: command.description_localizations ?? {},
    permissions: command.default_member_permissions ?? null,
    nsfw: command.nsfw ?? false,
    integrationTypes: new Set(command.integration_types),
    contexts: new Set(command.contexts),
    options: (command.options ?? []).map(essenceOfOption),
  };
}

/** The order of options and choices is part of them: people see them in it. */
function essenceOfOption(option: APIApplicationCommandOption) {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return {
    type: option.type,
    name: option.name,
    nameLocalizations: option.name_localizations ?? {},
    description: option.description,
    descriptionLocalizations: option.description_localizations ?? {},
    required: option.required ?? false,
    autocomplete: 'autocomplete' in option ? (option.autocomplete ?? false) : false,
    choices: choices.map(({ name, value, name_localizations: localizations }) => ({
      name,
      value,
      localizations: localizations ?? {},
    })),
  };
}
