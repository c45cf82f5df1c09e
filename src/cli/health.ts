import type { Writable } from 'node:stream';
import { z } from 'zod';

const answers = z.object({
  ready: z.boolean(),
  parts: z.array(z.object({ name: z.string(), state: z.string() })),
});

/** A bot that is well answers in about a second, whatever its parts do. */
const PATIENCE_MS = 5_000;

/**
 * Asks the bot that runs on this machine how it is, and writes a line for each part.
 *
 * @returns whether everything works.
 */
export async function checkHealth(port: number, output: Writable): Promise<boolean> {
  const address = `http://127.0.0.1:${port}/readyz`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { ready, parts } = answers.parse(await response.json());
    for (const { name, state } of parts) output.write(`${name}: ${state}\n`);
    return ready;
  } catch {
    output.write(
      `No bot answers at ${address}. It listens when PORT is set for it, as for this.\n`,
    );
    return false;
  }
}
