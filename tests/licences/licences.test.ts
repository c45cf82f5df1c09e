import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPermissive, licencesOf, licencesPage } from './licences.ts';

const root = join(import.meta.dirname, '../..');
const packages = licencesOf(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));

test('every package that the bot runs on may be used freely', () => {
  expect(packages.length).toBeGreaterThan(50);
  expect(packages.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
});

test('the page of licences is current; `npm run licences` writes it', () => {
  expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licencesPage(packages));
});

test('packages for development are not on it', () => {
  const names = packages.map(({ name }) => name);
  expect(names).toContain('discord.js');
  expect(names).not.toContain('vitest');
});

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(ISC AND CC-BY-3.0)', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('a licence “%s” asks for no more than to be named: %s', (licence, permissive) => {
  expect(isPermissive(licence)).toBe(permissive);
});
