/**
 * Builds and runs the image without a container engine: does the Dockerfile's steps in a minimal
 * Debian, and starts the result as Docker would, with a read-only file system, no capabilities and
 * one volume, against the tests' own Discord and Slack. Needs root, Linux and debootstrap.
 *
 *     npm run container-check
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { FakeSlack } from '../peers/slack/fake-slack.ts';
import { makeBase } from './base.ts';
import { type Container, startContainer } from './container.ts';
import { buildImage, type Image } from './image.ts';

const PROJECT = join(import.meta.dirname, '../..');
const CACHE = join(tmpdir(), 'unhunch-container-base');
/** Nobody else's port, most likely. */
const PORT = '38123';
const work = mkdtempSync(join(tmpdir(), 'unhunch-container-'));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function megabytes(folder: string): string {
  const [bytes = ''] = execFileSync('du', ['-xsb', folder], { encoding: 'utf8' }).split('\t');
  return `${Math.round(Number(bytes) / 1e6)} MB`;
}

/** Tries again and again, for a minute; on a busy machine a person may get no answer in time. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(500)) {
    if (await isSo().catch(() => false)) return;
  }
  assert.fail('it didn’t happen within a minute');
}

async function storageOf(): Promise<string> {
  const { parts } = (await (await fetch(`http://127.0.0.1:${PORT}/readyz`)).json()) as {
    parts: { name: string; state: string }[];
  };
  return parts.find(({ name }) => name === 'storage')?.state ?? '';
}

async function live(image: Image, container: Container, discord: FakeDiscord): Promise<void> {
  say(await container.greeting);
  assert.equal((await container.exec(image.healthCheck)).code, 0, 'its health check passes');
  const lead = discord.person('alice', { permissions: ['ManageGuild'] });
  // The very first time the database is set up, which takes longer than an answer may.
  await until(async () => {
    const words = '9:00 weekdays Europe/Berlin';
    return (await lead.slash('stretch-schedule', { words }).answer).text.includes('Europe/Berlin');
  });
  assert.equal(await storageOf(), 'open', 'its own PostgreSQL runs');
  const health = await container.exec(['node', 'src/main.ts', 'health']);
  assert.deepEqual(health, {
    code: 0,
    out: 'discord: connected\nslack: connected\nstorage: open\n',
  });
  const backup = await container.exec(['node', 'src/main.ts', 'export']);
  assert.match(backup.out, /Europe\/Berlin/);
  const write = await container.exec(['touch', '/app/x']);
  assert.notEqual(write.code, 0, 'nothing is written to the image');
  const { out: user } = await container.exec(['id', '-u']);
  assert.equal(user, '1000\n');
  container.signal('SIGTERM');
  const { code, err } = await container.ended;
  assert.equal(code, 0, err);
  assert.match(err, /"event":"stopped"/);
}

try {
  say('The base: Debian, Node and npm');
  const base = makeBase(CACHE);
  say('The image');
  const image = buildImage({ project: PROJECT, work, base });
  say(`Added to the base: ${megabytes(image.added)}; the base itself: ${megabytes(base)}`);
  for (const folder of ['app/node_modules', 'app/node_modules/.cache', 'app/data', 'app/src']) {
    say(`  ${folder}: ${megabytes(join(image.added, folder))}`);
  }
  const [discord, slack] = await Promise.all([FakeDiscord.start(), FakeSlack.start()]);
  const env = {
    PORT,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const begun = performance.now();
  const container = startContainer(image, join(work, 'volume'), env);
  await container.greeting;
  say(`Connected after ${Math.round(performance.now() - begun)} ms`);
  await live(image, container, discord);
  assert.deepEqual([...discord.violations, ...slack.violations], []);
  await Promise.all([discord.stop(), slack.stop()]);
  say('It was built, connected, remembered a schedule and stopped.');
} finally {
  execFileSync('sh', ['-c', `umount --recursive --lazy ${work}/*-root 2>/dev/null || true`]);
  rmSync(work, { recursive: true, force: true });
}
process.exit(0);
