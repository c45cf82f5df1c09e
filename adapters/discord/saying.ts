import type { MessageCreateOptions } from 'discord.js';
import { toMarkdown } from './render/markdown.ts';

/** A sentence as an ordinary message: shown in notifications, as a card isn't. */
export function saying(text: string): MessageCreateOptions {
  return { content: toMarkdown(text) };
}
