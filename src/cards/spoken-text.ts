import type { Block } from './card.ts';

/** A card's text as it reads where the person that it names can't be named. */
export function spokenText({ text, names }: Extract<Block, { type: 'text' }>): string {
  return names !== undefined && 'person' in names ? `${text} ${names.otherwise}` : text;
}
