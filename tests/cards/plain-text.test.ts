import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../../src/cards/card.ts';
import { renderText } from '../../src/cards/plain-text.ts';
import { englishContent } from '../support/content.ts';
import { somebody } from '../support/person.ts';

const { catalogue } = await englishContent();
const person = await somebody();

const card: Card = {
  title: 'Cobra',
  summary: 'Low and easy.',
  blocks: [
    { type: 'text', text: 'Some **bold** words.' },
    {
      type: 'facts',
      facts: [
        { label: 'Where', value: 'floor' },
        { label: 'Time', value: '15 seconds' },
      ],
    },
    {
      type: 'list',
      ordered: true,
      items: ['Lie down.', 'Lift your chest a little way and keep looking at the floor.'],
    },
    { type: 'notice', tone: 'caution', text: 'Keep it low.' },
    {
      type: 'actions',
      actions: [
        { id: 'a', label: 'Another' },
        { id: 'b', label: 'Easier' },
      ],
    },
    {
      type: 'choices',
      prompt: 'Try next',
      choices: [{ id: 'c', label: 'Bridge', description: 'On your back.' }],
    },
  ],
};

test('a card reads well without any formatting', () => {
  expect(renderText(card, 40).text).toBe(
    [
      'Cobra',
      '',
      'Some bold words.',
      '',
      'Where  floor',
      'Time   15 seconds',
      '',
      '1. Lie down.',
      '2. Lift your chest a little way and keep',
      '   looking at the floor.',
      '',
      '! Keep it low.',
      '',
      '[1]\u00A0Another   [2]\u00A0Easier',
      '',
      'Try next',
      '  [3] Bridge – On your back.',
    ].join('\n'),
  );
});

test('the numbers stand for the buttons and choices in their order', () => {
  expect(renderText(card, 40).numbered.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('no line of any entry is wider than the terminal', async () => {
  for (const entry of catalogue.entries) {
    const { card: real } = await person.presses(`v1:show:${entry.id}`);
    for (const width of [40, 60, 80]) {
      const wide = renderText(real, width)
        .text.split('\n')
        .filter((line) => line.length > width);
      expect(wide, entry.id).toEqual([]);
    }
  }
});

test('nothing on a card is lost, at any width', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 200 }), (width) => {
      const { text } = renderText(card, width);
      const flat = text.replace(/\s+/g, ' ');
      for (const word of [
        'Cobra',
        'bold',
        'floor',
        '15 seconds',
        'Lie down.',
        'Keep it low.',
        'Another',
        'Bridge',
      ]) {
        expect(flat).toContain(word);
      }
    }),
  );
});
