import type { Catalogue } from '../../src/content/catalogue.ts';
import { COMMANDS } from '../../src/request.ts';

/** Completes commands and names as they are typed, for a Tab in the terminal. */
export function completer(catalogue: Catalogue): (line: string) => [string[], string] {
  const names = catalogue.entries.map((entry) => entry.name.toLowerCase());
  const commands = COMMANDS.flatMap((command) => [`/${command} `, command]);

  return (line) => {
    const [, before = '', typed = ''] = /^(\/\w+\s+)?(.*)$/s.exec(line) ?? [];
    const known = before === '' ? [...names, ...commands] : names;
    const hits = known
      .filter((name) => name.startsWith(typed.toLowerCase()))
      .map((name) => before + name);
    return [hits, line];
  };
}
