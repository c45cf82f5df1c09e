import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { jsonSchemas } from '../../src/content/json-schemas.ts';
import type { Entry } from '../../src/content/catalogue.ts';
import { durationSeconds } from '../../src/content/timing.ts';
import { DATA, englishContent } from '../support/content.ts';

const { catalogue } = await englishContent();

/** Everything an entry says to people; aliases and phrases are people's own words. */
function said(entry: Entry): string[] {
  const { aliases: _, phrases: __, sources: ___, ...rest } = entry;
  const texts = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : [];
  return texts(rest);
}

test('the catalogue holds 15 exercises, 3 benefits, 7 mistakes and 5 causes', () => {
  const slugs = (entries: readonly Entry[]) => entries.map((entry) => entry.slug).toSorted();
  expect(slugs(catalogue.exercises)).toEqual([
    'bridge-pose',
    'chair-twist',
    'childs-pose',
    'chin-to-chest-stretch',
    'cobra-stretch',
    'doorway-stretch',
    'eagle-arms',
    'foam-roller-stretch',
    'reverse-fly',
    'spinal-twist',
    'thoracic-extension',
    'thread-the-needle',
    'towel-stretch',
    'upper-trapezius-stretch',
    'wall-angels',
  ]);
  expect(slugs(catalogue.benefits)).toEqual([
    'enhances-mobility',
    'improves-posture',
    'reduces-pain',
  ]);
  expect(slugs(catalogue.mistakes)).toEqual([
    'not-breathing',
    'one-sided',
    'overstretching',
    'poor-posture',
    'pushing-too-hard',
    'rushing',
    'skipping-warm-up',
  ]);
  expect(slugs(catalogue.causes)).toEqual([
    'injury',
    'muscle-overuse',
    'poor-posture',
    'stress',
    'underlying-conditions',
  ]);
});

describe.each(catalogue.entries.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  test('promises nothing that stretching can’t keep', () => {
    const overclaims =
      /\b(treat(s|ment)?|prevent(s|ion)?|cures?|heals?|fix(es)?|guarantees?|significant(ly)? (relie|reduc)|aligns?|detox|oxygenates?)\b/i;
    expect(said(entry).filter((text) => overclaims.test(text))).toEqual([]);
  });

  test('is calm and tidy', () => {
    const untidy = /!|\s{2}|[“”"]|\bTODO\b|\p{Extended_Pictographic}/u;
    expect(said(entry).filter((text) => untidy.test(text))).toEqual([]);
  });
});

/** Who must leave a move out (x) or adapt it (o): the care table, a row a move. */
const CARE: Record<string, string> = {
  //                       ost preg neck dizz head knee wrist shou back hyper
  'childs-pose': 'o o o o o x - o o -',
  'wall-angels': '- - o - - - - o o -',
  'thoracic-extension': 'o o o - o o - o o o',
  'eagle-arms': '- - o - - - - o - o',
  'thread-the-needle': 'x o x o o o o o o o',
  'cobra-stretch': 'o x o o - - x - x o',
  'spinal-twist': 'x x - - - o - - x o',
  'upper-trapezius-stretch': 'o - x x - - - - - o',
  'reverse-fly': 'o - o - o - - o o -',
  'doorway-stretch': '- - - - - - - x - o',
  'foam-roller-stretch': 'x x o o - - - - x -',
  'towel-stretch': '- - - - - - - x - o',
  'bridge-pose': 'o x o o o o - - o -',
  'chin-to-chest-stretch': 'x - x x - - - - - o',
  'chair-twist': 'o o - - - - - - o o',
};
const COLUMNS = [
  'osteoporosis',
  'pregnancy',
  'neck',
  'dizziness',
  'head-low',
  'knees',
  'wrists',
  'shoulders',
  'lower-back',
  'hypermobility',
];

test.each(Object.entries(CARE))(
  '%s is left out or adapted for whom the care table says',
  (slug, row) => {
    const expected = row
      .split(' ')
      .flatMap((cell, index) =>
        cell === '-' ? [] : [`${COLUMNS[index]} ${cell === 'x' ? 'skip' : 'adapt'}`],
      );
    const found =
      catalogue.exercise(slug)?.cautions.map(({ condition, level }) => `${condition} ${level}`) ??
      [];
    expect(found.toSorted()).toEqual(expected.toSorted());
  },
);

test('moves and mistakes, moves and causes name each other both ways', () => {
  const oneWay = catalogue.exercises.flatMap(({ slug, mistakes, causes }) => [
    ...mistakes.filter(
      (name) =>
        !catalogue.mistakes.find((mistake) => mistake.slug === name)?.exercises.includes(slug),
    ),
    ...causes.filter(
      (name) => !catalogue.causes.find((cause) => cause.slug === name)?.exercises.includes(slug),
    ),
  ]);
  expect(oneWay).toEqual([]);
});

test('a recent injury is not for stretching', () => {
  expect(catalogue.entry('cause:injury')).toMatchObject({ exercises: [] });
});

test('bending the head forward warns of electric shocks', () => {
  expect(catalogue.exercise('chin-to-chest-stretch')?.caution).toMatch(/electric/i);
});

test('every move is done within three minutes', () => {
  const long = catalogue.exercises.filter(({ timing }) => durationSeconds(timing) > 180);
  expect(long.map(({ slug }) => slug)).toEqual([]);
});

test('nothing can change the catalogue once it is loaded', () => {
  const cobra = catalogue.exercise('cobra-stretch') as { steps: string[] } | undefined;
  expect(() => cobra?.steps.push('and now run')).toThrow(TypeError);
});

test('the JSON Schemas that editors use are those of the loader (npm run schemas)', () => {
  for (const [name, text] of Object.entries(jsonSchemas())) {
    expect(readFileSync(join(DATA, 'schema', name), 'utf8'), name).toBe(text);
  }
});
