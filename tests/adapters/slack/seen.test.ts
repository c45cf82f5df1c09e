import { describe, expect, test } from 'vitest';
import { createBot, createContext } from '../../../src/bot.ts';
import { discard } from '../../../src/delivery/housekeeping.ts';
import { createLazyDesk } from '../../../src/desk/lazy-desk.ts';
import { createService } from '../../../src/service.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { englishContent } from '../../support/content.ts';
import { useDatabase } from '../../support/database.ts';
import { folderWith } from '../../support/folders.ts';
import { memoryLog } from '../../support/memory-log.ts';

const database = useDatabase();
const content = await englishContent();
/** So long that no test is about how fast the machine is; in milliseconds. */
const PATIENCE = 60_000;

/** The service of one bot of several, as `npm start` puts it together. */
async function botOn(url?: string) {
  const { log } = memoryLog();
  const desk = createLazyDesk({
    log,
    folder: folderWith({}),
    posters: () => new Map(),
    context: createContext(content, () => undefined),
    ...(url === undefined ? {} : { url }),
  });
  await desk.wake();
  const take = (platform: string, event: string) => desk.take(platform, event);
  const { phrases } = content;
  const options = { bot: createBot(content), phrases, log, take, takePatience: PATIENCE };
  return { desk, service: createService(options) };
}

describe('an event that comes twice, each time to another bot', () => {
  test('is answered by the first of them alone', async () => {
    const bots = [await botOn(database.url), await botOn(database.url)];
    const takers = await Promise.all(
      Array.from({ length: 10 }, async (_, index) =>
        bots[index % 2]?.service.isFirst('slack', 'Ev1'),
      ),
    );
    expect(takers.filter(Boolean)).toHaveLength(1);
    expect(await bots[1]?.service.isFirst('slack', 'Ev2')).toBe(true);
    await Promise.all(bots.map(({ desk }) => desk.close()));
  });

  test('is answered by both where they share no database, or it is away', async () => {
    const alone = await botOn();
    const { desk, service } = await botOn(database.url);
    await desk.close();
    for (const each of [alone.service, service]) {
      expect(await each.isFirst('slack', 'Ev3')).toBe(true);
      expect(await each.isFirst('slack', 'Ev3')).toBe(true);
    }
  });

  test('is answered by both when the database takes too long to say', async () => {
    const { log } = memoryLog();
    const { phrases } = content;
    const take = () => new Promise<boolean>(() => {});
    const options = { bot: createBot(content), phrases, log, take, takePatience: 1 };
    expect(await createService(options).isFirst('slack', 'Ev5')).toBe(true);
  });

  test('is remembered for an hour, and not for ever', async () => {
    const db = await openDatabase({ url: database.url, folder: '' });
    const { log } = memoryLog();
    const { desk, service } = await botOn(database.url);
    await service.isFirst('slack', 'Ev4');
    await discard({ db, log }, Temporal.Now.instant().add({ minutes: 50 }));
    expect(await service.isFirst('slack', 'Ev4')).toBe(false);
    await discard({ db, log }, Temporal.Now.instant().add({ minutes: 70 }));
    expect(await service.isFirst('slack', 'Ev4')).toBe(true);
    await Promise.all([desk.close(), db.close()]);
  });
});
