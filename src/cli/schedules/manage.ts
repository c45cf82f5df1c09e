import type { Writable } from 'node:stream';
import { termsOf } from '../../desk/desk.ts';
import type { ScheduleDesk } from '../../desk/schedule-desk.ts';
import { checkSchedule, OFFICE_PLACES } from '../../schedule/schedule.ts';
import { parseDays } from '../../schedule/days.ts';
import { ScheduleError } from '../../schedule/schedule-error.ts';
import { parseTimes } from '../../schedule/times.ts';
import type { Connection } from '../../storage/connection.ts';
import { exportSchedules } from '../../storage/schedule-transfer.ts';
import type { ChannelAddress, ScheduleRow } from '../../storage/schedules.ts';
import { writeLine } from '../../stream/write-line.ts';
import { ENGLISH } from '../english.ts';
import { lineOf } from './transfer.ts';

/** Whose schedule a command is about, as it was typed. */
export interface AddressOptions {
  readonly platform: string;
  readonly workspace: string;
  readonly channel: string;
}

/** The options of `schedule add` as they were typed. */
export interface AddOptions extends AddressOptions {
  readonly time: readonly string[];
  readonly zone: string;
  readonly days?: readonly string[];
  readonly place?: readonly string[];
  readonly skip?: readonly string[];
  readonly country?: readonly string[];
  readonly by: string;
}

/** What a command works with. */
export interface Tools {
  readonly desk: ScheduleDesk;
  readonly output: Writable;
  readonly now: Temporal.Instant;
}

const NEXT = 5;
/** Dates without a post that a line shows; a year can be skipped. */
const MOST_SKIPPED = 3;
const STOPPED =
  'The bot stopped it, as it could not post there. "unhunch schedule resume" turns it on again.';

/** `schedule list`: every schedule there is, or one workspace's. */
export async function list(
  db: Connection,
  options: { platform?: string; workspace?: string; json?: true },
  output: Writable,
): Promise<void> {
  let found = false;
  for await (const row of exportSchedules(db)) {
    const { platform = row.platform, workspace = row.workspace } = options;
    if (row.platform !== platform || row.workspace !== workspace) continue;
    found = true;
    await writeLine(output, options.json ? lineOf(row) : describe(row));
  }
  if (!found && !options.json) await writeLine(output, 'There are no schedules.');
}

/** `schedule add`: sets a channel's schedule, in place of the one it has. */
export async function add(options: AddOptions, tools: Tools): Promise<void> {
  const { desk, output } = tools;
  const { zone, time, days, place, skip = [], country = [], by } = options;
  const terms = checkSchedule({
    zone,
    times: parseTimes(time.join(' ')),
    ...(days ? { days: parseDays(days.join(','), ENGLISH) } : {}),
    ...(place ? { place: pieces(place) } : {}),
    skip: pieces(skip),
    holidays: pieces(country),
  });
  const before = await desk.find(options);
  const { createdBy = by, weeklySummary = true } = before ?? {};
  const row = await desk.save(options, terms, { createdBy, weeklySummary });
  await writeLine(output, describe(row));
  if (before) await writeLine(output, `It replaces ${describe(before)}`);
  await next(options, tools);
}

/** `schedule next`: the next five posts, each with its local time and what it will be. */
export async function next(options: AddressOptions, { desk, output }: Tools): Promise<void> {
  const row = await wanted(options, desk);
  const posts = await desk.upcoming(row, NEXT);
  if (row.stoppedBecause !== undefined) await writeLine(output, STOPPED);
  else if (posts.length === 0) await writeLine(output, 'Nothing is due within the next 400 days.');
  for (const { occurrence, exercise } of posts) {
    const when = occurrence.local.toString({ smallestUnit: 'minute' });
    await writeLine(output, `${when}  ${exercise.name}`);
  }
}

/** `schedule pause`: no posts until a date. */
export async function pause(
  { until, ...address }: AddressOptions & { until: string },
  { desk, output, now: at }: Tools,
): Promise<void> {
  const row = await wanted(address, desk);
  const terms = checkSchedule({ ...termsOf(row), pausedUntil: until });
  const today = at.toZonedDateTimeISO(row.zone).toPlainDate().toString();
  if (until <= today) {
    const message = `in ${row.zone} it is ${today} already. Write a later date, the first with posts again.`;
    throw new ScheduleError([{ field: '--until', message }]);
  }
  await writeLine(output, describe(await desk.save(row, terms, row)));
}

/** `schedule resume`: posts again, also where the bot itself had stopped. */
export async function resume(address: AddressOptions, { desk, output }: Tools): Promise<void> {
  const row = await wanted(address, desk);
  const terms = { ...termsOf(row), pausedUntil: undefined };
  const by = { ...row, stoppedBecause: undefined };
  await writeLine(output, describe(await desk.save(row, terms, by)));
}

/** `schedule delete`. */
export async function remove(address: AddressOptions, { desk, output }: Tools): Promise<void> {
  await desk.remove(await wanted(address, desk));
  await writeLine(output, 'Deleted.');
}

/** `schedule now`: has a bot that is connected to the platform post one. */
export async function now(address: AddressOptions, { desk, output }: Tools): Promise<void> {
  const underWay = await desk.postNow(await wanted(address, desk));
  await writeLine(
    output,
    underWay
      ? 'A running bot that is connected to the platform will post one.'
      : 'No stretch fits its places.',
  );
}

async function wanted(address: ChannelAddress, desk: ScheduleDesk): Promise<ScheduleRow> {
  const row = await desk.find(address);
  if (row) return row;
  const message =
    'it has no schedule. "unhunch schedule list" shows all; "unhunch schedule add" makes one.';
  throw new ScheduleError([{ field: '--channel', message }]);
}

function pieces(values: readonly string[]): string[] {
  return values.flatMap((value) => value.split(/[\s,]+/)).filter((value) => value !== '');
}

function describe(row: ScheduleRow): string {
  const { platform, workspace, channel, times, days, zone, pausedUntil, stoppedBecause } = row;
  const state = [
    ...(pausedUntil === undefined ? [] : [`paused until ${pausedUntil}`]),
    ...(stoppedBecause === undefined ? [] : [`stopped (${stoppedBecause})`]),
  ];
  const what = `${times.join(', ')} ${days.join(',')} ${zone}`;
  return [`${platform} ${workspace} ${channel}`, what, ...unusual(row), ...state].join('  ');
}

/** Where what was asked for isn't as usual, in the words of the options. */
function unusual({ place, skip, holidays }: ScheduleRow): string[] {
  const isUsual = place.join() === OFFICE_PLACES.join();
  const shown = skip.slice(0, MOST_SKIPPED).join(',');
  const more = skip.length - MOST_SKIPPED;
  return [
    ...(isUsual ? [] : [`place ${place.join(',')}`]),
    ...(skip.length === 0 ? [] : [`skip ${shown}${more > 0 ? ` and ${more} more` : ''}`]),
    ...(holidays.length === 0 ? [] : [`country ${holidays.join(',')}`]),
  ];
}
