import { expect, onTestFinished, test } from 'vitest';
import { importSchedules } from '../../src/storage/schedule-transfer.ts';
import { FakeDiscord } from '../peers/discord/fake-discord.ts';
import { newSchedule } from '../storage/rows.ts';
import { useDatabase } from '../support/database.ts';
import { startBot } from './start-bot.ts';

const database = useDatabase();

const CHANNELS = 24;
/** Neighbouring milliseconds make servers on neighbouring shards. */
const SHARDS = 2;

test('two processes with a shard each plan every post once, and each of its server’s channels gets it once', async () => {
  let now = Date.now();
  const discord = await FakeDiscord.start({ shards: SHARDS, now: () => now });
  onTestFinished(async () => {
    await discord.stop();
    expect(discord.violations).toEqual([]);
  });
  now += 1;
  const other = discord.addGuild('Other Workers');
  other.hasBot = true;
  const channels = Array.from({ length: CHANNELS }, (_, index) =>
    (index % SHARDS === 0 ? discord.guild : other).channel(`stretch-${index}`),
  );

  const bots = Array.from({ length: SHARDS }, (_, shard) =>
    startBot({
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
      DISCORD_SHARDS: `${shard}/${SHARDS}`,
      DATABASE_URL: database.url,
    }),
  );
  const greetings = await Promise.all(bots.map(({ greeting }) => greeting));
  for (const [shard, greeting] of greetings.entries()) {
    expect(greeting).toContain(`in 1 server on shard ${shard} of ${SHARDS}`);
  }

  const due = Temporal.Now.instant().round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const time = due.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
  await importSchedules(
    database.db,
    channels.map(({ id: channel, guildId: workspace }) =>
      newSchedule({
        platform: 'discord',
        workspace,
        channel,
        times: [time],
        zone: 'UTC',
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        skip: [],
        holidays: [],
        nextRunAt: due,
        zoneData: process.versions['tz'] ?? '',
      }),
    ),
    due,
  );
  const sent = async () => {
    const rows = await database.db.query<{ attempts: number }>(
      `select attempts from unhunch.deliveries where state = 'sent'`,
    );
    return rows.map(({ attempts }) => attempts);
  };
  await expect.poll(sent, { timeout: 200_000 }).toHaveLength(CHANNELS);

  for (const { child } of bots) child.kill('SIGTERM');
  for (const { ended } of bots) expect((await ended).code).toBe(0);
  expect(channels.map(({ messages }) => messages.length)).toEqual(channels.map(() => 1));
  expect(await sent()).toEqual(channels.map(() => 1));
  const planned = await database.db.query('select 1 from unhunch.deliveries');
  expect(planned).toHaveLength(CHANNELS);
}, 400_000);
