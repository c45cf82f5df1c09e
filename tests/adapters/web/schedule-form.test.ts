import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createBot, createContext } from '../../../src/bot.ts';
import { createDesk } from '../../../src/desk/desk.ts';
import { createService } from '../../../src/service.ts';
import { findSchedule } from '../../../src/storage/schedules.ts';
import { englishContent } from '../../support/content.ts';
import { useDatabase } from '../../support/database.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { WEDNESDAY } from '../../support/team.ts';
import { useBrowser } from './use-browser.ts';
import { visit } from './visit.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const chromium = useBrowser();
const database = useDatabase();
const content = await englishContent();
const { schedule } = content.phrases;

beforeEach(() => database.db.query('truncate unhunch.schedules cascade'));

/** The page of a bot that remembers, with the form of a daily stretch open. */
async function openForm() {
  const { log } = memoryLog();
  const clock = () => WEDNESDAY;
  const context = createContext(content, () => undefined);
  const desk = createDesk({ db: database.db, context, clock, postNow: async () => {} });
  const bot = createBot(content, {
    now: () => WEDNESDAY.epochMilliseconds,
    schedules: async () => desk,
  });
  const service = createService({ bot, phrases: content.phrases, log });
  const visited = await visit(chromium.browser, service, { timezoneId: 'Asia/Tokyo' });
  onTestFinished(() => visited.close());
  const form = await visited.ask('schedule');
  return { ...visited, card: form.locator('form.card') };
}

test('a daily stretch is set up in a form; what can’t be is said at its field, and nothing typed is lost', async () => {
  const { card, page, answerTo, complaints } = await openForm();
  const times = card.getByLabel(schedule.form.times.label);
  const zone = card.getByLabel(schedule.form.zone.label);
  const save = card.getByRole('button', { name: schedule.form.submit });
  expect(await zone.inputValue()).toBe('Asia/Tokyo');

  await times.fill('25:99');
  await zone.fill('Narnia');
  await save.click();
  const problems = card.locator('.problem').filter({ hasText: /\S/ });
  await expect.poll(() => problems.count(), { timeout: 20_000 }).toBe(2);
  expect(await times.inputValue()).toBe('25:99');
  expect(await page.locator('#announced').textContent()).toContain('Narnia');

  await times.fill('9:00');
  await zone.fill('Europe/Berlin');
  const answer = await answerTo(() => save.click());
  expect(await answer.innerText()).toContain('Wednesday 25 November at 09:00');
  const here = { platform: 'web', workspace: 'here', channel: 'page' };
  expect(await findSchedule(database.db, here)).toMatchObject({ zone: 'Europe/Berlin' });
  // The browser itself notes each answer that isn't 200.
  expect(complaints().filter((each) => !each.includes('422'))).toEqual([]);
});

test('time zones are offered while somebody types', async () => {
  const { card } = await openForm();
  const zone = card.getByLabel(schedule.form.zone.label);
  const offered = await zone.evaluate((input) =>
    [
      ...((input as unknown as { list?: { options: { value: string }[] } }).list?.options ?? []),
    ].map(({ value }) => value),
  );
  expect(offered).toContain('Europe/Berlin');
  expect(offered).toContain('Asia/Kolkata');
  expect(offered.length).toBeGreaterThan(300);
});
