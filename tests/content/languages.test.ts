import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ContentError } from '../../src/content/content-error.ts';
import { otherPhrases } from '../../src/content/languages.ts';
import { DATA } from '../support/content.ts';
import { folderWith } from '../support/folders.ts';

const english = readFileSync(join(DATA, 'en/phrases.yaml'), 'utf8');

test('somebody translates the phrases, and the other language is there by its tag', () => {
  const german = english.replace('A daily stretch for this channel', 'Täglich eine Dehnung');
  const data = folderWith({
    'en/phrases.yaml': english,
    'de/phrases.yaml': german,
    'schema/phrases.yaml': 'not a language',
    'fr/exercises/empty.yaml': '',
  });
  const others = otherPhrases(data, 'en');
  expect([...others.keys()]).toEqual(['de']);
  expect(others.get('de')?.commands.schedule.description).toBe('Täglich eine Dehnung');
});

test('a half-done translation is named with its file', () => {
  const data = folderWith({ 'de/phrases.yaml': 'locale: de' });
  expect(() => otherPhrases(data, 'en')).toThrow(ContentError);
});
