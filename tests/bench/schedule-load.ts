/**
 * `npm run bench:schedule`: what a hundred thousand schedules cost, and whether three bots together
 * keep a platform's pace. On an embedded PostgreSQL of its own; takes about two minutes.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nextOccurrence } from '../../src/schedule/occurrences.ts';
import { offsetMinutes } from '../../src/schedule/zone.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { IMPORT_BATCH, importSchedules } from '../../src/storage/schedule-transfer.ts';
import type { NewSchedule } from '../../src/storage/schedules.ts';
import { peakRate } from '../torture/peak-rate.ts';
import type { Report } from '../torture/receiver.ts';
import type { PlanningFigures } from './planning-process.ts';
import { run } from './processes.ts';
import { figure, table } from './table.ts';

const SCHEDULES = 100_000;
const REPLICAS = 3;
const PACED_POSTS = 600;
/** Posts a second: see `platform.ts`. */
const PACE = 25;
/** The bots have started by then. */
const START_UP = { seconds: 8 };
const MEGABYTE = 2 ** 20;

const folder = mkdtempSync(join(tmpdir(), 'unhunch-bench-'));
// PostgreSQL runs as somebody else when this runs as root.
chmodSync(folder, 0o711);
const db = await openDatabase({ folder });
try {
  const rows = [...(await measurePlanning(db)), ...(await measurePace(db))];
  process.stdout.write(`${table([['', 'measured', 'wanted'], ...rows])}\n`);
} finally {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Nine o'clock on working days, on Discord. */
function teamSchedule(differently: Partial<NewSchedule>): NewSchedule {
  return {
    platform: 'discord',
    workspace: 'W1',
    channel: 'C1',
    times: ['09:00'],
    zone: 'UTC',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    skip: [],
    holidays: [],
    place: ['desk', 'chair', 'standing'],
    createdBy: 'U1',
    zoneData: process.versions['tz'] ?? '',
    ...differently,
  };
}

async function measurePlanning(database: Database): Promise<string[][]> {
  // Nowhere is it nine o'clock at this minute.
  const now = Temporal.Instant.from('2026-06-01T00:10:00Z');
  const zones = zonesByOffset(now);
  const schedules = Array.from({ length: SCHEDULES }, (_, index) => {
    const schedule = teamSchedule({
      workspace: `W${Math.floor(index / 10)}`,
      channel: `C${index}`,
      zone: zones[index % zones.length] ?? 'UTC',
    });
    return { ...schedule, nextRunAt: nextOccurrence(schedule, now)?.instant };
  });
  for (let from = 0; from < SCHEDULES; from += IMPORT_BATCH) {
    await importSchedules(database, schedules.slice(from, from + IMPORT_BATCH), now);
  }
  await database.query('vacuum analyze unhunch.schedules');
  const due = schedules.flatMap(({ nextRunAt }) => (nextRunAt ? [nextRunAt] : []));
  due.sort((one, other) => Temporal.Instant.compare(one, other));
  const instants = [now, due[0], due.at(-1)].map(String);
  const planner = run('planning-process.ts', folder, ...instants);
  const { idle, zone, all, memory } = JSON.parse(await planner.line()) as PlanningFigures;
  await planner.end();
  return [
    [`an idle tick, ${SCHEDULES} schedules`, `${figure(idle)} ms`, '≤ 5 ms'],
    [`one of ${zones.length} zones, ${zone.posts} posts`, seconds(zone.milliseconds), '≤ 0.5 s'],
    [`all others at once, ${all.posts} posts`, seconds(all.milliseconds), '≤ 12 s'],
    ['memory at most', `${figure(memory / MEGABYTE)} MB`, '< 250 MB'],
  ];
}

/** A zone for each offset from UTC that there is. */
function zonesByOffset(at: Temporal.Instant): string[] {
  const zones = new Map<number, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) zones.set(offsetMinutes(zone, at), zone);
  return [...zones.values()];
}

function seconds(milliseconds: number): string {
  return `${figure(milliseconds / 1000)} s`;
}

/** Some bots, one platform, and enough to do for all of them. */
async function measurePace(database: Database): Promise<string[][]> {
  await database.query('truncate unhunch.schedules, unhunch.lanes cascade');
  await database.query('truncate unhunch_queue.job cascade');
  const receiver = run('../torture/receiver.ts');
  const url = `http://127.0.0.1:${await receiver.line()}`;
  const bots = Array.from({ length: REPLICAS }, (_, index) =>
    run('../torture/replica.ts', folder, url, `bot-${index}`),
  );
  const now = Temporal.Now.instant();
  const due = now.add(START_UP).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  const time = due.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const schedules = Array.from({ length: PACED_POSTS }, (_, index) =>
    teamSchedule({ channel: `C${index}`, times: [time], days, nextRunAt: due }),
  );
  await importSchedules(database, schedules, now);
  let came: readonly number[] = [];
  while (came.length < PACED_POSTS) {
    await delay(1_000);
    const report = (await (await fetch(`${url}/report`)).json()) as Report;
    came = report.discordRequests;
  }
  await Promise.all([...bots, receiver].map((each) => each.end()));
  const lasted = (Math.max(...came) - Math.min(...came)) / 1000;
  const share = (came.length - 1) / lasted / PACE;
  return [
    [`pace of ${REPLICAS} bots together`, `${figure(share * 100)} %`, '≥ 95 %'],
    ['most requests in any second', String(peakRate(came)), `≤ ${PACE + 1}`],
  ];
}
