import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addEnvFile } from '../../src/config/env-file.ts';
import { ConfigError } from '../../src/config/variables.ts';
import { folderWith } from '../support/folders.ts';
import { startBot } from './start-bot.ts';

const LINES = '# The bot’s own\nUNHUNCH_LIMIT=3\nUNHUNCH_LANGUAGE="en"\n';

/** What an environment becomes by a file of this content. */
function withFile(content: string | Uint8Array, env: NodeJS.ProcessEnv = {}) {
  addEnvFile(join(folderWith({ '.env': content }), '.env'), env);
  return env;
}

test('a file .env adds to the environment and overrides nothing', () => {
  expect(withFile(LINES, { UNHUNCH_LIMIT: '', PORT: '1' })).toEqual({
    UNHUNCH_LIMIT: '',
    UNHUNCH_LANGUAGE: 'en',
    PORT: '1',
  });
});

test('one that Windows saved with a byte order mark is read like any other', () => {
  expect(withFile('\uFEFFUNHUNCH_LIMIT=3\r\nPORT=1\r\n')).toEqual({
    UNHUNCH_LIMIT: '3',
    PORT: '1',
  });
});

test('without one nothing is added', () => {
  const env = {};
  addEnvFile(join(folderWith({}), '.env'), env);
  expect(env).toEqual({});
});

test('one in UTF-16 is named with the remedy', () => {
  const read = () => withFile(Buffer.from(`\uFEFF${LINES}`, 'utf16le'));
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/\.env: .*UTF-16\. Save it as UTF-8/);
});

test.skipIf(process.geteuid?.() === 0)('one that is closed to the bot’s user is named', () => {
  const file = join(folderWith({ '.env': LINES }), '.env');
  chmodSync(file, 0o000);
  expect(() => addEnvFile(file, {})).toThrow(/can’t be read \(EACCES\)/);
});

test('a folder of that name ends the start with one line', async () => {
  const folder = join(folderWith({}), '.env');
  mkdirSync(folder);
  const bot = startBot({ UNHUNCH_ENV_FILE: folder }, { command: ['ask', 'cobra'] });
  const { code, err } = await bot.ended;
  expect({ code, err }).toEqual({
    code: 1,
    err: `${folder}: this is a folder. Put the variables into a file of that name, a line each, or remove it.\n`,
  });
});
