import { createBot, type BotOptions } from '../../src/bot.ts';
import type { Values } from '../../src/cards/form.ts';
import type { Block, Card } from '../../src/cards/card.ts';
import type { Input, Reply } from '../../src/request.ts';
import { englishContent } from './content.ts';

/** Somebody in a chat with the bot, who types, uses commands and presses buttons. */
export interface Person {
  types(text: string): Promise<Reply>;
  uses(name: Extract<Input, { type: 'command' }>['name'], text?: string): Promise<Reply>;
  presses(id: string): Promise<Reply>;
  /** Uses /stretch with options chosen beside the text. */
  chooses(options: Values, text?: string): Promise<Reply>;
  /** Sends a form filled in like that. */
  sends(form: string, values: Values): Promise<Reply>;
  opensHome(): Promise<Reply>;
}

/** A person talking to the whole bot with its English content; its dice always show `roll`. */
export async function somebody({
  roll = 0,
  ...options
}: BotOptions & { roll?: number } = {}): Promise<Person> {
  const bot = createBot(await englishContent(), { random: () => roll, ...options });
  const send = (input: Input) => bot.handle({ platform: 'test', private: false, input });
  return {
    types: (text) => send({ type: 'message', text }),
    uses: (name, text = '') => send({ type: 'command', name, text }),
    presses: (id) => send({ type: 'action', id }),
    chooses: (chosen, text = '') =>
      send({ type: 'command', name: 'stretch', text, options: chosen }),
    sends: (id, values) => send({ type: 'form', id, values }),
    opensHome: () => send({ type: 'home' }),
  };
}

/** The blocks of one type on a card. */
export function blocks<T extends Block['type']>(
  card: Card,
  type: T,
): Extract<Block, { type: T }>[] {
  return card.blocks.filter((block): block is Extract<Block, { type: T }> => block.type === type);
}

/** What can be picked from a card, by label. */
export function choices(card: Card): string[] {
  return blocks(card, 'choices').flatMap((block) => block.choices.map(({ label }) => label));
}

/** All text on a card, as a reader meets it. */
export function allText(card: Card): string {
  const parts = card.blocks.map((block) => {
    switch (block.type) {
      case 'text':
      case 'notice':
        return block.text;
      case 'image':
        return block.alt;
      case 'list':
        return block.items.join('\n');
      case 'facts':
        return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
      case 'actions':
        return block.actions.map(({ label }) => label).join('\n');
      case 'choices':
        return block.choices
          .map(({ label, description }) => `${label} ${description ?? ''}`)
          .join('\n');
    }
  });
  return [card.title, card.summary, ...parts].join('\n');
}
