import {
  ApplicationCommandOptionType,
  ChannelType,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type APIInteractionDataResolved,
} from 'discord-api-types/v10';
import { characters } from '../spec/rules/length.ts';
import type { Channel } from '../world/channel.ts';
import { GuildChannel } from '../world/guild.ts';
import type { User } from '../world/user.ts';
import { EVERYONE } from '../world/permissions.ts';

/** What a person can put into an option. */
export type OptionValue = string | number | boolean | { user: User } | Channel;

/** Options by name. */
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** An option as an interaction carries it. */
export interface DataOption {
  name: string;
  type: ApplicationCommandOptionType;
  value?: string | number | boolean;
  focused?: boolean;
  options?: DataOption[];
}

/** What a person typed, found in order. */
export interface FilledCommand {
  options: DataOption[];
  resolved: APIInteractionDataResolved;
}

/** What Discord's own client wouldn't let a person do, so that no bot ever gets to see it. */
export class NotPossible extends Error {
  override name = 'NotPossible';
}

/**
 * Fills in a command as Discord's client does, and refuses what it refuses: unknown or missing
 * options, wrong types, values outside of their choices or limits. While somebody is still typing
 * (`focused`), options may be missing and the focused one holds whatever was typed.
 */
export function fillIn(
  command: APIApplicationCommand,
  path: readonly string[],
  values: OptionValues,
  focused?: string,
): FilledCommand {
  const resolved: APIInteractionDataResolved = {};
  const fill = (
    options: readonly APIApplicationCommandOption[],
    rest: readonly string[],
  ): DataOption[] => {
    const [next, ...deeper] = rest;
    const group = options.find(isGroup);
    if (next === undefined) {
      if (group !== undefined) throw new NotPossible(`/${command.name} needs a subcommand.`);
      return fillOptions(options, values, focused, resolved);
    }
    const inside = options.find((each) => isGroup(each) && each.name === next);
    if (inside === undefined || !('options' in inside || isGroup(inside)))
      throw new NotPossible(`/${command.name} has no subcommand ${next}.`);
    const inner = (inside as { options?: APIApplicationCommandOption[] }).options ?? [];
    return [{ name: inside.name, type: inside.type, options: fill(inner, deeper) }];
  };
  return { options: fill(command.options ?? [], path), resolved };
}

function fillOptions(
  options: readonly APIApplicationCommandOption[],
  values: OptionValues,
  focused: string | undefined,
  resolved: APIInteractionDataResolved,
): DataOption[] {
  for (const name of Object.keys(values)) {
    if (!options.some((each) => each.name === name))
      throw new NotPossible(`There is no option ${name}.`);
  }
  const missing = options.find((each) => each.required === true && values[each.name] === undefined);
  if (missing !== undefined && focused === undefined)
    throw new NotPossible(`The option ${missing.name} is required.`);
  return options.flatMap((option): DataOption[] => {
    const value = values[option.name];
    if (value === undefined) return [];
    if (option.name !== focused)
      return [{ name: option.name, type: option.type, value: checked(option, value, resolved) }];
    if (!('autocomplete' in option && option.autocomplete))
      throw new NotPossible(`The option ${option.name} suggests nothing.`);
    if (typeof value !== 'string') throw new NotPossible('People type text.');
    return [{ name: option.name, type: option.type, value, focused: true }];
  });
}

/** The value as it is sent, if Discord's client takes it. */
function checked(
  option: APIApplicationCommandOption,
  value: OptionValue,
  resolved: APIInteractionDataResolved,
): string | number | boolean {
  const refuse = (why: string): never => {
    throw new NotPossible(`The option ${option.name} ${why}.`);
  };
  switch (option.type) {
    case ApplicationCommandOptionType.String: {
      if (typeof value !== 'string') return refuse('takes text');
      const length = characters(value);
      if (length === 0 || length < (option.min_length ?? 0)) return refuse('needs more text');
      // 6000 is the most that max_length can be (Application Commands, "Application Command Option Structure").
      if (length > (option.max_length ?? 6000)) return refuse('takes less text');
      return chosen(option.choices, value, refuse);
    }
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number: {
      if (typeof value !== 'number') return refuse('takes a number');
      if (option.type === ApplicationCommandOptionType.Integer && !Number.isInteger(value))
        return refuse('takes a whole number');
      if (value < (option.min_value ?? -Infinity)) return refuse(`is at least ${option.min_value}`);
      if (value > (option.max_value ?? Infinity)) return refuse(`is at most ${option.max_value}`);
      return chosen(option.choices, value, refuse);
    }
    case ApplicationCommandOptionType.Boolean:
      return typeof value === 'boolean' ? value : refuse('takes yes or no');
    case ApplicationCommandOptionType.User:
      return typeof value === 'object' && 'user' in value
        ? resolveUser(value.user, resolved)
        : refuse('takes a person');
    case ApplicationCommandOptionType.Channel:
      if (!(value instanceof GuildChannel)) return refuse('takes a channel');
      if (option.channel_types?.includes(ChannelType.GuildText) === false)
        return refuse('takes no text channel');
      return resolveChannel(value, resolved);
    default:
      return refuse('has a type that the fake doesn’t know yet');
  }
}

function chosen<T extends string | number>(
  choices: readonly { value: T }[] | undefined,
  value: T,
  refuse: (why: string) => never,
): T {
  if (choices === undefined || choices.length === 0 || choices.some((each) => each.value === value))
    return value;
  return refuse('takes only its choices');
}

function resolveUser(user: User, resolved: APIInteractionDataResolved): string {
  resolved.users = { ...resolved.users, [user.id]: user };
  return user.id;
}

function resolveChannel(channel: GuildChannel, resolved: APIInteractionDataResolved): string {
  const { id, type } = channel.toJSON();
  const shown = { id, name: channel.name, type, parent_id: null, permissions: String(EVERYONE) };
  resolved.channels = { ...resolved.channels, [id]: shown } as NonNullable<
    APIInteractionDataResolved['channels']
  >;
  return id;
}

function isGroup(option: APIApplicationCommandOption): boolean {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}
