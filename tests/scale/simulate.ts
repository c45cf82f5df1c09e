/**
 * `npm run simulate`: how late the posts of nine o'clock are with more and more channels, on a clock of
 * its own and an embedded PostgreSQL. Prints tables, and draws `docs/pictures/scale-*.svg`.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/storage/database.ts';
import { table } from '../bench/table.ts';
import { chart, type Line } from './chart.ts';
import { type Group, type Outcome, simulateDay } from './peak.ts';
import { SHARES } from './zones.ts';

const PICTURES = join(import.meta.dirname, '../../docs/pictures');
/** A Tuesday in winter. */
const DAY = Temporal.Instant.from('2026-12-01T00:00:00Z');
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const WINDOW = Temporal.Duration.from({ hours: 2 });
/** So late that nothing is skipped. */
const FOREVER = Temporal.Duration.from({ hours: 1_000 });
const MINUTE = 60_000;
const CHANNELS = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000];
/** Over how many minutes from 9:00 on teams spread their times. */
const SPREADS = [1, 15, 60];
const IN_ONE_WORKSPACE = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000];

const folder = mkdtempSync(join(tmpdir(), 'unhunch-simulate-'));
// PostgreSQL runs as somebody else when this runs as root.
chmodSync(folder, 0o711);
const db = await openDatabase({ folder, connections: 1 });
try {
  // Nothing here has to outlive a power cut.
  await db.query('set synchronous_commit = off');
  await discord();
  await slack();
} finally {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
}

async function discord(): Promise<void> {
  const rows = [['channels', 'spread', 'median late', '99 of 100', 'last', 'skipped after 2 h']];
  const lines: Line[] = [];
  for (const spread of SPREADS) {
    const points: [number, number][] = [];
    for (const channels of CHANNELS) {
      const groups = teams(channels, spread);
      const options = { addressOf: inDiscord, from: DAY };
      const free = await simulateDay(db, groups, { ...options, catchUp: FOREVER });
      const inTime = minutesLate(free, 1) <= WINDOW.total('minutes');
      const real = inTime ? free : await simulateDay(db, groups, { ...options, catchUp: WINDOW });
      points.push([channels, minutesLate(free, 1)]);
      const late = [0.5, 0.99, 1].map((share) => `${minutesLate(free, share).toFixed(1)} min`);
      const skipped = `${((100 * real.skipped) / real.posts).toFixed(1)} %`;
      rows.push([channels.toLocaleString('en-GB'), `${spread} min`, ...late, skipped]);
      process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
    }
    lines.push({ name: spread === 1 ? 'all at 9:00' : `within ${spread} minutes`, points });
  }
  process.stdout.write(`Discord, one token\n${table(rows)}\n\n`);
  const picture = chart({
    title: 'Discord: how late the last post of the day is',
    x: 'channels with a daily stretch, one bot token',
    y: 'minutes after it was due',
    range: { x: [1_000, 1_000_000], y: [0.1, 1_000] },
    lines,
    limit: { y: 120, name: 'skipped when later than this (UNHUNCH_CATCH_UP)' },
  });
  writeFileSync(join(PICTURES, 'scale-discord.svg'), picture);
}

async function slack(): Promise<void> {
  const rows = [['channels in one workspace', 'median late', 'last']];
  const [last, median]: [number, number][][] = [[], []];
  for (const channels of IN_ONE_WORKSPACE) {
    const groups = [{ timetable: timetableAt('Europe/Berlin', 0), channels }];
    const outcome = await simulateDay(db, groups, {
      addressOf: inSlack,
      from: DAY,
      catchUp: FOREVER,
    });
    last?.push([channels, minutesLate(outcome, 1)]);
    median?.push([channels, minutesLate(outcome, 0.5)]);
    const late = [0.5, 1].map((share) => `${minutesLate(outcome, share).toFixed(2)} min`);
    rows.push([channels.toLocaleString('en-GB'), ...late]);
  }
  process.stdout.write(`Slack, one workspace, all at 9:00 in one zone\n${table(rows)}\n`);
  const picture = chart({
    title: 'Slack: how late posts are in one workspace',
    x: 'channels of one workspace with a daily stretch at the same time',
    y: 'minutes after it was due',
    range: { x: [1, 10_000], y: [0.001, 1_000] },
    lines: [
      { name: 'the last post', points: last ?? [] },
      { name: 'half of them by', points: median ?? [] },
    ],
    limit: { y: 120, name: 'skipped when later than this (UNHUNCH_CATCH_UP)' },
  });
  writeFileSync(join(PICTURES, 'scale-slack.svg'), picture);
}

/** Channels in their zones, at so many minutes one after the other from nine on. */
function teams(channels: number, spread: number): Group[] {
  return Object.entries(SHARES).flatMap(([zone, share]) =>
    Array.from({ length: spread }, (_, minute) => ({
      timetable: timetableAt(zone, minute),
      channels: Math.round((channels * share) / 100 / spread),
    })),
  );
}

function timetableAt(zone: string, minute: number) {
  const time = Temporal.PlainTime.from('09:00').add({ minutes: minute });
  return { times: [time.toString({ smallestUnit: 'minute' })], zone, days: WEEK, skip: [] };
}

function inDiscord(channel: number) {
  return { platform: 'discord', workspace: String(channel % 1_000), channel: String(channel) };
}

function inSlack(channel: number) {
  return { platform: 'slack', workspace: 'T1', channel: String(channel) };
}

/** How late a share of all posts is at most, in minutes. */
function minutesLate({ lateness }: Outcome, share: number): number {
  return (lateness[Math.ceil(share * lateness.length) - 1] ?? 0) / MINUTE;
}
