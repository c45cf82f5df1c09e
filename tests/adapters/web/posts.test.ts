import type { Locator } from 'playwright-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createBot } from '../../../src/bot.ts';
import { createService } from '../../../src/service.ts';
import { postCard, posterContract, type PosterSurface } from '../../contracts/poster-contract.ts';
import type { Seen } from '../../contracts/surface.ts';
import { englishContent } from '../../support/content.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { readTurn } from './read-turn.ts';
import { visit, type Visit } from './visit.ts';
import { useBrowser } from './use-browser.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const chromium = useBrowser();

/** A busy machine is slow. */
const PATIENT = { timeout: 30_000 };

const CHANNEL = { platform: 'web', workspace: 'here', channel: 'page' };
const content = await englishContent();
const { chat } = content.phrases.web;

function newService() {
  const { log, lines } = memoryLog();
  return {
    service: createService({ bot: createBot(content), phrases: content.phrases, log }),
    lines,
  };
}

/** Opened by each test for itself; closed after it. */
async function open(): Promise<Visit> {
  const opened = await visit(chromium.browser, newService().service, { reducedMotion: 'reduce' });
  onTestFinished(() => opened.close());
  return opened;
}

async function readAll(turns: Locator): Promise<Seen[]> {
  return Promise.all((await turns.all()).map(readTurn));
}

/** The one person's page: what is posted, and what is told to them alone. */
async function openSurface(): Promise<PosterSurface> {
  const { service, lines } = newService();
  const { page, web, complaints, close } = await visit(chromium.browser, service, {
    reducedMotion: 'reduce',
  });
  const { poster } = web;
  /** What is said below everything else, once it is there: whatever was sent before it is there, too. */
  let marks = 0;
  async function caughtUp(): Promise<void> {
    const text = `mark ${(marks += 1)}`;
    await poster.tell('here', 'you', { title: text, summary: text, blocks: [] });
    await page.locator('.card-title', { hasText: text }).waitFor();
  }
  const told = page.locator('.turn[id^="told-"]').filter({ hasNotText: /mark \d/ });
  return {
    poster,
    channel: CHANNEL,
    alice: 'you',
    async standing() {
      await caughtUp();
      const all = await readAll(page.locator('.turn[id^="post-"]'));
      return all.map((seen) => ({ ...seen, private: false }));
    },
    async told() {
      await caughtUp();
      return { alice: await readAll(told), bob: [] };
    },
    violations: complaints,
    lines,
    close,
  };
}

describe.skipIf(chromium.obstacle !== undefined)('in a browser', () => {
  // Nothing stands between the bot and its own page that could refuse a post.
  posterContract('the page', openSurface, { honoursKeys: true, troubles: [] });
});

test('a post that is due while no page is open waits for the next, and comes once', async () => {
  const { page, web, address } = await open();
  await page.goto('about:blank');
  await web.poster.post(CHANNEL, postCard('Roll your shoulders.'), 'early');
  await page.goto(address);
  await page.locator('#post-early').waitFor();
  expect(await page.locator('#post-early .note').innerText()).toBe(chat.post);
  await expect
    .poll(() => page.evaluate(`localStorage.getItem('last-post')`), PATIENT)
    .not.toBeNull();
  await page.reload();
  await web.poster.post(CHANNEL, postCard('Look away.'), 'later');
  await page.locator('#post-later').waitFor();
  expect(await page.locator('#post-early').count()).toBe(0);
});

test('a post leaves what is being typed, and the focus, where they are', async () => {
  const { page, web } = await open();
  await page.locator('#text').fill('my nec');
  await web.poster.post(CHANNEL, postCard('Roll your shoulders.'), 'noon');
  await page.locator('#post-noon').waitFor();
  expect(await page.locator('#text').inputValue()).toBe('my nec');
  expect(await page.locator('#text:focus').count()).toBe(1);
  await expect
    .poll(() => page.locator('#announced').textContent(), PATIENT)
    .toBe('Time for a break: Roll your shoulders.');
});

test('every page that is open gets the post', async () => {
  const { page, web, address } = await open();
  const other = await page.context().newPage();
  await other.goto(address);
  await other.locator('#log').waitFor({ state: 'attached' });
  await web.poster.post(CHANNEL, postCard('Stand up.'), 'both');
  await Promise.all([page.locator('#post-both').waitFor(), other.bringToFront()]);
  await other.locator('#post-both').waitFor();
});

test('only the last posts are kept', async () => {
  const { page, web, address } = await open();
  await page.goto('about:blank');
  for (let at = 1; at <= 12; at += 1)
    await web.poster.post(CHANNEL, postCard(`Post ${at}.`), `n${at}`);
  await page.goto(address);
  await page.locator('#post-n12').waitFor();
  expect(await page.locator('.turn').count()).toBe(10);
});
