import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { ContentError } from '../../src/content/content-error.ts';
import { loadContent } from '../../src/content/load.ts';
import { copyOf, folderWith } from '../support/folders.ts';
import { DATA } from '../support/content.ts';

/** The messages that someone gets who adds these files to the bot's content. */
async function complaints(files: Record<string, string | Uint8Array>): Promise<string[]> {
  const extra = folderWith(files);
  const error = await loadContent({ data: DATA, language: 'en', extra }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  if (!(error instanceof ContentError)) throw error;
  return error.problems.map(({ file, field, message }) =>
    [file.slice(extra.length + 1), field, message].filter(Boolean).join(' | '),
  );
}

type Fields = Record<string, unknown>;

/** The built-in cobra, as the fields of its file. */
const cobra = parse(
  readFileSync(join(DATA, 'en/exercises/cobra-stretch.yaml'), 'utf8'),
) as Fields & {
  timing: Fields;
};

/** The file of a move of one's own: the cobra under another name, with these fields changed. */
function own(changes: Fields = {}) {
  const move = { ...cobra, name: 'My Cobra', aliases: ['serpent'], phrases: [], ...changes };
  return { 'exercises/my-cobra.yaml': stringify(move) };
}

test('someone adds a stretch of their own', async () => {
  const extra = folderWith(own());
  const { catalogue } = await loadContent({ data: DATA, language: 'en', extra });
  expect(catalogue.exercise('my-cobra')?.name).toBe('My Cobra');
  expect(catalogue.exercises).toHaveLength(16);
});

test('someone replaces a built-in stretch with what their physio prescribed', async () => {
  const timing = { ...cobra.timing, hold: { seconds: 5, origin: 'judgement' } };
  const extra = folderWith({ 'exercises/cobra-stretch.yaml': stringify({ ...cobra, timing }) });
  const { catalogue } = await loadContent({ data: DATA, language: 'en', extra });
  expect(catalogue.exercise('cobra-stretch')?.timing.hold?.seconds).toBe(5);
  expect(catalogue.exercises).toHaveLength(15);
});

test('someone keeps several languages in one folder', async () => {
  const extra = folderWith({ 'en/exercises/my-cobra.yaml': own()['exercises/my-cobra.yaml'] });
  const { catalogue } = await loadContent({ data: DATA, language: 'en', extra });
  expect(catalogue.exercise('my-cobra')).toBeDefined();
});

test.each<[string, Fields, unknown[]]>([
  [
    'misspells a field',
    { steps: undefined, stepps: cobra['steps'] },
    [
      'exercises/my-cobra.yaml | steps | this field is missing. Add it (a list).',
      'exercises/my-cobra.yaml | stepps | there is no such field. Check its spelling against the schema, or remove it.',
    ],
  ],
  [
    'misspells a place',
    { place: ['flor'] },
    [
      'exercises/my-cobra.yaml | place, item 1 | "flor" isn\'t one of the choices. Did you mean "floor"?',
    ],
  ],
  [
    'writes a number as text',
    { timing: { ...cobra.timing, hold: { seconds: 'a while', origin: 'judgement' } } },
    ['exercises/my-cobra.yaml | timing, hold, seconds | expected a number, found "a while".'],
  ],
  [
    'names a mistake that isn’t there',
    { mistakes: ['rushing', 'pushing-to-hard'] },
    [
      'exercises/my-cobra.yaml | mistakes, item 2 | there is no mistake "pushing-to-hard". Did you mean "pushing-too-hard"?',
    ],
  ],
  [
    'cites a source that isn’t listed',
    { sources: ['S999'] },
    [
      expect.stringMatching(
        /^exercises\/my-cobra\.yaml \| sources, item 1 \| there is no source "S999"/,
      ),
    ],
  ],
  [
    'holds a pose for an hour',
    { timing: { ...cobra.timing, hold: { seconds: 3600, origin: 'judgement' } } },
    [expect.stringMatching(/timing, hold, seconds \| too big: .* The most is 120\.$/)],
  ],
  [
    'gives a hold and a pace',
    { timing: { ...cobra.timing, pace: { seconds: 4, origin: 'judgement' } } },
    ['exercises/my-cobra.yaml | timing | give exactly one of hold, pace and time.'],
  ],
  [
    'ends a range before it begins',
    { timing: { ...cobra.timing, hold: { seconds: 5, upTo: 2, origin: 'judgement' } } },
    ['exercises/my-cobra.yaml | timing, hold | make upTo the larger number, or leave it out.'],
  ],
  [
    'puts a terminal escape into a text',
    { caution: 'Keep it low.\u001B[2J' },
    [
      'exercises/my-cobra.yaml | caution | keep it on one line, without control or invisible characters.',
    ],
  ],
  [
    'gives a move the name of a command',
    { aliases: ['Help', '!!!'] },
    [
      'exercises/my-cobra.yaml | aliases | "Help" is a command or a list. Choose another.',
      'exercises/my-cobra.yaml | aliases | "!!!" holds no letter or digit. Choose another.',
    ],
  ],
  [
    'uses a name that is taken',
    { aliases: ['Child’s Pose'] },
    [
      'exercises/my-cobra.yaml | aliases | "Child’s Pose" already belongs to childs-pose. Choose another, or remove it from one of them.',
    ],
  ],
])('someone %s', async (_, changes, expected) => {
  expect(await complaints(own(changes))).toEqual(expected);
});

test.each([
  [
    'a list that is left open',
    { 'exercises/a.yaml': 'name: [\n' },
    expect.stringMatching(/^exercises\/a\.yaml \| line \d+ \| this isn't valid YAML: /),
  ],
  [
    'an empty file',
    { 'exercises/a.yaml': '' },
    'exercises/a.yaml | expected a group of fields, found null.',
  ],
  [
    'a list for a stretch',
    { 'exercises/a.yaml': '- 1' },
    'exercises/a.yaml | expected a group of fields, found [ 1 ].',
  ],
  [
    'a file name with spaces',
    { 'exercises/My Move.yaml': 'name: Mine' },
    'exercises/My Move.yaml | name the file <slug>.yaml: lower-case letters, digits and single hyphens.',
  ],
  [
    'the ending .yml',
    { 'exercises/a.yml': 'name: Mine' },
    'exercises/a.yml | name the file <slug>.yaml: lower-case letters, digits and single hyphens.',
  ],
  [
    'a picture called .yaml',
    { 'exercises/a.yaml': new Uint8Array([0x89, 0x50, 0xff, 0xfe]) },
    'exercises/a.yaml | this file is not UTF-8 text. Save it as UTF-8.',
  ],
  [
    'a huge file',
    { 'exercises/a.yaml': '#'.repeat(300_000) },
    'exercises/a.yaml | larger than 256 KB. Split it or shorten it.',
  ],
  [
    'a folder with nothing in it',
    { 'notes.txt': 'hello' },
    expect.stringContaining('there is no content here.'),
  ],
])('someone brings %s', async (_, files, expected) => {
  expect(await complaints(files)).toEqual([expected]);
});

test('someone’s file name can’t speak to the terminal', async () => {
  const extra = folderWith({ 'exercises/a\u001B[31m.yaml': 'name: Mine' });
  const failure = loadContent({ data: DATA, language: 'en', extra });
  await expect(failure).rejects.toThrow(/a\\u001b\[31m\.yaml: name the file/);
});

test('someone brings a pipe instead of a file, and nothing hangs', async () => {
  const extra = folderWith({ 'exercises/a.txt': '' });
  execFileSync('mkfifo', [join(extra, 'exercises/a.yaml')]);
  await expect(loadContent({ data: DATA, language: 'en', extra })).rejects.toThrow(
    'this is no ordinary file. Replace it.',
  );
});

test.each([
  '',
  '{"bias":[0,0,0,0],"features":null}',
  '{"bias":["a"],"features":{}}',
  '{"bias":[0,0,0,0],"features":{"a":[1]}}',
])(
  'damaged weights (%j) stop the start, so that the second opinion is never lost unnoticed',
  async (text) => {
    const data = copyOf(DATA);
    writeFileSync(join(data, 'en/red-flag-weights.json'), text);
    await expect(loadContent({ data, language: 'en' })).rejects.toThrow(
      /red-flag-weights\.json: this file is missing or damaged\. Write it anew with npm run learn\./,
    );
  },
);

test('someone nests YAML aliases to fill the memory', async () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefgh'
      .split('')
      .map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index]}, `.repeat(9)}x]`),
  ].join('\n');
  expect(await complaints({ 'exercises/a.yaml': bomb })).toEqual([
    'exercises/a.yaml | too many YAML aliases (*name). Write the values out.',
  ]);
});

test('someone nests keys in keys, which would take minutes and gigabytes', async () => {
  for (const times of [2, 20, 400]) {
    expect(await complaints({ 'exercises/a.yaml': `${'? '.repeat(times)}a` })).toEqual([
      'exercises/a.yaml | a key is a list or a group itself ("? " before it). Use plain words as keys.',
    ]);
  }
});

test('someone points to a folder that isn’t there', async () => {
  await expect(
    loadContent({ data: DATA, language: 'en', extra: '/no/such/folder' }),
  ).rejects.toThrow('/no/such/folder: there is no such folder.');
});

test('someone asks for a language there is none of', async () => {
  await expect(loadContent({ data: DATA, language: 'tlh' })).rejects.toThrow(
    'there is no content in "tlh"',
  );
});

test('a damaged installation names the file that is missing', async () => {
  const data = copyOf(DATA);
  rmSync(join(data, 'en/phrases.yaml'));
  rmSync(join(data, 'en/mistakes.yaml'));
  const failure = loadContent({ data, language: 'en' });
  await expect(failure).rejects.toThrow(/phrases\.yaml: this file is missing/);
  await expect(failure).rejects.toThrow(/mistakes\.yaml: this file is missing/);
});
