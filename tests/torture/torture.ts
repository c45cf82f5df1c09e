import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { IMPORT_BATCH, importSchedules } from '../../src/storage/schedule-transfer.ts';
import type { DeliveryRow } from '../../src/storage/deliveries.ts';
import type { NewSchedule } from '../../src/storage/schedules.ts';
import { chanceOf } from './chance.ts';
import { countOf, reportOf } from './ask.ts';
import { startBot } from './bot.ts';
import type { PlatformName } from './fate.ts';
import { peakRate } from './peak-rate.ts';
import type { Place } from './platforms.ts';
import { judge, type Kill, type Outcome } from './verdict.ts';

/**
 * The promise under torture: three bots as they ship, on one embedded database, in a Discord and a
 * Slack that misbehave, while bots and database are killed with `kill -9`. Ends with 1 when anything
 * is lost, planned twice or doubled that mustn't be. `npm run torture [seed] [posts]`; takes some minutes.
 */
const EXPECTED = Number(process.argv[3] ?? 2_000);
/** Slack's pace is slower. */
const ON_SLACK = Math.round(EXPECTED / 4);
const PLATFORMS = ['discord', 'slack'] as const;
const REPLICAS = 3;
const KILLS = 20;
/** Of the kills, as many hit the database. */
const DATABASE_KILLS = 6;
/** From one kill to the next about as many posts arrive, at least and how many more at most; or so many milliseconds pass. */
const POSTS_BETWEEN = EXPECTED / 50;
const MORE_BETWEEN = EXPECTED / 35;
const LONGEST_PAUSE_MS = 30_000;
/** When nothing has been settled for as long, in milliseconds, nothing more will: a post is tried again within a minute. */
const PATIENCE_MS = 100_000;

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 2 ** 31));
const chance = chanceOf(seed);
const folder = mkdtempSync(join(tmpdir(), 'unhunch-torture-'));
// PostgreSQL runs as somebody else when this runs as root.
chmodSync(folder, 0o711);
const began = Date.now();
const say = (line: string) =>
  process.stdout.write(
    `${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${line}\n`,
  );

say(`seed ${seed}`);
const platforms = spawn(
  process.execPath,
  [script('platforms'), String(EXPECTED - ON_SLACK), String(ON_SLACK), String(seed)],
  { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
);
if (!platforms.stdout) throw new Error('the platforms have no output');
const [told] = await once(createInterface(platforms.stdout), 'line');
const place = JSON.parse(String(told)) as Place;

const bots = new Map<string, ChildProcess>();
const log = openSync(join(folder, 'bots.log'), 'a');
const kills: Kill[] = [];
/** Bots that ended without being killed. */
let ended = 0;
let db: Database | undefined;
try {
  db = await openDatabase({ folder });
  await setUp(db);
  for (let number = 1; number <= REPLICAS; number++) addBot();
  await arrivals(POSTS_BETWEEN, PATIENCE_MS);
  await torture();
  say(`${KILLS} kills done; waiting for the rest`);
  await untilDone(db);
  await stopBots();
  process.exitCode = (await conclude(db)) ? 0 : 1;
} finally {
  for (const bot of bots.values()) bot.kill('SIGKILL');
  platforms.disconnect();
  await db?.close();
  if (process.exitCode === 0) rmSync(folder, { recursive: true, force: true });
  else say(`what the bots logged is in ${folder}/bots.log`);
}

function script(name: string): string {
  return join(import.meta.dirname, `${name}.ts`);
}

function addBot(): void {
  const name = `bot-${bots.size + 1}-${kills.length}`;
  bots.set(name, startBot({ name, folder, place, platforms: PLATFORMS, log }));
}

/** As many schedules as posts, all due now. */
async function setUp(database: Database): Promise<void> {
  const now = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const time = now.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
  const schedules = place.channels.map((address): NewSchedule => ({
    ...address,
    times: [time],
    zone: 'UTC',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    skip: [],
    holidays: [],
    place: ['desk', 'chair', 'standing'],
    createdBy: 'U1',
    nextRunAt: now,
    zoneData: process.versions['tz'] ?? '',
  }));
  for (let from = 0; from < schedules.length; from += IMPORT_BATCH) {
    await importSchedules(database, schedules.slice(from, from + IMPORT_BATCH), now);
  }
  say(`${schedules.length} posts are due, ${REPLICAS} bots begin`);
}

async function torture(): Promise<void> {
  const order = Array.from({ length: KILLS }, (_, index) => index < DATABASE_KILLS)
    .map((isDatabase) => ({ isDatabase, rank: chance() }))
    .toSorted((a, b) => a.rank - b.rank);
  for (const { isDatabase } of order) {
    await arrivals(POSTS_BETWEEN + MORE_BETWEEN * chance(), LONGEST_PAUSE_MS);
    if (isDatabase) killDatabase();
    else await killBot();
  }
}

function killDatabase(): void {
  const [pid] = readFileSync(join(folder, 'postgresql/postmaster.pid'), 'utf8').split('\n');
  kills.push({ what: 'database', at: Date.now() });
  process.kill(Number(pid), 'SIGKILL');
  say('kill -9 database');
}

async function killBot(): Promise<void> {
  const names = [...bots.keys()];
  const name = names[Math.floor(chance() * names.length)] ?? '';
  const bot = bots.get(name);
  if (!bot) return;
  kills.push({ what: name, at: Date.now() });
  if (hasEnded(bot)) {
    say(`${name} HAD ENDED BY ITSELF`);
    ended += 1;
  } else {
    const gone = once(bot, 'exit');
    bot.kill('SIGKILL');
    await gone;
    say(`kill -9 ${name}`);
  }
  bots.delete(name);
  addBot();
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Waits until as many posts more have arrived, or so many milliseconds have passed. */
async function arrivals(more: number, patience: number): Promise<void> {
  const enough = (await countOf(place)) + more;
  const deadline = Date.now() + patience;
  while ((await countOf(place)) < enough && Date.now() < deadline) await delay(200);
}

/** Waits until every post is settled, or nothing moves any more. */
async function untilDone(database: Database): Promise<void> {
  let fewest = EXPECTED;
  for (let moved = Date.now(); Date.now() < moved + PATIENCE_MS; await delay(1_000)) {
    const left = await leftToPost(database).catch(() => fewest);
    if (left === 0) return;
    if (left >= fewest) continue;
    if (Math.floor(left / 200) !== Math.floor(fewest / 200)) say(`${left} to go`);
    fewest = left;
    moved = Date.now();
  }
}

async function leftToPost(database: Database): Promise<number> {
  const [row] = await database.query<{ left: number }>(
    `select ($1 - count(*) filter (where state <> 'planned'))::int as left from unhunch.deliveries`,
    [EXPECTED],
  );
  return row?.left ?? EXPECTED;
}

async function stopBots(): Promise<void> {
  const from = Date.now();
  await Promise.all(
    [...bots.values()].map(async (bot) => {
      if (hasEnded(bot)) {
        ended += 1;
        return;
      }
      const gone = once(bot, 'exit');
      bot.kill('SIGTERM');
      await gone;
    }),
  );
  say(`the bots stopped in ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

async function outcomesOf(database: Database): Promise<Outcome[]> {
  const rows = await database.query<
    Pick<DeliveryRow, 'id' | 'date' | 'slot' | 'state' | 'reason' | 'sentAt' | 'scheduleId'> & {
      platform: PlatformName;
      channel: string;
    }
  >(
    `select deliveries.id, schedule_id as "scheduleId", platform, channel, local_date as "date", slot,
      state, reason, sent_at as "sentAt"
    from unhunch.deliveries join unhunch.schedules on schedules.id = schedule_id`,
  );
  return rows.map((row) => ({
    platform: row.platform,
    channel: row.channel,
    id: row.id,
    name: `${row.scheduleId} ${row.date} ${row.slot}`,
    state: row.state,
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    ...(row.sentAt ? { sentAt: row.sentAt.epochMilliseconds } : {}),
  }));
}

async function conclude(database: Database): Promise<boolean> {
  const { arrivals: all, asked, violations } = await reportOf(place);
  const verdict = judge(await outcomesOf(database), all, kills, EXPECTED);
  const { planned, plannedTwice, arrived, lost, unsure, duplicated, slackInFlight } = verdict;
  const kept = verdict.kept && violations.length === 0 && ended === 0;
  const fates = Map.groupBy(asked, ({ fate }) => fate);
  const of = (platform: PlatformName) => asked.filter((each) => each.platform === platform);
  const taken = of('discord').filter(({ message }) => message !== undefined).length;
  const recognised = taken - all.filter(({ platform }) => platform === 'discord').length;
  say(`the platforms: ${[...fates].map(([fate, each]) => `${fate} ${each.length}`).join(', ')}`);
  say(`Discord recognised ${recognised} posts by their nonce`);
  for (const platform of PLATFORMS) {
    const most = peakRate(of(platform).map(({ at }) => at));
    say(`${platform}: ${of(platform).length} requests, at most ${most} in a second`);
  }
  say(
    `planned ${planned}, planned twice ${plannedTwice}, arrived ${arrived}, lost ${lost} (given up as unsure: ${unsure})`,
  );
  say(
    `duplicated on Discord ${duplicated.discord}, on Slack ${duplicated.slack} (in flight at a kill: ${slackInFlight})`,
  );
  if (ended > 0) say(`bots that ended by themselves: ${ended}`);
  for (const violation of new Set(violations)) say(`against the rules: ${violation}`);
  say(kept ? 'the promise was kept' : 'THE PROMISE WAS BROKEN');
  return kept;
}
