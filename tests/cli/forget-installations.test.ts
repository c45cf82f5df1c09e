import { beforeEach, expect, test } from 'vitest';
import { forgetInstallations } from '../../src/cli/forget-installations.ts';
import { countInstallations, saveInstallation } from '../../src/storage/installations.ts';
import { NINE } from '../storage/rows.ts';
import { useDatabase } from '../support/database.ts';
import { asked } from './asked.ts';

const database = useDatabase();

beforeEach(async () => {
  await database.db.query('truncate unhunch.installations cascade');
  for (const workspace of ['T1', 'T2']) {
    const row = { platform: 'slack', workspace, sealed: 'sealed' };
    await saveInstallation(database.db, row, NINE);
  }
});

async function forgets(options: { yes?: true }, typed?: string) {
  const { asking, seen } = asked(typed);
  const done = await forgetInstallations(database.db, options, asking);
  return { done, text: seen(), left: await countInstallations(database.db, 'slack') };
}

test.each([
  ['nobody is there to be asked', undefined, 'Say that it is meant with --yes.'],
  ['whoever is asked doesn’t mean it', 'n', 'It can’t be undone.'],
])('the tokens stay when %s', async (_, typed, told) => {
  const { done, text, left } = await forgets({}, typed);
  expect({ done, left }).toEqual({ done: false, left: 2 });
  expect(text).toContain('2 installations in Slack.\n');
  expect(text).toContain(told);
});

test.each([
  ['it is meant', {}, 'yes'],
  ['an option says so', { yes: true } as const, undefined],
])('they go when %s', async (_, options, typed) => {
  const { done, text, left } = await forgets(options, typed);
  expect({ done, left }).toEqual({ done: true, left: 0 });
  expect(text).toMatch(/2 installations were forgotten\. Install the app again/);
});

test('without any nobody is asked', async () => {
  await forgets({ yes: true });
  expect(await forgets({})).toEqual({ done: true, text: 'There are no installations.\n', left: 0 });
});
