import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { characters } from './length.ts';

/**
 * Everything in a list of suggestions that Discord refuses: at most 25, names of 1–100 characters,
 * string values of at most 100 (Application Commands, "Option Choice"; Interactions,
 * "Autocomplete").
 */
export function checkAutocomplete(choices: readonly APIApplicationCommandOptionChoice[]): string[] {
  const problems = choices.length > 25 ? [`data.choices: ${choices.length}, at most 25`] : [];
  for (const [index, choice] of choices.entries()) {
    const length = characters(choice.name);
    if (length < 1 || length > 100) problems.push(`data.choices.${index}.name: 1–100 characters`);
    if (typeof choice.value === 'string' && characters(choice.value) > 100)
      problems.push(`data.choices.${index}.value: at most 100 characters`);
  }
  return problems;
}
