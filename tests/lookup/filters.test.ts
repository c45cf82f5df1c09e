import { describe, expect, it } from 'vitest';
import { fits, isEmpty, NO_FILTERS, suits } from '../../src/lookup/filters.ts';
import { createLookup, type Understanding } from '../../src/lookup/lookup.ts';
import { englishContent } from '../support/content.ts';

const { catalogue, ...content } = await englishContent();
const lookup = createLookup({ catalogue, ...content });
const found = ({ results }: Understanding) =>
  results.flatMap(({ id }) => catalogue.exercises.filter((exercise) => exercise.id === id));

describe('somebody who says what they have and where they are', () => {
  it.each([
    ['something I can do in my chair', { place: ['chair'] }],
    ['stretch against the wall', { place: ['wall'] }],
    ['i have a towel', { equipment: ['towel'] }],
    ['no equipment', { equipment: ['none'] }],
    ['tight chest', { area: ['chest'] }],
    ['lying on my stomach', { position: ['lying-face-down'] }],
    ['something gentle for my neck', { intensity: ['gentle'], area: ['neck'] }],
    ['strength exercise for the upper back', { kind: ['strength'], area: ['upper-back'] }],
  ])('gets only what fits: %s', (text, filters) => {
    const answer = lookup(text);
    expect(answer.filters).toMatchObject(filters);
    expect(answer.results.length).toBeGreaterThan(0);
    for (const exercise of found(answer)) {
      expect(fits(exercise, { ...NO_FILTERS, ...filters } as typeof NO_FILTERS)).toBe(true);
    }
  });

  it.each([
    ['two minutes before a meeting', 2],
    ['I have 90 seconds at my desk', 1.5],
    ['half a minute, sitting', 0.5],
    ['5 min stretch', 5],
  ])('gets no more than there is time for: %s', (text, minutes) => {
    expect(lookup(text).filters.minutes).toBe(minutes);
  });
});

describe('somebody who says what they don’t want', () => {
  it.each([
    ['no floor please', { place: ['floor'] }],
    ['a stretch for my back without kneeling', { position: ['kneeling', 'hands-and-knees'] }],
    ['shoulder stretch, not lying down', { position: ['lying-face-down', 'lying-on-back'] }],
    ['something for my neck but no cobra', { exercise: ['cobra-stretch'] }],
    ['upper back stretch instead of wall angels', { exercise: ['wall-angels'] }],
  ])('gets something else: %s', (text, not) => {
    const answer = lookup(text);
    expect(answer.filters.not).toMatchObject(not);
    expect(found(answer).length).toBeGreaterThan(0);
    for (const exercise of found(answer)) expect(fits(exercise, answer.filters)).toBe(true);
  });

  it('still gets the move they name when only their gear differs', () => {
    const { results } = lookup('can I use a scarf for the towel stretch instead of a towel');
    expect(results[0]?.id).toBe('exercise:towel-stretch');
  });
});

describe('somebody with a trouble to be careful of', () => {
  it.each([
    ['bad knees, what can I do', 'knees'],
    ['a stretch for the upper back, my knees are rubbish', 'knees'],
    ['pregnant, what can I do', 'pregnancy'],
    ['my wrists are sore, no cobra please', 'wrists'],
    ['I have osteoporosis, which stretch is safe', 'osteoporosis'],
    ['I get dizzy, something seated', 'dizziness'],
    ['lie on my belly and lift my chest, but my wrists are bad', 'wrists'],
  ])('is never given a move to skip: %s', (text, trouble) => {
    const answer = lookup(text);
    expect(answer.filters.avoid).toContain(trouble);
    expect(found(answer).length).toBeGreaterThan(0);
    for (const exercise of found(answer)) expect(suits(exercise, answer.filters.avoid)).toBe(true);
  });

  it.each(['wrist pain', 'knee surgery', 'ankle sprain', 'tennis elbow'])(
    'is told that it is not covered when that is all: %s',
    (text) => expect(lookup(text)).toMatchObject({ kind: 'none', elsewhere: true }),
  );
});

describe('filters', () => {
  it('ask for nothing until something is set', () => {
    expect(isEmpty(NO_FILTERS)).toBe(true);
    expect(isEmpty({ ...NO_FILTERS, minutes: 1 })).toBe(false);
    expect(isEmpty({ ...NO_FILTERS, not: { ...NO_FILTERS.not, place: ['floor'] } })).toBe(false);
  });

  it('say so when they can’t all be met, and give up what matters least', () => {
    const answer = lookup('strength exercise for my neck');
    expect(answer.complete).toBe(false);
    for (const exercise of found(answer)) expect(exercise.areas).toContain('neck');
  });
});
