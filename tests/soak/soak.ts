/**
 * `npm run soak -- --minutes 10`: the bot as it ships, in a process of its own, at a hundred questions a
 * second from Discord and Slack while daily stretches come due; half-way its PostgreSQL is killed. Ends
 * with 1 when anything goes wrong, is lost or too slow, or when memory grows.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startDiscordPeer } from '../bench/chat/discord-peer.ts';
import { startSlackPeer } from '../bench/chat/slack-peer.ts';
import { table } from '../bench/table.ts';
import { command, startBot } from './bot-process.ts';
import { gather } from './crowd.ts';
import { schedulesFrom } from './schedules.ts';
import { judge } from './verdict.ts';

const MINUTE = 60_000;
/** How often memory is looked at, in milliseconds. */
const LOOK_EVERY = 2_000;
/** How long the last posts may take once nobody asks any more, in milliseconds. */
const LAST_POSTS = 90_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '100' },
  },
});
const minutes = Number(values.minutes);
const rate = Number(values.rate);
const say = (text: string) => process.stdout.write(`${text}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

const folder = mkdtempSync(join(tmpdir(), 'unhunch-soak-'));
// PostgreSQL runs as somebody else when this runs as root.
chmodSync(folder, 0o711);
const [discord, slack] = await Promise.all([startDiscordPeer(), startSlackPeer()]);
const where = { folder, discord: discord.api, slack: slack.api, port: await freePort() };

// The first ones come due once everything is running.
const first = Temporal.Now.instant()
  .add({ seconds: 75 })
  .round({ smallestUnit: 'minute', roundingMode: 'ceil' });
const schedules = schedulesFrom(first, Math.max(1, Math.floor(minutes) - 2));
await command(['import'], schedules.lines, where);
const bot = await startBot(where);
const processorBefore = bot.processorTime();
const crowd = gather(discord, slack, bot.url);
const memory: { at: number; megabytes: number }[] = [];
const began = performance.now();
const end = began + minutes * MINUTE;
const watch = setInterval(() => {
  const megabytes = bot.memory();
  if (megabytes !== undefined) memory.push({ at: performance.now() - began, megabytes });
}, LOOK_EVERY);
say(
  `Node ${process.versions.node}; ${rate} questions a second for ${minutes} min, ` +
    `${schedules.channels.discord.length + schedules.channels.slack.length} daily stretches; ` +
    `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`,
);

const asking = crowd.ask(rate, end);
await delay((minutes * MINUTE) / 2);
const killed = performance.now();
killDatabase();
say('kill -9 database');
await asking;
clearInterval(watch);
const processorTime = bot.processorTime() - processorBefore;

const expected = schedules.channels.discord.length + schedules.channels.slack.length;
const posted = () => new Set([...discord.posts, ...slack.posts]).size;
for (const until = performance.now() + LAST_POSTS; posted() < expected;) {
  if (performance.now() > until) break;
  await delay(500);
}
const code = await bot.end();
const { rows, kept } = judge({
  asked: crowd.asked,
  memory,
  processorTime,
  killed,
  failures: bot.failures,
  posts: [...discord.posts, ...slack.posts],
  channels: [...schedules.channels.discord, ...schedules.channels.slack],
  code,
});
say(`load at the end ${loadavg()[0]?.toFixed(1)}\n\n${table(rows)}`);
say(kept ? '\nEverything held.' : '\nSOMETHING DID NOT HOLD.');
discord.close();
slack.close();
rmSync(folder, { recursive: true, force: true });
process.exit(kept ? 0 : 1);

function killDatabase(): void {
  const [pid] = readFileSync(join(folder, 'postgresql/postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
}

function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
  });
  return promise;
}
