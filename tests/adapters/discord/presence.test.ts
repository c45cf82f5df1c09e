import { afterEach, expect, test, vi } from 'vitest';
import { createDiscord } from '../../../adapters/discord/discord.ts';
import { createBot } from '../../../src/bot.ts';
import { forgetAbsent } from '../../../src/desk/absent.ts';
import { createService } from '../../../src/service.ts';
import { saveSchedule } from '../../../src/storage/schedules.ts';
import type { FakeDiscord } from '../../peers/discord/fake-discord.ts';
import { serverError, times } from '../../peers/discord/faults.ts';
import { newSchedule, NINE } from '../../storage/rows.ts';
import { englishContent } from '../../support/content.ts';
import { useDatabase } from '../../support/database.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { startFake } from './connected.ts';

vi.setConfig({ testTimeout: 30_000 });

const database = useDatabase();
const content = await englishContent();

afterEach(async () => {
  await database.db.query('truncate unhunch.schedules, unhunch.remembered cascade');
});

/** The bot comes, looks which servers it is in, and goes. */
async function visit(fake: FakeDiscord): Promise<void> {
  const { log } = memoryLog();
  const looked = Promise.withResolvers<void>();
  const service = createService({
    bot: createBot(content),
    phrases: content.phrases,
    log,
    forgetAbsent: (presence) => forgetAbsent(database.db, presence).finally(() => looked.resolve()),
  });
  const adapter = createDiscord({ token: fake.token, api: fake.api }, service, {
    onRefused: () => {},
  });
  await adapter.start();
  await looked.promise;
  await adapter.stop();
}

async function scheduleIn(...workspaces: string[]): Promise<void> {
  for (const workspace of workspaces) {
    await saveSchedule(database.db, newSchedule({ platform: 'discord', workspace }), NINE);
  }
}

async function scheduled(): Promise<string[]> {
  const rows = await database.db.query<{ workspace: string }>(
    'select workspace from unhunch.schedules order by id',
  );
  return rows.map(({ workspace }) => workspace);
}

/** A Discord with a second server, in both of which a bot has been. */
async function twoServers() {
  const fake = await startFake();
  const other = fake.addGuild('other');
  fake.botJoins(other);
  await scheduleIn(fake.guild.id, other.id);
  return { fake, other };
}

test('a server that put the bot out while it was away is forgotten at its return, and no other', async () => {
  const { fake, other } = await twoServers();
  await visit(fake);
  fake.botLeaves(other);
  await visit(fake);
  expect(await scheduled()).toEqual([fake.guild.id]);
  await visit(fake);
  expect(await scheduled()).toEqual([fake.guild.id]);
  expect(fake.violations).toEqual([]);
  await fake.stop();
});

test('a server that an outage hides is kept', async () => {
  const { fake, other } = await twoServers();
  await visit(fake);
  fake.outage(other, true);
  await visit(fake);
  expect(await scheduled()).toEqual([fake.guild.id, other.id]);
  await fake.stop();
});

test('another bot’s token, in none of the servers, forgets none of them', async () => {
  const { fake, other } = await twoServers();
  await visit(fake);
  await fake.stop();
  const elsewhere = await startFake();
  await visit(elsewhere);
  expect(await scheduled()).toEqual([fake.guild.id, other.id]);
  await elsewhere.stop();
});

test('while Discord can’t say whether the bot is there, nothing is forgotten', async () => {
  const { fake, other } = await twoServers();
  await visit(fake);
  fake.botLeaves(other);
  fake.fault(/GET .*guilds\/\d+$/, ...times(10, serverError()));
  await visit(fake);
  expect(await scheduled()).toEqual([fake.guild.id, other.id]);
  await fake.stop();
});
