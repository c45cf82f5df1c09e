import { describe, expect, it } from 'vitest';
import { createLookup } from '../../src/lookup/lookup.ts';
import { englishContent } from '../support/content.ts';

const { catalogue, ...content } = await englishContent();
const lookup = createLookup({ catalogue, ...content });
const names = catalogue.entries.flatMap((entry) =>
  [entry.name, entry.slug, ...entry.aliases].map((name) => ({ entry, name })),
);

describe('somebody who knows the name', () => {
  it('finds the entry by its name, slug and every alias', () => {
    for (const { entry, name } of names) {
      expect(
        lookup(name).results.map(({ id }) => id),
        name,
      ).toContain(entry.id);
    }
  });

  it.each([
    ['WALL_ANGELS', 'exercise:wall-angels'],
    ['/stretch eagle-arms', 'exercise:eagle-arms'],
    ['*Child’s Pose*!!', 'exercise:childs-pose'],
    ['foamroller', 'exercise:foam-roller-stretch'],
    ['twist chair', 'exercise:chair-twist'],
    ['bhujangasana', 'exercise:cobra-stretch'],
    ['doorw', 'exercise:doorway-stretch'],
    ['upper trap', 'exercise:upper-trapezius-stretch'],
  ])('may write it as they like: %s', (text, id) => {
    expect(lookup(text)).toMatchObject({ kind: 'entry', results: [{ id }] });
  });

  it('is asked which one when two share a name', () => {
    const { kind, results } = lookup('poor posture');
    expect(kind).toBe('choices');
    expect(results.map(({ id }) => id)).toEqual(['mistake:poor-posture', 'cause:poor-posture']);
  });
});

describe('somebody with a question about one move', () => {
  it.each([
    ['how long do I hold the cobra', 'duration', 'cobra-stretch'],
    ['what muscles does reverse fly work', 'targets', 'reverse-fly'],
    ['easier version of the bridge pose', 'easier', 'bridge-pose'],
    ['make wall angels harder', 'harder', 'wall-angels'],
    ['is the spinal twist safe', 'caution', 'spinal-twist'],
    ['common mistakes in the doorway stretch', 'mistakes', 'doorway-stretch'],
    ['benefits of child’s pose', 'benefits', 'childs-pose'],
    ['how do I do eagle arms', 'how-to', 'eagle-arms'],
    ['what equipment for the reverse fly', 'equipment', 'reverse-fly'],
  ])('gets that move with the focus on what they asked: %s', (text, intent, slug) => {
    expect(lookup(text)).toMatchObject({ intent, results: [{ id: `exercise:${slug}` }] });
  });
});

describe('somebody who wants to understand', () => {
  it.each([
    ['what causes upper back pain', 'causes'],
    ['what are the benefits', 'benefits'],
    ['common mistakes', 'mistakes'],
    ['list all stretches', 'exercises'],
  ])('gets the whole list: %s', (text, list) => {
    expect(lookup(text)).toMatchObject({ kind: 'list', results: [{ id: list }] });
  });

  it.each([
    ['can stress make my back hurt', 'cause:stress'],
    ['does stretching help posture', 'benefit:improves-posture'],
    ['should I hold my breath', 'mistake:not-breathing'],
  ])('gets the one topic they speak of: %s', (text, id) => {
    expect(lookup(text)).toMatchObject({ kind: 'entry', results: [{ id }] });
  });
});

describe('somebody who wants anything, or help', () => {
  it.each(['random', 'surprise me', 'another one', 'give me a random stretch'])('%s', (text) => {
    expect(lookup(text)).toMatchObject({ kind: 'none', intent: 'random', results: [] });
  });

  it.each(['help', 'what can you do', '', '   ', '!!!'])('%j', (text) => {
    expect(lookup(text)).toMatchObject({ kind: 'none', intent: 'help', results: [] });
  });
});

describe('somebody who asks for something unknown', () => {
  it('is offered the nearest names', () => {
    const { kind, suggestions } = lookup('spiral twisting thing xyz');
    expect(kind).toBe('none');
    expect(suggestions.map(({ slug }) => slug)).toContain('spinal-twist');
    expect(suggestions.length).toBeLessThanOrEqual(3);
  });

  it('carries the complaint along, so that the answer can', () => {
    expect(lookup('my neck is killing me').symptom).toBe(true);
    expect(lookup('wall angels please').symptom).toBe(false);
  });
});
