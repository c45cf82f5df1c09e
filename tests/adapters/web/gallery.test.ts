import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { galleryPages } from '../../../adapters/web/gallery/pages.ts';
import type { Knowledge } from '../../../adapters/web/knowledge.ts';
import { englishKnowledge } from '../../support/knowledge.ts';
import { barriersOn } from './barriers.ts';
import { openSite, type Site } from './site.ts';
import { type Looking, newVisitor, type Visitor } from './visitor.ts';
import { useBrowser } from './use-browser.ts';

/** A browser is slow on a busy machine; nothing here is about how long it takes. */
const PATIENCE = 180_000;
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

const chromium = useBrowser();
let knowledge: Knowledge;
let site: Site;
let visitors: Visitor[] = [];

beforeAll(async () => {
  if (chromium.obstacle !== undefined) return;
  knowledge = await englishKnowledge();
  site = await openSite([galleryPages({ knowledge })]);
});
afterEach(async () => {
  const complaints = visitors.flatMap((visitor) => visitor.complaints);
  await Promise.all(visitors.map(({ page }) => page.context().close()));
  visitors = [];
  expect(complaints).toEqual([]);
});
afterAll(async () => {
  await site?.close();
});

async function visit(path: string, looking: Looking = {}): Promise<Visitor> {
  const visitor = await newVisitor(chromium.browser, site.origin, looking);
  visitors.push(visitor);
  await visitor.page.goto(path);
  return visitor;
}

/** The names on the cards, in their order. */
const moves = ({ page }: Visitor) => page.locator('.moves h2').allInnerTexts();
/** What fits at a desk. */
const desk = () => knowledge.choose({ place: ['desk'] }).map(({ name }) => name);
const NAMES = 'document.activeElement?.closest("li, label, button, a")?.innerText.trim()';

describe('somebody who looks through the moves', () => {
  it('sees all of them, none moving, and what is below the screen isn’t fetched yet', async () => {
    const visitor = await visit('/moves');
    expect(await moves(visitor)).toEqual(knowledge.catalogue.exercises.map(({ name }) => name));
    const pictures = visitor.requested.filter((path) => path.startsWith('/figures/'));
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.every((path) => path.endsWith('.png'))).toBe(true);
  });

  it('clicks what they want, and list, count, chips and address follow at once', async () => {
    const visitor = await visit('/moves');
    const { page } = visitor;
    await page.getByRole('button', { name: 'Place' }).click();
    await page.getByRole('checkbox', { name: 'At your desk' }).check({ force: true });
    await page.getByText(`${desk().length} moves fit what you asked for.`).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Area' }).click();
    await page.getByRole('checkbox', { name: 'Neck' }).check({ force: true });
    await page.waitForURL('**/moves?place=desk&area=neck');
    const shown = await moves(visitor);
    expect(shown).toEqual(['Chin-to-Chest Stretch', 'Upper Trapezius Stretch']);
    await page.reload();
    expect(await moves(visitor)).toEqual(shown);
    await page.getByRole('link', { name: 'Take back: Neck' }).click();
    await page.waitForURL('**/moves?place=desk');
    expect(await moves(visitor)).toEqual(desk());
    await page.getByRole('link', { name: 'Show all moves' }).click();
    await page.waitForURL('**/moves');
    expect(await moves(visitor)).toHaveLength(knowledge.catalogue.exercises.length);
  });

  it('has the same with the keyboard alone', async () => {
    const visitor = await visit('/moves');
    const { page } = visitor;
    await page.getByRole('button', { name: 'Minutes' }).focus();
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(NAMES)).toBe('Place');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText(`${desk().length} moves fit what you asked for.`).waitFor();
    // The list has changed under the open menu, and the place in it is kept.
    expect(await page.evaluate(NAMES)).toBe('At your desk');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(NAMES)).toBe('Place');
  });

  it('has the same without scripts, with a button', async () => {
    const visitor = await visit('/moves', { scripts: false });
    const { page } = visitor;
    await page.getByRole('button', { name: 'Avoid' }).click();
    await page.getByRole('checkbox', { name: 'Sore wrists' }).check({ force: true });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Minutes' }).click();
    await page.getByRole('radio', { name: '1 minute at most' }).check({ force: true });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show what fits' }).click();
    await page.waitForURL('**/moves?minutes=1&avoid=wrists');
    const expected = knowledge.choose({ avoid: ['wrists'], minutes: ['1'] });
    expect(await moves(visitor)).toEqual(expected.map(({ name }) => name));
    await page.getByRole('button', { name: 'Avoid' }).click();
    expect(await page.getByRole('checkbox', { name: 'Sore wrists' }).isChecked()).toBe(true);
  });

  it('is told when nothing fits, and what to leave out', async () => {
    const visitor = await visit('/moves?place=desk&equipment=foam-roller');
    const { page } = visitor;
    expect(await page.getByRole('status').innerText()).toBe('Nothing fits all of that');
    expect(await moves(visitor)).toEqual([]);
    await page.getByRole('link', { name: 'One move without “At your desk”' }).click();
    expect(await moves(visitor)).toEqual(['Foam Roller Stretch']);
  });

  it('meets a page that stays as it is while pictures come', async () => {
    const slow = await newVisitor(chromium.browser, site.origin);
    await slow.page.route('**/figures/**', (route) => route.abort());
    await slow.page.goto('/moves');
    const quick = await visit('/moves');
    const height = 'document.documentElement.scrollHeight';
    expect(await slow.page.evaluate(height)).toBe(await quick.page.evaluate(height));
    await slow.page.context().close();
  });
});

describe('a picture', () => {
  const card = ({ page }: Visitor) => page.locator('.move', { hasText: 'Cobra Stretch' });
  const moving = (visitor: Visitor) => card(visitor).locator('.moving');

  it('moves while the pointer is on its card, and while its link has the focus', async () => {
    const visitor = await visit('/moves');
    await card(visitor).hover();
    expect(await moving(visitor).isVisible()).toBe(true);
    await visitor.page.locator('h1').hover();
    expect(await moving(visitor).isVisible()).toBe(false);
    await card(visitor).getByRole('link').focus();
    await visitor.page.keyboard.press('Shift+Tab');
    await visitor.page.keyboard.press('Tab');
    expect(await moving(visitor).isVisible()).toBe(true);
  });

  it('stays still for people who asked for less motion, until they press its button', async () => {
    const visitor = await visit('/moves', { lessMotion: true });
    await card(visitor).hover();
    expect(await moving(visitor).isVisible()).toBe(false);
    await card(visitor)
      .getByRole('switch', { name: 'Moving picture: Cobra Stretch' })
      .press('Space');
    expect(await moving(visitor).isVisible()).toBe(true);
  });

  it('has a button on a phone, where nothing can hover, also without scripts', async () => {
    const visitor = await visit('/moves', { on: 'phone', scripts: false });
    await card(visitor).getByRole('switch').check({ force: true });
    expect(await moving(visitor).isVisible()).toBe(true);
  });

  it('moves by itself on the move’s own page, where it can be stopped', async () => {
    const { page } = await visit('/moves/cobra-stretch');
    const picture = page.locator('.pictures .moving');
    await picture.waitFor();
    await page.getByRole('switch', { name: 'Moving picture: Cobra Stretch' }).press('Space');
    expect(await picture.isVisible()).toBe(false);
  });

  it('is stopped on the move’s own page for people who asked for less motion', async () => {
    const { page } = await visit('/moves/cobra-stretch', { lessMotion: true });
    const picture = page.locator('.pictures .moving');
    expect(await picture.isVisible()).toBe(false);
    await page.getByRole('switch', { name: 'Moving picture: Cobra Stretch' }).press('Space');
    expect(await picture.isVisible()).toBe(true);
  });
});

describe('the page of a move', () => {
  it('shows everything that is known of it, for every move', async () => {
    const { page } = await visit('/moves');
    for (const exercise of knowledge.catalogue.exercises) {
      await page.goto(`/moves/${exercise.slug}`);
      const seen = (await page.locator('main').innerText()).replace(/\s+/g, ' ');
      const { steps, easier, harder, caution, cautions, aliases, summary, name } = exercise;
      const sources = exercise.sources.flatMap((id) => knowledge.catalogue.sources[id] ?? []);
      for (const text of [
        name,
        summary,
        ...steps,
        easier,
        harder,
        caution,
        ...cautions.map(({ advice }) => advice),
        ...aliases,
        ...sources.map(({ title }) => title),
        knowledge.wording.capitalised(knowledge.wording.timing(exercise.timing)),
      ]) {
        expect(seen).toContain(text);
      }
      // Seen, not only in the text: nothing is moved off the page.
      for (const item of await page.locator('.cautions li').all()) {
        expect((await item.boundingBox())?.x).toBeGreaterThanOrEqual(0);
      }
      expect(await page.locator('.cautions li').count()).toBe(cautions.length);
    }
  });

  it('leads to its neighbours, to the chat and, without telling where from, to its sources', async () => {
    const { page } = await visit('/moves/cobra-stretch');
    const say = page.getByRole('link', { name: 'Try it in the chat' });
    expect(await say.getAttribute('href')).toBe('/?say=Cobra%20Stretch');
    const source = page.getByRole('link', { name: 'Daystar Yoga, Cobra pose' });
    expect(await source.getAttribute('rel')).toBe('noreferrer');
    await page.getByRole('link', { name: 'Next Doorway Stretch' }).click();
    await page.getByRole('heading', { level: 1, name: 'Doorway Stretch' }).waitFor();
  });

  it('prints the steps with the picture of start and end, and no buttons', async () => {
    const { page } = await visit('/moves/cobra-stretch');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.positions img').isVisible()).toBe(true);
    expect(await page.locator('.steps').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Try it in the chat' }).isVisible()).toBe(false);
    expect(await page.getByRole('switch').first().isVisible()).toBe(false);
  });
});

describe('nobody is kept out', () => {
  const PATHS = [
    '/moves',
    '/moves?place=desk&equipment=foam-roller',
    '/moves/cobra-stretch',
    '/topics',
    '/topics/cause/stress',
    '/topics/mistake/rushing',
    '/topics/benefit/reduces-pain',
  ];
  const LOOKS: [Looking, string[]][] = [
    [{ colours: 'light' }, PATHS],
    [{ colours: 'dark' }, PATHS.slice(0, 4)],
    [{ on: 'phone', colours: 'dark', lessMotion: true }, PATHS.slice(1, 3)],
    [{ on: 'phone', colours: 'light' }, PATHS.slice(2, 5)],
  ];

  it.each(LOOKS)('axe-core finds no barrier: %o', async (looking, paths) => {
    const visitor = await visit('/moves', { ...looking, checking: true });
    await visitor.page.getByRole('button', { name: 'Equipment' }).click();
    expect(await barriersOn(visitor.page)).toEqual([]);
    for (const path of paths) {
      await visitor.page.goto(path);
      expect(await barriersOn(visitor.page), path).toEqual([]);
      const beyond = 'document.documentElement.scrollWidth - innerWidth';
      expect(await visitor.page.evaluate(beyond), path).toBe(0);
    }
  });
});
