import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord-api-types/v10';
import { characters } from './length.ts';
import { repeated } from './components.ts';

/** A command, a subcommand or an option, as far as the rules speak of it. */
export interface RuledCommand {
  name: string;
  name_localizations?: Record<string, string> | null;
  description?: string | null;
  description_localizations?: Record<string, string> | null;
  type?: ApplicationCommandType | ApplicationCommandOptionType;
  required?: boolean | null;
  autocomplete?: boolean | null;
  min_value?: number | null;
  max_value?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  choices?:
    | { name: string; name_localizations?: Record<string, string> | null; value: string | number }[]
    | null;
  options?: RuledCommand[] | null;
}

/** What names of commands and options are made of, in lower case where there is one (Application Commands, "Application Command Naming"). */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** How many global slash commands an app can have (Application Commands, "Registering a Command"). */
const COMMANDS = 100;

/**
 * How long the names, descriptions and values of a command, its options and their choices may be
 * together (Application Commands, "Slash Commands").
 */
const CHARACTERS = 8000;

/** Everything in a list of commands that Discord refuses though its OpenAPI document is silent. */
export function checkCommands(commands: readonly RuledCommand[]): string[] {
  const slash = commands.filter(
    ({ type }) => type === undefined || type === ApplicationCommandType.ChatInput,
  );
  const problems = repeated(slash.map((each) => each.name)).map(
    (name) => `/${name}: registered twice`,
  );
  if (slash.length > COMMANDS) problems.push(`${slash.length} commands, at most ${COMMANDS}`);
  for (const command of slash) {
    const where = `/${command.name}`;
    problems.push(...checkNamed(command, where), ...checkOptions(command.options ?? [], where, 0));
    const length = totalCharacters(command);
    if (length > CHARACTERS)
      problems.push(`${where}: ${length} characters in total, at most ${CHARACTERS}`);
  }
  return problems;
}

function checkNamed(named: RuledCommand, where: string): string[] {
  const names = [named.name, ...Object.values(named.name_localizations ?? {})];
  const problems = names
    .filter((name) => !NAME.test(name) || name !== name.toLowerCase())
    .map((name) => `${where}: "${name}" is no command or option name`);
  const descriptions = [
    named.description ?? '',
    ...Object.values(named.description_localizations ?? {}),
  ];
  const fits = descriptions.every((each) => characters(each) >= 1 && characters(each) <= 100);
  return fits ? problems : [...problems, `${where}: a description has 1–100 characters`];
}

function checkOptions(options: readonly RuledCommand[], where: string, depth: number): string[] {
  const problems = repeated(options.map((each) => each.name)).map(
    (name) => `${where}: option ${name} twice`,
  );
  if (options.length > 25) problems.push(`${where}: ${options.length} options, at most 25`);
  // Application Commands, "Application Command Option Structure".
  const firstOptional = options.findIndex((each) => !isGroup(each) && each.required !== true);
  if (firstOptional !== -1 && options.slice(firstOptional).some((each) => each.required === true)) {
    problems.push(`${where}: required options come first`);
  }
  if (options.some(isGroup) && !options.every(isGroup))
    problems.push(`${where}: subcommands and options don’t mix`);
  for (const option of options) {
    const inside = `${where} ${option.name}`;
    problems.push(...checkNamed(option, inside), ...checkLimits(option, inside));
    if (!isGroup(option)) continue;
    const allowed =
      option.type === ApplicationCommandOptionType.SubcommandGroup ? depth === 0 : depth <= 1;
    if (!allowed) problems.push(`${inside}: nested too deep`);
    problems.push(...checkOptions(option.options ?? [], inside, depth + 1));
  }
  return problems;
}

function checkLimits(option: RuledCommand, where: string): string[] {
  const problems: string[] = [];
  const choices = option.choices ?? [];
  // Application Commands, "Application Command Option Structure".
  if (option.autocomplete === true && choices.length > 0)
    problems.push(`${where}: choices or autocomplete, not both`);
  if (choices.length > 25) problems.push(`${where}: ${choices.length} choices, at most 25`);
  for (const choice of choices) {
    const tooLong = [
      choice.name,
      ...Object.values(choice.name_localizations ?? {}),
      String(choice.value),
    ].some((each) => characters(each) > 100);
    if (tooLong || choice.name === '')
      problems.push(`${where}: choice "${choice.name}" has 1–100 characters`);
  }
  problems.push(
    ...repeated(choices.map((each) => each.name)).map((name) => `${where}: choice ${name} twice`),
  );
  if ((option.min_value ?? -Infinity) > (option.max_value ?? Infinity))
    problems.push(`${where}: min_value is more than max_value`);
  if ((option.min_length ?? 0) > (option.max_length ?? Infinity))
    problems.push(`${where}: min_length is more than max_length`);
  return problems;
}

function isGroup(option: RuledCommand): boolean {
  return (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  );
}

/** Of a localized text the longest counts (Slash Commands, note on the 8000 characters). */
function totalCharacters(named: RuledCommand): number {
  const longest = (text: string, others: Record<string, string> | null | undefined): number =>
    Math.max(...[text, ...Object.values(others ?? {})].map((each) => characters(each)));
  const own =
    longest(named.name, named.name_localizations) +
    longest(named.description ?? '', named.description_localizations);
  const choices = (named.choices ?? []).map(
    (each) => longest(each.name, each.name_localizations) + characters(String(each.value)),
  );
  const options = (named.options ?? []).map(totalCharacters);
  return [...choices, ...options].reduce((sum, each) => sum + each, own);
}
