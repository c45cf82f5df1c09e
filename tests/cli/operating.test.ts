import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbedded } from '../../src/storage/embedded/embedded.ts';
import { folderForAll } from '../storage/folder-for-all.ts';
import { folderWith } from '../support/folders.ts';
import { peers } from './both-peers.ts';
import { type Running, startBot } from './start-bot.ts';

const SOON = { timeout: 30_000, interval: 50 };

async function addressOf(bot: Running): Promise<string> {
  const [, port] = / port (\d+)/.exec(await bot.greeting) ?? [];
  return `http://127.0.0.1:${port}`;
}

/** What `/readyz` says: its status, and the state of each part. */
async function readiness(address: string) {
  const response = await fetch(`${address}/readyz`);
  const { ready, parts } = (await response.json()) as {
    ready: boolean;
    parts: { name: string; state: string }[];
  };
  const states = Object.fromEntries(parts.map(({ name, state }) => [name, state]));
  return { status: response.status, ready, ...states };
}

/** The samples of a metrics page, by name and labels. */
function samples(page: string): Map<string, number> {
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

test('whoever runs the bot sees that it lives, is ready and has answered, and nothing of whom', async () => {
  const { discord, slack, discordEnv, slackEnv } = await peers();
  const bot = startBot({ ...discordEnv, ...slackEnv });
  const address = await addressOf(bot);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  expect(await readiness(address)).toEqual({
    status: 200,
    ready: true,
    discord: 'connected',
    slack: 'connected',
    storage: 'unused',
  });

  await discord.person('alice').slash('stretch', { name: 'cobra' }, { in: discord.general }).answer;
  await slack.person('alice').runs('/stretch my chest hurts and my arm is numb', 'general').answer;
  await slack.person('alice').runs('/stretch cobra', 'general').answer;

  const page = await (await fetch(`${address}/metrics`)).text();
  const values = samples(page);
  // What didn't happen is there as well, as 0.
  expect(values.get('unhunch_answers_total{platform="slack",input="command",outcome="late"}')).toBe(
    0,
  );
  const answers = [...values].filter(
    ([name, count]) => name.startsWith('unhunch_answers_total') && count > 0,
  );
  // An emergency counts as an answer like any other.
  expect(Object.fromEntries(answers)).toEqual({
    'unhunch_answers_total{platform="discord",input="command",outcome="answered"}': 1,
    'unhunch_answers_total{platform="slack",input="command",outcome="answered"}': 2,
  });
  expect(values.get('unhunch_acknowledgement_seconds_count{platform="discord"}')).toBe(1);
  expect(values.get('unhunch_acknowledgement_seconds_count{platform="slack"}')).toBe(2);
  expect(values.get('unhunch_part_ready{part="slack"}')).toBe(1);
  expect(values.get('process_start_time_seconds')).toBeGreaterThan(1_700_000_000);
  const names = [...values.keys()].join('\n');
  expect(names).not.toMatch(/alice|general|cobra|chest|emergency|\b[TUCG]0|\d{17}/i);

  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
}, 120_000);

test('a platform that is lost is named until it is back, while the process stays alive', async () => {
  const { slack, discord, slackEnv, discordEnv } = await peers();
  const bot = startBot({ ...slackEnv, ...discordEnv, UNHUNCH_METRICS: 'off' });
  const address = await addressOf(bot);
  expect(await bot.greeting).toMatch(/ · off: metrics$/);
  expect((await fetch(`${address}/metrics`)).status).toBe(404);
  await discord.stop();
  await expect
    .poll(() => readiness(address), SOON)
    .toMatchObject({ status: 503, ready: false, discord: 'away', slack: 'connected' });
  const fault = slack.faults.always('apps.connections.open', { status: 500 });
  slack.dropConnections();
  await expect.poll(() => readiness(address), SOON).toMatchObject({ slack: 'away' });
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  fault.end();
  await expect.poll(() => readiness(address), SOON).toMatchObject({ slack: 'connected' });
}, 120_000);

test('a database that goes away makes the bot unready, and one that is back makes it ready', async () => {
  const { slackEnv } = await peers();
  const { folder, remove } = folderForAll();
  let server = await startEmbedded({ folder });
  try {
    const { host, user, database } = server.connection;
    const url = `postgres://${user}@localhost/${database}?host=${encodeURIComponent(String(host))}`;
    const bot = startBot({ ...slackEnv, DATABASE_URL: url });
    expect(await bot.greeting).toContain(' · database at DATABASE_URL · ');
    const address = await addressOf(bot);
    expect(await readiness(address)).toMatchObject({ status: 200, storage: 'open' });

    await server.stop();
    await expect
      .poll(() => readiness(address), SOON)
      .toEqual({ status: 503, ready: false, slack: 'connected', storage: 'away' });
    const away = samples(await (await fetch(`${address}/metrics`)).text());
    expect(away.get('unhunch_part_ready{part="storage"}')).toBe(0);
    expect([...away.keys()].some((name) => name.startsWith('unhunch_queue_jobs'))).toBe(false);

    server = await startEmbedded({ folder });
    await expect
      .poll(() => readiness(address), SOON)
      .toMatchObject({ status: 200, storage: 'open' });
    const back = samples(await (await fetch(`${address}/metrics`)).text());
    expect(back.get('unhunch_database_seconds_count')).toBeGreaterThan(0);
    expect(back.get('unhunch_queue_jobs{state="ready"}')).toBe(0);

    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  } finally {
    await server.stop();
    remove();
  }
}, 120_000);

test('a data folder that can’t be written is told of at the start, and the bot isn’t ready until it can be', async () => {
  const { slackEnv } = await peers();
  const file = join(folderWith({ file: '' }), 'file');
  const bot = startBot({ ...slackEnv, UNHUNCH_DATA: file });
  expect(await bot.greeting).toContain(' · nothing can be remembered · ');
  const address = await addressOf(bot);
  expect(await readiness(address)).toMatchObject({ status: 503, storage: 'unwritable' });
  rmSync(file);
  expect(await readiness(address)).toMatchObject({ status: 200, storage: 'unused' });
  bot.child.kill('SIGTERM');
  const { code, err } = await bot.ended;
  expect(code).toBe(0);
  const lines = err.trim().split('\n');
  expect(lines.filter((line) => !line.startsWith('{'))).toEqual([
    expect.stringMatching(/^the data folder .*\/file can’t be used \((ENOTDIR|EEXIST)\)\. Make it/),
  ]);
  expect(lines.map((line) => line.startsWith('{') && JSON.parse(line))).toContainEqual(
    expect.objectContaining({ event: 'data.unwritable', field: 'UNHUNCH_DATA', folder: file }),
  );
}, 120_000);

test('a database that lies elsewhere than in the data folder is named by its real place', async () => {
  const { slackEnv } = await peers();
  const { folder, remove } = folderForAll();
  onTestFinished(remove);
  const data = folderWith({});
  await (await startEmbedded({ folder })).stop();
  symlinkSync(join(folder, 'postgresql'), join(data, 'postgresql'));
  const bot = startBot({ ...slackEnv, UNHUNCH_DATA: data });
  expect(await bot.greeting).toContain(` · database in ${data} (kept in ${folder}) · `);
  bot.child.kill('SIGTERM');
  expect((await bot.ended).code).toBe(0);
}, 120_000);

test('“unhunch health” says how the running bot is, and that none runs', async () => {
  const { slack, slackEnv } = await peers();
  const bot = startBot(slackEnv);
  const { port } = new URL(await addressOf(bot));
  const well = await startBot({ PORT: port }, { command: ['health'] }).ended;
  expect(well).toMatchObject({ code: 0, out: 'slack: connected\nstorage: unused\n' });
  slack.faults.always('apps.connections.open', { status: 500 });
  slack.dropConnections();
  await expect
    .poll(() => readiness(`http://127.0.0.1:${port}`), SOON)
    .toMatchObject({ status: 503 });
  const unwell = await startBot({ PORT: port }, { command: ['health'] }).ended;
  expect(unwell).toMatchObject({ code: 1, out: 'slack: away\nstorage: unused\n' });
  bot.child.kill('SIGTERM');
  await bot.ended;
  const gone = await startBot({ PORT: port }, { command: ['health'] }).ended;
  expect(gone.code).toBe(1);
  expect(gone.out).toMatch(/^No bot answers at /);
}, 120_000);

test('after many starts that ended badly it leaves the platforms alone for a while, and can be stopped', async () => {
  const { slack, slackEnv } = await peers();
  const now = Date.now();
  const crashes = JSON.stringify(Array.from({ length: 24 }, (_, index) => now - 1_000 * index));
  const folder = folderWith({ 'starts.json': crashes });
  const bot = startBot({ ...slackEnv, UNHUNCH_DATA: folder });
  const { promise: waiting, resolve } = Promise.withResolvers<void>();
  bot.child.stderr?.on('data', (part: string) => part.includes('start.waiting') && resolve());
  await waiting;
  expect(slack.calls).toEqual([]);
  bot.child.kill('SIGTERM');
  const { code, err } = await bot.ended;
  expect(code).toBe(0);
  expect(JSON.parse(err.split('\n')[0] ?? '')).toMatchObject({
    event: 'start.waiting',
    starts: 25,
    seconds: 160,
  });
}, 120_000);
