import type { Action, Card } from '../../src/cards/card.ts';

const SENTENCE = 'Ziehe die Schultern ganz langsam nach hinten – 背中をゆっくり伸ばします 🧘. ';

/** A card that breaks every limit of every platform: in length, in number, in characters. */
export function hugeCard(): Card {
  const long = SENTENCE.repeat(60);
  const many = (count: number, prefix: string): Action[] =>
    Array.from({ length: count }, (_, at) => ({
      id: `v1:show:exercise:${prefix}-${at}`,
      label: `${at} ${SENTENCE.repeat(3)}`,
      description: SENTENCE.repeat(4),
    }));
  return {
    title: long,
    summary: long,
    blocks: [
      { type: 'text', text: long },
      ...Array.from({ length: 60 }, () => ({ type: 'text' as const, text: SENTENCE })),
      { type: 'list', ordered: true, items: Array.from({ length: 120 }, () => SENTENCE) },
      { type: 'list', ordered: false, items: [long, long], title: long },
      { type: 'facts', facts: Array.from({ length: 40 }, () => ({ label: long, value: long })) },
      { type: 'notice', tone: 'caution', text: long },
      { type: 'choices', prompt: long, choices: many(130, 'choice') },
      { type: 'choices', prompt: long, choices: many(30, 'aside'), aside: true },
      { type: 'actions', actions: many(40, 'button') },
    ],
  };
}
