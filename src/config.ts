import { z } from 'zod';

/** What the environment says, checked. */
export interface Config {
  /** The language folder in use: "en". */
  readonly language: string;
  /** A folder of further content, from `UNHUNCH_CONTENT`. */
  readonly content?: string;
}

/** Thrown for an environment variable that can't be used; the message names it and the remedy. */
export class ConfigError extends Error {
  constructor(variable: string, remedy: string) {
    super(`${variable}: ${remedy}`);
    this.name = 'ConfigError';
  }
}

const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/**
 * Reads the configuration from an environment. Pure: it reads nothing else.
 *
 * @throws {ConfigError} for the first variable that can't be used.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const language = languageSchema.safeParse(env['UNHUNCH_LANGUAGE'] || 'en');
  if (!language.success) {
    throw new ConfigError('UNHUNCH_LANGUAGE', 'use a language folder of data/, such as "en".');
  }
  const content = env['UNHUNCH_CONTENT'];
  return { language: language.data, ...(content ? { content } : {}) };
}
