import type { AutocompleteInteraction } from 'discord.js';
import type { Person } from '../../src/request.ts';
import type { Service } from '../../src/service.ts';
import { listedName } from './commands.ts';
import { OPTION_LABEL, OPTIONS_IN_MENU } from './render/limits.ts';

/** Offers what may be meant by what is being typed, as much as a menu holds. */
export async function suggest(
  interaction: AutocompleteInteraction,
  service: Service,
  onAcknowledged: () => void,
): Promise<void> {
  // Discord sends text; discord.js passes on whatever comes.
  const { name, value }: { name: string; value: unknown } = interaction.options.getFocused(true);
  const typed = typeof value === 'string' ? value : '';
  const command = service.commands.find(
    (each) => listedName(each.name) === interaction.commandName,
  );
  const option = command?.options.find(({ label }) => label === name);
  const isZone = option?.suggests === 'zone';
  await interaction.respond(
    isZone ? zones(typed, service) : names(typed, service, { id: interaction.user.id }),
  );
  onAcknowledged();
}

function zones(typed: string, service: Service) {
  return service
    .suggestZones(typed, OPTIONS_IN_MENU)
    .map(({ value, label }) => ({ name: label.slice(0, OPTION_LABEL), value }));
}

/** The name is also what is sent. */
function names(typed: string, service: Service, person: Person) {
  return service.suggest(typed, OPTIONS_IN_MENU, person).map((entry) => {
    const name = entry.name.slice(0, OPTION_LABEL);
    return { name, value: name };
  });
}
