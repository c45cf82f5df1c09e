import type { Service } from '../../src/service.ts';
import { COMMANDS } from '../../src/request.ts';

/** A terminal lists no more than this at once. */
const MOST = 20;

/** Completes commands and names as they are typed, for a Tab in the terminal. */
export function completer(service: Service): (line: string) => [string[], string] {
  const commands = COMMANDS.flatMap((command) => [`/${command} `, command]);

  return (line) => {
    const [, before = '', typed = ''] = /^(\/\w+\s+)?(.*)$/s.exec(line) ?? [];
    const names = service.suggest(typed, MOST).map((entry) => entry.name.toLowerCase());
    // A terminal can only add to what stands there, so look-alikes are of no use to it.
    const hits = [...names, ...(before === '' ? commands : [])].filter((name) =>
      name.startsWith(typed.toLowerCase()),
    );
    return [hits.map((name) => before + name), line];
  };
}
