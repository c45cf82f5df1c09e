import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './variables.ts';

/**
 * Adds the variables of a file to an environment, which overrides them. One that isn't there adds
 * nothing.
 *
 * @throws {ConfigError} naming the file when it is there and can't be read.
 */
export function addEnvFile(file: string, env: NodeJS.ProcessEnv): void {
  const text = textOf(file);
  for (const [name, value] of Object.entries(parseEnv(text))) env[name] ??= value;
}

function textOf(file: string): string {
  const bytes = bytesOf(file);
  if (bytes.includes(0)) {
    throw new ConfigError(
      file,
      'this is no UTF-8 text; it may have been saved as UTF-16. Save it as UTF-8 (in Notepad: Save as, Encoding).',
    );
  }
  // A byte order mark, as Windows writes it, is left out by the decoder.
  return new TextDecoder().decode(bytes);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') return Buffer.alloc(0);
    throw new ConfigError(
      file,
      code === 'EISDIR'
        ? 'this is a folder. Put the variables into a file of that name, a line each, or remove it.'
        : `it can’t be read (${code}). Let the user that runs the bot read it, or remove it.`,
    );
  }
}
