/**
 * `node tests/bench/schedule-load.ts`: what a bot with an embedded database costs, what a hundred
 * thousand schedules do, and whether three bots together keep a platform's pace. On databases of its
 * own; takes about four minutes.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextOccurrence } from '../../src/schedule/occurrences.ts';
import { offsetMinutes } from '../../src/schedule/zone.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { IMPORT_BATCH, importSchedules } from '../../src/storage/schedule-transfer.ts';
import { measurePace } from './pace.ts';
import type { PlanningFigures } from './planning-process.ts';
import { run } from './processes.ts';
import { measureRunningCosts } from './running-costs.ts';
import { figure, seconds, table } from './table.ts';
import { teamSchedule } from './team-schedule.ts';

const SCHEDULES = 100_000;
const MEGABYTE = 2 ** 20;

const rows: string[][] = [];
await inFolder(async (folder) => rows.push(...(await measureRunningCosts(folder))));
await inFolder(async (folder) => {
  const db = await openDatabase({ folder });
  try {
    rows.push(...(await measurePlanning(db, folder)), ...(await measurePace(db, folder)));
  } finally {
    await db.close();
  }
});
process.stdout.write(`${table([['', 'measured', 'wanted'], ...rows])}\n`);
// What else the machine did meanwhile explains much.
process.stdout.write(
  `machine: ${availableParallelism()} cores, load ${loadavg().map(figure).join(' ')}\n`,
);

/** Does something with a data folder of its own. */
async function inFolder(work: (folder: string) => Promise<unknown>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unhunch-bench-'));
  // PostgreSQL runs as somebody else when this runs as root.
  chmodSync(folder, 0o711);
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measurePlanning(database: Database, folder: string): Promise<string[][]> {
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
