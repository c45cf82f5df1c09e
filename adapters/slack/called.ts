import type { Card } from '../../src/cards/card.ts';
import type { People } from './people.ts';
import { type Called, isPerson } from './render/named.ts';

/** Milliseconds that a message waits for the name of somebody it names; without it, it can do. */
const PATIENCE = 1_000;

/** What the people are called whom a card names, as far as Slack tells it in time. Never rejects. */
export async function calledOn({ blocks }: Card, people: People | undefined): Promise<Called> {
  const named = blocks.flatMap((block) =>
    block.type === 'text' && block.names && 'person' in block.names ? [block.names.person] : [],
  );
  const found = await Promise.all(
    named
      .filter(isPerson)
      .map(async (person) => [person, (await people?.look(person, PATIENCE))?.name] as const),
  );
  return new Map(found.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])));
}
