import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { writeLine } from '../stream/write-line.ts';

/** What whoever is asked sees and types. */
export interface Asking {
  readonly input: Readable & { isTTY?: boolean };
  readonly output: Writable;
}

/**
 * Asks whether something that can't be undone is meant. Without a terminal nobody can say yes, but by
 * an option.
 *
 * @param yes whether `--yes` said it already.
 */
export async function isMeant(
  question: string,
  yes: true | undefined,
  { input, output }: Asking,
): Promise<boolean> {
  if (yes) return true;
  if (!input.isTTY) {
    await writeLine(output, 'Nothing was deleted. Say that it is meant with --yes.');
    return false;
  }
  const asking = createInterface({ input, output });
  const answer = await asking.question(`${question} It can’t be undone. [y/N] `);
  asking.close();
  return /^y(es)?$/i.test(answer.trim());
}

/** "1 schedule", "2 schedules". */
export function counted(number: number, one: string, other = `${one}s`): string {
  return `${number} ${number === 1 ? one : other}`;
}
