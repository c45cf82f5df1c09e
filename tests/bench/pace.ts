import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../src/storage/database.ts';
import { importSchedules } from '../../src/storage/schedule-transfer.ts';
import { reportOf } from '../torture/ask.ts';
import { startBot } from '../torture/bot.ts';
import { peakRate } from '../torture/peak-rate.ts';
import type { Place } from '../torture/platforms.ts';
import { end, run } from './processes.ts';
import { figure } from './table.ts';
import { dailySchedule } from './team-schedule.ts';

const REPLICAS = 3;
const POSTS = 600;
/** Posts a second: see `platform.ts`. */
const PACE = 25;
/** What passes the door has started by then, in milliseconds; and the bots. */
const START_UP_MS = 4_000;
const START_UP = { seconds: 12 };

/** Whether three bots that ship keep together to Discord’s pace, at the door and where the requests come in. */
export async function measurePace(db: Database, folder: string): Promise<string[][]> {
  await db.query('truncate unhunch.schedules, unhunch.lanes cascade');
  await db.query('truncate unhunch_queue.job cascade');
  const passed = await passTheDoor(folder);
  await db.query('truncate unhunch.lanes');
  const came = await postTogether(db, folder);
  return [
    ...rowsOf(`door of ${REPLICAS} bots`, passed),
    ...rowsOf(`posts of ${REPLICAS} bots, as they come`, came),
  ];
}

async function passTheDoor(folder: string): Promise<number[]> {
  const begin = String(Date.now() + START_UP_MS);
  const bots = Array.from({ length: REPLICAS }, () =>
    run('door-process.ts', folder, begin, String(POSTS / REPLICAS)),
  );
  const passed = await Promise.all(bots.map((bot) => bot.line()));
  await Promise.all(bots.map((bot) => bot.end()));
  return passed.flatMap((line) => JSON.parse(line) as number[]);
}

/** When the posts of bots that are all due at once came to Discord. */
async function postTogether(db: Database, folder: string): Promise<number[]> {
  const platforms = run('../torture/platforms.ts', String(POSTS), '0');
  const place = JSON.parse(await platforms.line()) as Place;
  const bots = Array.from({ length: REPLICAS }, (_, index) =>
    startBot({ name: `bot-${index}`, folder, place, platforms: ['discord'] }),
  );
  const now = Temporal.Now.instant();
  const due = now.add(START_UP).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  await importSchedules(
    db,
    place.channels.map((channel) => dailySchedule(channel, due)),
    now,
  );
  let came: readonly number[] = [];
  while (came.length < POSTS) {
    await delay(1_000);
    came = (await reportOf(place)).asked.map(({ at }) => at);
  }
  await Promise.all(bots.map(end));
  await platforms.end();
  return [...came];
}

function rowsOf(what: string, instants: readonly number[]): string[][] {
  const lasted = (Math.max(...instants) - Math.min(...instants)) / 1000;
  const share = (instants.length - 1) / lasted / PACE;
  return [
    [`${what}: pace`, `${figure(share * 100)} %`, '≥ 95 %'],
    [`${what}: most in any second`, String(peakRate(instants)), `≤ ${PACE + 1}`],
  ];
}
