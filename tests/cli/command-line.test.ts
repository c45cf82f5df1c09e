import { spawn } from 'node:child_process';
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../support/folders.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the real command line in a process of its own. */
async function unhunch(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env } });
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    child.stdout.setEncoding('utf8').toArray(),
    child.stderr.setEncoding('utf8').toArray(),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { code, out: out.join(''), err: err.join('') };
}

test('unhunch --help says what there is', async () => {
  const { code, out } = await unhunch(['--help']);
  expect(code).toBe(0);
  for (const word of ['chat', 'ask', 'content', '--version']) expect(out).toContain(word);
});

test('unhunch help says the same, and of a command what it can’t do without', async () => {
  expect(await unhunch(['help'])).toEqual(await unhunch(['--help']));
  const { code, out } = await unhunch(['help', 'forget']);
  expect(code).toBe(0);
  expect(out).toMatch(/--platform <name> .* slack, .*\(required\)\n/);
  expect(out).not.toMatch(/--workspace.*\(required\)/);
});

test('unhunch with piped lines answers each and leaves with 0', async () => {
  const { code, out, err } = await unhunch([], {
    input: '/stretch thred nedle\nwhat causes upper back pain\n',
    env: { UNHUNCH_WEB: 'off' },
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Thread the Needle\n/);
  expect(out).toContain('What can cause upper back pain');
});

test('unhunch ask prints an answer for people', async () => {
  const { code, out } = await unhunch(['ask', 'what', 'causes', 'upper', 'back', 'pain']);
  expect(code).toBe(0);
  expect(out).toMatch(/^What can cause upper back pain\n/);
});

test('unhunch ask --json prints one line that a program can judge', async () => {
  const { out } = await unhunch(['ask', '--json', 'thred nedle']);
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(out)).toEqual({
    query: 'thred nedle',
    kind: 'entry',
    intent: 'entry',
    results: [{ id: 'exercise:thread-the-needle', score: expect.any(Number) }],
    suggestions: [],
    safety: null,
  });
});

test('unhunch ask --jsonl answers every line in order, red flags beside what the lookup alone found', async () => {
  const input = 'cobra\npizza\n\ncobra, chest pain\nlist\n';
  const { code, out } = await unhunch(['ask', '--jsonl'], { input });
  const lines = out
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          query: string;
          kind: string;
          results: { id: string }[];
          safety: string | null;
        },
    );
  expect(code).toBe(0);
  expect(lines.map(({ query, kind, safety }) => [query, kind, safety])).toEqual([
    ['cobra', 'entry', null],
    ['pizza', 'none', null],
    ['', 'none', null],
    ['cobra, chest pain', 'entry', 'emergency'],
    ['list', 'list', null],
  ]);
  expect(lines[3]?.results[0]?.id).toBe('exercise:cobra-stretch');
  expect(lines[4]?.results[0]?.id).toBe('exercises');
});

test('unhunch content check says all is well, or what isn’t and leaves with 1', async () => {
  expect(await unhunch(['content', 'check'])).toEqual({
    code: 0,
    out: 'All well: 15 exercises, 3 benefits, 7 mistakes, 5 causes.\n',
    err: '',
  });
  const folder = folderWith({ 'exercises/mine.yaml': 'name: Mine\n' });
  const { code, err } = await unhunch(['content', 'check', folder]);
  expect(code).toBe(1);
  expect(err).toContain(`${join(folder, 'exercises/mine.yaml')}: steps: this field is missing.`);
  expect(err).toMatch(/\d+ problems\.\n$/);
});

test('a broken UNHUNCH_CONTENT stops the start with the file and the remedy, without a stack trace', async () => {
  const folder = folderWith({ 'exercises/mine.yaml': 'name: [\n' });
  const { code, err, out } = await unhunch(['ask', 'cobra'], { env: { UNHUNCH_CONTENT: folder } });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('mine.yaml: line');
  expect(err).not.toMatch(/at .*\.ts/);
});

test('a folder of content under a name that no system takes is told in one line', async () => {
  const env = { UNHUNCH_CONTENT: 'x'.repeat(5_000) };
  const { code, err } = await unhunch(['ask', 'cobra'], { env });
  expect(code).toBe(1);
  expect(err).toMatch(/^x{200}…: this folder can't be opened \(ENAMETOOLONG\)\. .*\n$/);
});

test('an impossible language is named with the remedy', async () => {
  const { code, err } = await unhunch(['ask', 'cobra'], { env: { UNHUNCH_LANGUAGE: '../../etc' } });
  expect(code).toBe(1);
  expect(err).toBe('UNHUNCH_LANGUAGE: use a language folder of data/, such as "en".\n');
});

test('an unknown command or option points to the help', async () => {
  for (const args of [
    ['ask', '--jsn', 'x'],
    ['content', 'chek'],
  ]) {
    const { code, err } = await unhunch(args);
    expect(code).toBe(1);
    expect(err).toContain('unhunch --help');
  }
});

const CHANNEL = ['--platform', 'slack', '--workspace', 'T1', '--channel', 'C1'];

test.each([
  ['export', []],
  ['schedule list', []],
  ['schedule next', CHANNEL],
  ['schedule pause', [...CHANNEL, '--until', '2090-01-01']],
  ['schedule resume', CHANNEL],
  ['schedule delete', CHANNEL],
  ['forget', ['--platform', 'slack', '--workspace', 'T1', '--yes']],
  ['slack forget-installations', ['--yes']],
])(
  'unhunch %s where nothing is kept begins no database, and asks for the right folder',
  async (command, options) => {
    const folder = folderWith({});
    const args = [...command.split(' '), ...options];
    const { code, out, err } = await unhunch(args, { env: { UNHUNCH_DATA: folder } });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^nothing is kept in .* yet\. Set UNHUNCH_DATA, here or in \.env, .*\n$/);
    expect(err).toContain(folder);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('unhunch export from a folder whose database is gone says where it was', async () => {
  const [folder, disk] = [folderWith({}), folderWith({})];
  symlinkSync(join(disk, 'postgresql'), join(folder, 'postgresql'));
  const { code, out, err } = await unhunch(['export'], { env: { UNHUNCH_DATA: folder } });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^the database is gone: .*\n$/);
  expect(err).toContain(join(disk, 'postgresql'));
});

test.each([
  ['forget', '--platform', 'slak'],
  ['schedule list', '--platform', 'slak'],
  ['schedule add', '--platform', 'msteams'],
])('unhunch %s %s %s is refused with the platforms that there are', async (command, ...option) => {
  const env = { UNHUNCH_DATA: folderWith({}) };
  const { code, err } = await unhunch([...command.split(' '), ...option, '--workspace', 'T1'], {
    env,
  });
  expect(code).toBe(1);
  expect(err).toContain('Write one of discord, slack, console, web.');
});

test.each([
  ['schedule add', '--channel', '#general'],
  ['schedule add', '--channel', ''],
  ['schedule list', '--workspace', 'T1 T2'],
  ['forget', '--person', '@ada'],
  ['forget', '--person', '<@U061F7AUR>'],
  ['export', '--workspace', 'x'.repeat(65)],
])('unhunch %s %s “%s” is refused, as import refuses such an id', async (command, ...option) => {
  const { code, err } = await unhunch([...command.split(' '), ...option]);
  expect(code).toBe(1);
  expect(err).toContain('Give the platform’s id: 1 to 64 characters, no spaces');
});

test('a file to import that can’t be read is told in one line', async () => {
  const env = { UNHUNCH_DATA: folderWith({}) };
  const folder = folderWith({});
  const missing = join(folder, 'backup.jsonl');
  expect(await unhunch(['import', missing], { env })).toEqual({
    code: 1,
    out: '',
    err: `${missing}: there is no such file. Check its name.\n`,
  });
  const { code, err } = await unhunch(['import', folder], { env });
  expect(code).toBe(1);
  expect(err).toBe(`${folder}: this is a folder. Name the file that export wrote.\n`);
});

test('unhunch schedule, export and import manage any channel’s daily stretch', async () => {
  const env = { UNHUNCH_DATA: folderWith({}) };
  const channel = ['--platform', 'discord', '--workspace', '1', '--channel', '2'];
  const run = (args: string[], input = '') => unhunch(args, { input, env });
  const terms = '--time 9am --zone Europe/Berlin --days mon-wed --country DE'.split(' ');
  const added = await run(['schedule', 'add', ...channel, ...terms]);
  expect(added.err).toBe('Setting up the database, once; this takes a few seconds.\n');
  const told = 'discord 1 2  09:00 mon,tue,wed Europe/Berlin  country DE\n';
  expect(added.out).toContain(told);
  expect(added.out.slice(told.length)).toMatch(/^\d{4}-.*T09:00/);
  const others = '--time 8am --zone Europe/Berlin --place floor --skip 2090-12-24'.split(' ');
  const changed = await run(['schedule', 'add', ...channel, ...others]);
  expect(changed.out).toContain(`It replaces ${told}`);
  const listed = await run(['schedule', 'list', '--platform', 'Discord']);
  expect(listed.out).toMatch(/^discord 1 2 .* {2}place floor {2}skip 2090-12-24\n$/);

  const exported = await run(['export']);
  expect(JSON.parse(exported.out)).toMatchObject({ type: 'schedule', times: ['08:00'] });
  expect(await run(['schedule', 'delete', ...channel])).toMatchObject({ out: 'Deleted.\n' });
  const again = await run(['import'], `${exported.out}{"type":"schedule"}\n`);
  expect(again).toMatchObject({ code: 1, out: '1 stored, 1 not; see above.\n' });
  expect(again.err).toMatch(/^line 2: platform: /);

  const wrong = await run(['schedule', 'pause', ...channel, '--until', 'soon']);
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.err).toMatch(/^--until: write a date/);
  const over = await run(['schedule', 'pause', ...channel, '--until', '2020-01-01']);
  expect(over).toMatchObject({ code: 1, out: '' });
  expect(over.err).toMatch(/^--until: in Europe\/Berlin it is .* Write a later date/);
  const paused = await run(['schedule', 'pause', ...channel, '--until', '2090-01-01']);
  expect(paused.out).toContain('paused until 2090-01-01');
}, 240_000);
