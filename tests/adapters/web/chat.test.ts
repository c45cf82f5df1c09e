import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createBot } from '../../../src/bot.ts';
import { createService } from '../../../src/service.ts';
import { englishContent } from '../../support/content.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { gallery } from '../../support/pictures.ts';
import { barriersOn } from './barriers.ts';
import { visit, type Visit } from './visit.ts';
import { useBrowser } from './use-browser.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const chromium = useBrowser();

const content = await englishContent();
const { phrases } = content;
const { chat, errors, preview, theme } = phrases.web;
const { actions } = phrases;

const CALM = { reducedMotion: 'reduce' } as const;

/** What a browser says of requests that were refused, or that nobody answered. */
const EXPECTED = /Failed to (?:load|fetch)|network error/;

/** A busy machine is slow. */
const PATIENT = { timeout: 30_000 };

/** The page, opened by each test for itself. Nothing else may be complained of while it is open. */
async function open(options: BrowserContextOptions = CALM, expected?: RegExp): Promise<Visit> {
  const bot = createBot(content, { pictureOf: gallery, random: () => 0 });
  const service = createService({ bot, phrases, log: memoryLog().log });
  const opened = await visit(chromium.browser, service, options);
  onTestFinished(async () => {
    await opened.close();
    expect(opened.complaints().filter((each) => !expected?.test(each))).toEqual([]);
  });
  return opened;
}

const pressIn = (turn: Locator, client: string, name: string) =>
  turn.locator(`.${client}-preview`).getByRole('button', { name }).click();

/** What has the focus: its text, or what was typed into it. */
const focused = (page: Page) =>
  page
    .locator(':focus')
    .evaluate((element) => element.getAttribute('id') ?? element.textContent?.trim());

describe('somebody who has only a keyboard', () => {
  test('completes a name, asks, and goes on typing', async () => {
    const { page, answerTo } = await open();
    await page.keyboard.type('/stretch cob');
    const name = page.getByRole('option', { name: /Cobra Stretch/ });
    await name.waitFor();
    const text = page.getByRole('combobox', { name: chat.label });
    expect(await text.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    expect(await name.getAttribute('aria-selected')).toBe('true');
    expect(await text.getAttribute('aria-activedescendant')).toBe(await name.getAttribute('id'));
    await page.keyboard.press('Enter');
    expect(await text.inputValue()).toBe('/stretch Cobra Stretch');
    expect(await text.getAttribute('aria-expanded')).toBe('false');
    const turn = await answerTo(() => page.keyboard.press('Enter'));
    expect(await turn.locator('h2').innerText()).toBe('Cobra Stretch');
    await expect.poll(() => focused(page), PATIENT).toBe('text');
    expect(await text.inputValue()).toBe('');
    await expect
      .poll(() => page.getByRole('status').textContent(), PATIENT)
      .toBe(content.catalogue.entry('exercise:cobra-stretch')?.summary);
  });

  test('closes the names with Escape and keeps what was typed', async () => {
    const { page } = await open();
    await page.keyboard.type('cob');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    expect(await page.locator('#text').inputValue()).toBe('cob');
  });

  test('presses a button and is taken to what came of it, in its place', async () => {
    const { page, ask, answerTo } = await open();
    const turn = await ask('cobra');
    await turn.getByRole('button', { name: actions.duration }).first().focus();
    await answerTo(() => page.keyboard.press('Enter'));
    await expect.poll(() => focused(page), PATIENT).toBe('Cobra Stretch');
    expect(await page.locator('.turn').count()).toBe(1);
    await turn.locator('.choices button').first().focus();
    const next = await answerTo(() => page.keyboard.press('Enter'));
    expect(await page.locator('.turn').count()).toBe(2);
    const title = await next.locator('h2').innerText();
    await expect.poll(() => focused(page), PATIENT).toBe(title);
    // It is told what was pressed, as it would be what was typed.
    expect(await page.locator('.asked').last().innerText()).toContain(title);
  });

  test('fills in a form and gets what fits in its place', async () => {
    const { page, ask, answerTo } = await open();
    const help = await ask('help');
    await help.locator('form.card').getByRole('button', { name: actions.pick }).focus();
    const form = await answerTo(() => page.keyboard.press('Enter'));
    expect(await form.locator('h2').innerText()).toBe(phrases.pick.title);
    await form
      .locator('form.card')
      .getByRole('combobox', { name: phrases.options.minutes.label })
      .focus();
    await page.keyboard.type('2');
    await form.locator('form.card').getByRole('button', { name: phrases.pick.submit }).focus();
    const found = await answerTo(() => page.keyboard.press('Enter'));
    expect(await found.locator('h2').innerText()).toBe(phrases.list.found.title);
    expect(await page.locator('.turn').count()).toBe(2);
  });

  test('begins with an example, and clears the chat', async () => {
    const { page, answerTo } = await open();
    await page.getByRole('button', { name: chat.examples.texts[0] ?? '' }).focus();
    await answerTo(() => page.keyboard.press('Enter'));
    expect(await page.getByRole('button', { name: chat.examples.texts[0] ?? '' }).count()).toBe(0);
    await page.getByRole('button', { name: chat.clear }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.turn').count()).toBe(0);
    await page.getByRole('button', { name: chat.examples.texts[0] ?? '' }).waitFor();
    expect(await focused(page)).toBe('text');
  });
});

describe('beside each answer', () => {
  test('what is pressed in a preview is pressed in the chat', async () => {
    const { ask, answerTo } = await open();
    const turn = await ask('cobra');
    await answerTo(() => pressIn(turn, 'discord', actions.duration));
    expect(await turn.locator('form.card').innerText()).toContain('old for');
    await turn.getByText('Slack', { exact: true }).click();
    await answerTo(() => pressIn(turn, 'slack', actions.mistakes));
    await turn.locator('.slack-preview summary').click();
    const picked = turn.locator('.slack-preview details button').first();
    const name = await picked.locator('.slack-option').innerText();
    const next = await answerTo(() => picked.click());
    expect(name).toContain(await next.locator('h2').innerText());
  });

  test('the other client, once chosen, is shown for every answer', async () => {
    const { page, ask } = await open();
    const first = await ask('cobra');
    expect(await first.locator('.discord-preview').isVisible()).toBe(true);
    await first.getByText('Slack', { exact: true }).click();
    await first.getByText(preview.looks.dark, { exact: true }).click();
    expect(await first.locator('.discord-preview').isVisible()).toBe(false);
    const second = await ask('wall angels');
    expect(await second.locator('.slack-preview').isVisible()).toBe(true);
    const looks = await page
      .locator('.slack-preview')
      .evaluateAll((all) =>
        all.map((each) => each.ownerDocument.defaultView?.getComputedStyle(each).colorScheme),
      );
    expect(looks).toEqual(['dark', 'dark']);
  });

  test('a form filled in as at Discord is sent as here', async () => {
    const { ask, answerTo } = await open();
    const help = await ask('help');
    const form = await answerTo(() =>
      help.locator('form.card').getByRole('button', { name: actions.pick }).click(),
    );
    const modal = form.locator('.discord-modal');
    await modal.locator('select').first().selectOption({ index: 1 });
    const found = await answerTo(() => modal.locator('button[type=submit]').click());
    expect(await found.locator('h2').innerText()).not.toBe(phrases.pick.title);
  });

  test('the very payload is one click away, and can be copied', async () => {
    const { page, ask } = await open({
      ...CALM,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const turn = await ask('cobra');
    await turn.getByText(preview.payload.replace('{client}', 'Discord')).click();
    await turn.getByRole('button', { name: preview.copy }).click();
    await turn.getByRole('button', { name: preview.copied }).waitFor();
    const copied: unknown = await page.evaluate('navigator.clipboard.readText().then(JSON.parse)');
    expect(copied).toMatchObject({ attachments: [{ filename: 'cobra-stretch.gif' }] });
  });
});

describe('a picture', () => {
  const source = (page: Page) =>
    page.evaluate(`new URL(document.querySelector('form.card img').currentSrc).pathname`);

  test('moves, and can be stopped', async () => {
    const { page, ask } = await open({});
    await ask('cobra');
    await expect.poll(() => source(page), PATIENT).toBe('/figures/cobra-stretch.gif');
    await page.getByRole('button', { name: chat.pause }).click();
    await expect.poll(() => source(page), PATIENT).toBe('/figures/cobra-stretch.png');
    await page.getByRole('button', { name: chat.play }).waitFor();
  });

  test('stands still for who asks for less motion, and moves when they want it to', async () => {
    const { page, ask } = await open();
    await ask('cobra');
    await expect.poll(() => source(page), PATIENT).toBe('/figures/cobra-stretch.png');
    await page.getByRole('button', { name: chat.play }).click();
    await expect.poll(() => source(page), PATIENT).toBe('/figures/cobra-stretch.gif');
  });
});

describe('something is in the way', () => {
  test('the bot has gone: it is said, and nothing typed is lost', async () => {
    const { page, web } = await open(CALM, EXPECTED);
    await web.stop();
    await page.locator('#text').fill('my neck is stiff');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: chat.unreachable }).waitFor();
    expect(await page.locator('#text').inputValue()).toBe('my neck is stiff');
  });

  test('far too much was pasted: it is said, and nothing is lost', async () => {
    const { page } = await open(CALM, EXPECTED);
    const much = 'my back hurts '.repeat(25_000);
    await page.locator('#text').fill(much);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: errors.tooLarge.summary }).waitFor();
    expect(await page.locator('#text').inputValue()).toBe(much);
  });

  test('there is no script: a question has its answer, and a button works', async () => {
    const { page } = await open({ ...CALM, javaScriptEnabled: false });
    await page.locator('#text').fill('cobra');
    await page.getByRole('button', { name: chat.send }).click();
    await page.getByRole('heading', { name: 'Cobra Stretch', level: 2 }).waitFor();
    await page.locator('form.card').getByRole('button', { name: actions.duration }).click();
    await page.getByRole('heading', { name: 'Cobra Stretch', level: 2 }).waitFor();
    expect(await page.locator('form.card').innerText()).toContain('old for');
  });
});

test('the page’s colours, once chosen, stay with the next page', async () => {
  const { page } = await open();
  await page.getByRole('button', { name: theme.auto }).click();
  await page.getByRole('button', { name: theme.light }).click();
  await page.reload();
  await page.getByRole('button', { name: theme.dark }).waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('what the page needs before its pictures is less than 150 KB', async () => {
  const { page, address } = await open();
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (!request.url().includes('/figures/'))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(`${address}/?`);
  await page.getByRole('combobox').waitFor();
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(8);
  expect(total).toBeLessThan(150_000);
});

describe.each([
  ['a laptop', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const)('on %s', (_, viewport) => {
  test.each(['light', 'dark'] as const)(
    'nothing is hard to use for anybody, %s',
    async (colorScheme) => {
      const { page, ask, answerTo } = await open({ ...CALM, viewport, colorScheme });
      const flaws = () => barriersOn(page);
      const width = () => page.evaluate('document.documentElement.scrollWidth');
      expect(await flaws()).toEqual([]);
      await page.locator('#text').fill('c');
      await page.getByRole('option').first().waitFor();
      expect(await flaws()).toEqual([]);
      const turn = await ask('cobra');
      await turn.locator('.payload summary').first().click();
      expect(await flaws()).toEqual([]);
      await turn.getByText('Slack', { exact: true }).click();
      expect(await flaws()).toEqual([]);
      await page.getByRole('button', { name: chat.clear }).click();
      await ask('chest pain');
      const help = await ask('help');
      await answerTo(() =>
        help.locator('form.card').getByRole('button', { name: actions.pick }).click(),
      );
      expect(await flaws()).toEqual([]);
      expect(await width()).toBe(viewport.width);
    },
  );
});
