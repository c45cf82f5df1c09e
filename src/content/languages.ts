import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Phrases, phrasesSchema } from './schema/phrases.ts';
import { readYaml } from './yaml-file.ts';

/** A language folder's name: "de", "pt-BR". */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * The phrases of every other language that has some, by its tag: enough to name commands in the
 * language of whoever types them.
 *
 * @param data the folder of language folders.
 * @param own the language in use, left out.
 * @throws {ContentError} when a file can't be used.
 */
export function otherPhrases(data: string, own: string): ReadonlyMap<string, Phrases> {
  const languages = readdirSync(data).filter((name) => LANGUAGE.test(name) && name !== own);
  const files = languages.map((name) => [name, join(data, name, 'phrases.yaml')] as const);
  return new Map(
    files
      .filter(([, file]) => existsSync(file))
      .map(([name, file]) => [name, readYaml(file, phrasesSchema)] as const),
  );
}
