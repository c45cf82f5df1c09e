import { expect, test } from 'vitest';
import { readActionId } from '../../src/cards/action-id.ts';
import { postCard, stoppedCard } from '../../src/cards/post-card.ts';
import { createWording } from '../../src/cards/wording.ts';
import type { CardContext } from '../../src/cards/context.ts';
import type { Exercise } from '../../src/content/catalogue.ts';
import { englishContent } from '../support/content.ts';

const { catalogue, phrases } = await englishContent();
const context: CardContext = {
  catalogue,
  wording: createWording(phrases),
  safetyNet: '',
  pictureOf: () => undefined,
};
const post = {
  delivery: '9223372036854775807',
  done: 0,
  createdBy: 'U1',
  command: '/stretch schedule',
};

function card(
  differently: Partial<typeof post & { week: string }> = {},
  exercise = catalogue.exercises[0],
) {
  if (!exercise) throw new Error('there are no exercises');
  return postCard(exercise, { ...post, ...differently }, context);
}

const texts = ({ blocks }: ReturnType<typeof card>) =>
  blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));

test('a post has one row of four buttons, the first of them Done', () => {
  const rows = card().blocks.flatMap((block) => (block.type === 'actions' ? [block.actions] : []));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.map(({ label, primary }) => [label, primary === true])).toEqual([
    ['Done', true],
    ['Swap it', false],
    ['Not for me', false],
    ['Details', false],
  ]);
});

test('every button’s id is understood, and short enough for the longest slug', () => {
  const slug = 'x'.repeat(40);
  const first = catalogue.exercises[0];
  if (!first) throw new Error('there are no exercises');
  const exercise: Exercise = { ...first, slug, id: `exercise:${slug}` };
  const { blocks } = card({}, exercise);
  const actions = blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []));
  expect(actions.map(({ id }) => readActionId(id)?.verb)).toEqual(['did', 'swap', 'unfit', 'show']);
  expect(Math.max(...actions.map(({ id }) => id.length))).toBeLessThanOrEqual(100);
});

test('a post says who set it up and how to manage it', () => {
  const last = card().blocks.at(-1);
  expect(last).toMatchObject({ type: 'text', names: { person: 'U1' } });
  expect(texts(card()).at(-1)).toContain('**/stretch schedule**');
});

test('how many have done it is said once somebody has', () => {
  expect(texts(card({ done: 0 })).join()).not.toContain('done it');
  expect(texts(card({ done: 1 }))).toContain('One person has done it.');
  expect(texts(card({ done: 7 }))).toContain('7 people have done it.');
});

test('the week’s line is shown where there is one', () => {
  expect(texts(card({ week: 'Five days!' }))).toContain('Five days!');
});

test('steps and caution are there, and nothing to pick from', () => {
  const types = card().blocks.map(({ type }) => type);
  expect(types).toContain('list');
  expect(types).toContain('notice');
  expect(types).not.toContain('choices');
});

test('whoever is told that a schedule stopped learns which and what to do', () => {
  for (const because of ['gone', 'forbidden'] as const) {
    const { blocks } = stoppedCard(
      because,
      { channel: 'C1', command: '/stretch-schedule' },
      context,
    );
    expect(blocks[0]).toMatchObject({ text: expect.stringContaining('**/stretch-schedule**') });
    expect(blocks[1]).toMatchObject({ names: { channel: 'C1' } });
  }
});
