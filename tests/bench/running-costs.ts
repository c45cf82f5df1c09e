import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { openDatabase } from '../../src/storage/database.ts';
import { importSchedules } from '../../src/storage/schedule-transfer.ts';
import { reportOf } from '../torture/ask.ts';
import { startBot } from '../torture/bot.ts';
import type { Place } from '../torture/platforms.ts';
import { end, run } from './processes.ts';
import { proportionalMemory } from './proportional-memory.ts';
import type { StartFigures } from './start-process.ts';
import { figure, seconds } from './table.ts';
import { dailySchedule } from './team-schedule.ts';

const LATER_STARTS = 5;
/** Channels of each platform. */
const CHANNELS = 20;
/** What was needed for starting has been given back by then. */
const SETTLED_MS = 10_000;
const MEGABYTE = 2 ** 20;

/** What a bot with an embedded database of its own costs: to start it, and to have it run. */
export async function measureRunningCosts(folder: string): Promise<string[][]> {
  const first = await openOnce(folder);
  const later: number[] = [];
  for (let count = 0; count < LATER_STARTS; count++) {
    later.push((await openOnce(folder)).milliseconds);
  }
  const middle = later.toSorted((a, b) => a - b)[Math.floor(LATER_STARTS / 2)] ?? NaN;
  const { before, after } = await measureMemory(folder);
  const megabytes = (bytes: number | undefined) =>
    bytes === undefined ? 'unknown' : `${figure(bytes / MEGABYTE)} MB`;
  return [
    ['first start of the embedded database', seconds(first.milliseconds), '≤ 5 s'],
    ['lines of progress then', String(first.told.length), '1'],
    ['later starts of it', seconds(middle), '≤ 1 s'],
    ['bot with both platforms and database', megabytes(before), '≤ 150 MB'],
    [`the same after ${2 * CHANNELS} posts`, megabytes(after), '≤ 150 MB'],
  ];
}

async function openOnce(folder: string): Promise<StartFigures> {
  const process = run('start-process.ts', folder);
  const figures = JSON.parse(await process.line()) as StartFigures;
  await process.end();
  return figures;
}

/** The memory of the bot that ships and its database, in bytes, before its first post and afterwards. */
async function measureMemory(folder: string) {
  const platforms = run('../torture/platforms.ts', String(CHANNELS), String(CHANNELS));
  const place = JSON.parse(await platforms.line()) as Place;
  const bot = startBot({ name: 'bot', folder, place, platforms: ['discord', 'slack'] });
  if (!bot.stdout) throw new Error('the bot has no output');
  await once(createInterface(bot.stdout), 'line');
  const measure = async () => {
    await delay(SETTLED_MS);
    return proportionalMemory(bot.pid ?? NaN);
  };
  const before = await measure();
  const db = await openDatabase({ folder });
  const due = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  await importSchedules(
    db,
    place.channels.map((channel) => dailySchedule(channel, due)),
    due,
  );
  await db.close();
  for (let arrived = 0; arrived < place.channels.length;) {
    await delay(1_000);
    arrived = (await reportOf(place)).arrivals.length;
  }
  const after = await measure();
  await end(bot);
  await platforms.end();
  return { before, after };
}
