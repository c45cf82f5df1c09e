/**
 * `npm run measure-scale`: how large the database grows with what is delivered, and what a process
 * takes with more and more Discord servers, against the fake Discord.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '../../src/storage/database.ts';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { table } from '../bench/table.ts';
import { NODE_FLAGS } from '../support/node-flags.ts';

const DELIVERIES = 200_000;
const MILLION = 1_000_000;
const MEGABYTE = 2 ** 20;
const SERVERS = [1, 1_000, 2_500];
/** How long a process is left alone before it is looked at, and over which its processor time is counted, in milliseconds. */
const SETTLING = 20_000;
/** Clock ticks a second of Linux’s `/proc`. */
const TICKS = 100;
const MAIN = join(import.meta.dirname, '../../src/main.ts');

const folder = mkdtempSync(join(tmpdir(), 'unhunch-measure-'));
// PostgreSQL runs as somebody else when this runs as root.
chmodSync(folder, 0o711);
try {
  process.stdout.write(`${table([['database', ''], ...(await measureDatabase())])}\n\n`);
  const rows = [['Discord servers', 'memory', 'processor, idle']];
  for (const servers of SERVERS) rows.push(await measureProcess(servers));
  process.stdout.write(`${table(rows)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Deliveries as they are after a month: sent, with the ids that Discord gives, and a few presses each. */
async function measureDatabase(): Promise<string[][]> {
  const db = await openDatabase({ folder });
  try {
    await db.query(
      `insert into unhunch.schedules (platform, workspace, channel, times, zone, days, skip, holidays,
        place, created_by, created_at, zone_data, next_run_at, rotation)
      select 'discord', (1e18 + n / 10)::bigint::text, (1e18 + n)::bigint::text, '{09:00}',
        'Europe/Berlin', '{mon,tue,wed,thu,fri}', '{}', '{DE}', '{desk,chair,standing}',
        '123456789012345678', now(), '2026b', now(),
        '{"seed":"discord 123456789012345678 123456789012345678","round":3,"shown":["cobra-stretch","wall-angels","chair-twist","eagle-arms"]}'
      from generate_series(1, 10000) as n`,
    );
    await db.query(
      `insert into unhunch.deliveries
        (schedule_id, local_date, slot, planned_at, due_at, exercise, state, message, attempts, sent_at, done)
      select schedule, date '2026-01-01' + day, '09:00', now(), now() + day * interval '1 day',
        'upper-trapezius-stretch', 'sent', '1234567890123456789', 1, now(), 3
      from generate_series(1, $1 / 10000) as day, generate_series(1, 10000) as schedule`,
      [DELIVERIES],
    );
    await db.query(
      `insert into unhunch.done_presses
      select id, substring(sha256(convert_to(id || ' ' || n, 'UTF8')) for 12)
      from unhunch.deliveries, generate_series(1, 3) as n where id % 3 = 0`,
    );
    const sizes = await db.query<{ name: string; rows: number; bytes: string }>(
      `select name, rows, pg_total_relation_size(name::regclass) as bytes from (values
        ('unhunch.schedules', 10000), ('unhunch.deliveries', $1::int), ('unhunch.done_presses', $1::int)
      ) as t (name, rows)`,
      [DELIVERIES],
    );
    return sizes.map(({ name, rows, bytes }) => [
      `a million rows of ${name.replace('unhunch.', '')}, with indexes`,
      `${Math.round(((Number(bytes) / rows) * MILLION) / MEGABYTE)} MB`,
    ]);
  } finally {
    await db.close();
  }
}

/** A bot that answers and has nothing to remember, with so many servers of three channels each. */
async function measureProcess(servers: number): Promise<string[]> {
  const discord = await FakeDiscord.start();
  for (let count = 1; count < servers; count++) {
    const server = discord.addGuild(`Server ${count}`);
    for (const name of ['general', 'random', 'stretch']) server.channel(name);
    server.hasBot = true;
  }
  const child = spawn(process.execPath, [...NODE_FLAGS, MAIN], {
    env: {
      PATH: process.env['PATH'],
      UNHUNCH_DATA: join(folder, `bot-${servers}`),
      PORT: '0',
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await delay(SETTLING);
  const before = processorSeconds(child);
  await delay(SETTLING);
  const idle = (processorSeconds(child) - before) / (SETTLING / 1_000);
  const memory = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
  await discord.stop();
  return [
    servers.toLocaleString('en-GB'),
    `${Math.round(Number(memory) / 1_024)} MB`,
    `${(100 * idle).toFixed(1)} %`,
  ];
}

/** The time that a process has computed so far. */
function processorSeconds({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
