import { join } from 'node:path';
import { type Content, loadContent } from '../../src/content/load.ts';

/** The folder of content that ships with the bot. */
export const DATA = join(import.meta.dirname, '../../data');

let english: Promise<Content> | undefined;

/** The English content that ships with the bot, loaded once. */
export function englishContent(): Promise<Content> {
  return (english ??= loadContent({ data: DATA, language: 'en' }));
}
