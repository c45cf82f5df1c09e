import { readFileSync } from 'node:fs';
import { redFlagsSchema } from '../../src/content/schema/red-flags.ts';
import { readYaml } from '../../src/content/yaml-file.ts';
import { createScreen } from '../../src/safety/screen.ts';
import { loadStemmer } from '../../src/text/stemmer.ts';

export const redFlags = readYaml('data/en/red-flags.yaml', redFlagsSchema);
export const stem = await loadStemmer('english');
export const screen = createScreen(redFlags, stem);

/** One line of `tests/fixtures/red-flags/*.jsonl`. */
export interface Message {
  readonly text: string;
  readonly label: 'emergency' | 'crisis' | 'doctor' | 'ok';
  readonly row?: string;
}

export function readMessages(name: string): Message[] {
  return readFileSync(`tests/fixtures/red-flags/${name}.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Message);
}
