import {
  type APIApplicationCommandStringOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { CommandInfo, CommandName, Option, Schedulers } from '../../src/request.ts';
import { discordLocales } from './locales.ts';

/** A command in the form that Discord registers. */
export type RegisteredCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The commands in other languages, by language tag. */
export type Translations = ReadonlyMap<string, readonly CommandInfo[]>;

/** Names under which Discord lists commands that would be too general there. */
const LISTED_AS: Partial<Record<CommandName, string>> = {
  help: 'stretch-help',
  schedule: 'stretch-schedule',
};

/** Commands that are used in servers only, by those who manage them unless others are to. */
const SETS_A_SERVER_UP: ReadonlySet<CommandName> = new Set(['schedule']);

/** Discord's custom: what sets a server up is for its managers. */
function isForManagers(schedulers: Schedulers = 'managers'): boolean {
  return schedulers === 'managers';
}

/** The name under which Discord lists a command. */
export function listedName(name: CommandName): string {
  return LISTED_AS[name] ?? name;
}

/**
 * The commands to register: for servers and for people who install the bot for
 * themselves, usable in servers, in its direct messages and in other private chats;
 * what sets a server up only there.
 *
 * @param schedulers who may set daily stretches up; others aren't offered the command.
 */
export function toRegistered(
  commands: readonly CommandInfo[],
  translations: Translations = new Map(),
  schedulers?: Schedulers,
): RegisteredCommand[] {
  const inServers = { ...IN_SERVERS, ...(isForManagers(schedulers) ? MANAGERS_ONLY : {}) };
  return commands.map((command) => {
    const others = translationsOf(command, translations);
    return {
      type: ApplicationCommandType.ChatInput,
      name: listedName(command.name),
      description: command.description,
      ...localized('description', others, (other) => other.description),
      options: [...textOption(command, others), ...choiceOptions(command, others)],
      ...(SETS_A_SERVER_UP.has(command.name) ? inServers : ANYWHERE),
    };
  });
}

const ANYWHERE = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

const IN_SERVERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** Until a server allows others in its settings. */
const MANAGERS_ONLY = { default_member_permissions: String(PermissionFlagsBits.ManageGuild) };

/** The same command in the languages of Discord's apps. */
type Others = ReadonlyMap<string, CommandInfo>;

function translationsOf({ name }: CommandInfo, translations: Translations): Others {
  const found = [...translations].flatMap(([tag, commands]) => {
    const command = commands.find((each) => each.name === name);
    return command ? discordLocales(tag).map((locale) => [locale, command] as const) : [];
  });
  return new Map(found);
}

/** `{ name_localizations: { de: … } }`; nothing where no language has it. */
function localized<K extends 'name' | 'description'>(
  key: K,
  others: Others,
  text: (command: CommandInfo) => string | undefined,
): { [P in `${K}_localizations`]?: LocalizationMap } {
  const entries = [...others].flatMap(([locale, command]) => {
    const translated = text(command);
    return translated === undefined ? [] : [[locale, translated]];
  });
  const texts = entries.length > 0 ? { [`${key}_localizations`]: Object.fromEntries(entries) } : {};
  return texts as { [P in `${K}_localizations`]?: LocalizationMap };
}

/** What may be typed. */
function textOption({ text }: CommandInfo, others: Others): APIApplicationCommandStringOption[] {
  if (text === undefined) return [];
  return [
    {
      type: ApplicationCommandOptionType.String,
      name: text.label,
      ...localized('name', others, (other) => other.text?.label),
      description: text.description,
      ...localized('description', others, (other) => other.text?.description),
      ...(text.suggests ? { autocomplete: true } : { required: text.spare !== true }),
    },
  ];
}

function choiceOptions(
  { options }: CommandInfo,
  others: Others,
): APIApplicationCommandStringOption[] {
  return options.map((option) => {
    const translated = (command: CommandInfo) =>
      command.options.find((each) => each.name === option.name);
    return {
      type: ApplicationCommandOptionType.String,
      name: option.label,
      ...localized('name', others, (other) => translated(other)?.label),
      description: option.description,
      ...localized('description', others, (other) => translated(other)?.description),
      ...(option.suggests
        ? { autocomplete: true }
        : { choices: choicesOf(option, translated, others) }),
    };
  });
}

function choicesOf(
  { choices }: Option,
  translated: (command: CommandInfo) => Option | undefined,
  others: Others,
) {
  return choices.map(({ value, label }) => ({
    name: label,
    ...localized(
      'name',
      others,
      (other) => translated(other)?.choices.find((each) => each.value === value)?.label,
    ),
    value,
  }));
}
