import type { Knowledge } from '../../adapters/web/knowledge.ts';
import { createContext } from '../../src/bot.ts';
import { knowledgeOf } from '../../src/playground.ts';
import { englishContent } from './content.ts';
import { gallery } from './pictures.ts';

/** What pages are handed, of the content that ships with the bot. */
export async function englishKnowledge(): Promise<Knowledge> {
  return knowledgeOf(createContext(await englishContent(), gallery));
}
