import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderWith } from '../../support/folders.ts';
import { startFake } from './connected.ts';
import { until } from './until.ts';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');

// Left to itself, @discordjs/ws goes on reconnecting after it was told to end, and the process with it.
test('told to stop while Discord is out of reach, the process ends', async () => {
  const fake = await startFake();
  const { PATH } = process.env;
  const discord = { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.api };
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, UNHUNCH_DATA: folderWith({}), ...discord },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  let log = '';
  child.stderr.on('data', (part: Buffer) => (log += part.toString()));
  await fake.stop();
  await until(() => log.includes('discord.away'));
  child.kill('SIGTERM');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
});
