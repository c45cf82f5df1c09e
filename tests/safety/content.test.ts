import { describe, expect, test } from 'vitest';
import type { RedFlags } from '../../src/content/schema/red-flags.ts';
import { createScreen } from '../../src/safety/screen.ts';
import { redFlags, stem } from './english-screen.ts';

const screenWith = (change: Partial<RedFlags>) => createScreen({ ...redFlags, ...change }, stem);

describe('a mistake in red-flags.yaml is named when the bot starts', () => {
  test('a macro that does not exist', () => {
    expect(() => screenWith({ harmless: ['{nobody} knows'] })).toThrow('no macro "nobody"');
  });

  test('a bracket left open, or one too many', () => {
    expect(() => screenWith({ harmless: ['(a|b c'] })).toThrow('left open');
    expect(() => screenWith({ harmless: ['a b) c'] })).toThrow('too many');
  });

  test('a phrase without a word', () => {
    expect(() => screenWith({ harmless: ['^ $'] })).toThrow('contains no word');
  });

  test('a term written twice', () => {
    const terms = { ...redFlags.terms, more: { chest: ['chest'] } };
    expect(() => screenWith({ terms })).toThrow('"chest" is written twice');
  });

  test('a sign that names nothing, or has a name that is taken', () => {
    const odd = { near: ['nothing'], within: 5, ordered: false, unless: [] };
    expect(() => screenWith({ signs: { ...redFlags.signs, odd: [odd] } })).toThrow('no "nothing"');
    const taken = { near: ['pain'], within: 5, ordered: false, unless: [] };
    expect(() => screenWith({ signs: { ...redFlags.signs, chest: [taken] } })).toThrow('both');
  });

  test('a rule that names nothing', () => {
    const rules = redFlags.rules.map((rule) => ({ ...rule, all: ['nothing'] }));
    expect(() => screenWith({ rules })).toThrow('"nothing"');
  });
});

test('every row of the red-flag table has a rule', () => {
  const rows = new Set(redFlags.rules.map(({ row }) => row));
  const table = [
    ...Array.from({ length: 18 }, (_, index) => `E${index + 1}`),
    ...Array.from({ length: 21 }, (_, index) => `D${index + 1}`),
  ];
  expect(table.filter((row) => !rows.has(row))).toEqual([]);
});
