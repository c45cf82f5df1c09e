import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { calendarPages } from '../../../adapters/web/calendar/pages.ts';
import { englishKnowledge } from '../../support/knowledge.ts';
import { barriersOn } from './barriers.ts';
import { openSite, type Site } from './site.ts';
import { type Looking, newVisitor, type Visitor } from './visitor.ts';
import { useBrowser } from './use-browser.ts';

/** A browser is slow on a busy machine; nothing here is about how long it takes. */
const PATIENCE = 180_000;
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

const chromium = useBrowser();
let site: Site;
let visitors: Visitor[] = [];

beforeAll(async () => {
  if (chromium.obstacle !== undefined) return;
  const knowledge = await englishKnowledge();
  const clock = () => Temporal.Instant.from('2026-11-30T10:00Z');
  site = await openSite([calendarPages({ knowledge, clock, zone: 'Europe/Berlin' })]);
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

const SLACK = '#line-slack';

describe('somebody who tries a daily stretch out', () => {
  it('sees ten posts at once, in months and as a list', async () => {
    const { page } = await visit('/calendar');
    await page.getByRole('heading', { name: 'The next 10 posts' }).waitFor();
    expect(await page.locator('.posts li').count()).toBe(10);
    expect(await page.locator('.month a').count()).toBe(10);
    expect(await page.locator('.month caption').allInnerTexts()).toEqual(['December 2026']);
  });

  it('fills the form in, and copies the line for the chat', async () => {
    const { page } = await visit('/calendar');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByLabel('Times').fill('9 am, 14:30');
    await page.getByLabel('Time zone').fill('munich');
    await page.getByRole('checkbox', { name: 'Friday' }).uncheck({ force: true });
    await page.getByRole('checkbox', { name: 'On the floor' }).check({ force: true });
    await page.getByLabel('Public holidays off').selectOption('Germany');
    await page.getByLabel('More days off').fill('2026-12-24');
    await page.getByLabel('From').fill('2026-12-21');
    await page.getByRole('button', { name: 'Show the next ten' }).click();
    await page.waitForURL('**#result');
    await page.getByLabel('Where in the country').selectOption('Bayern');
    await page.getByRole('button', { name: 'Show the next ten' }).click();
    const line =
      '/stretch schedule 09:00 14:30 mon tue wed thu desk chair standing wall doorway floor Europe/Berlin skip 2026-12-24 holidays DE-BY';
    await page.locator(SLACK, { hasText: line }).waitFor();
    await page.getByRole('button', { name: 'Copy the line: In Slack' }).click();
    await page.getByText('Copied. Paste it in the channel.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(line);
    expect(await page.getByText('Christmas Day').first().isVisible()).toBe(true);
    expect(await page.getByLabel('Time zone').inputValue()).toBe('munich');
    expect(await page.getByRole('checkbox', { name: 'Friday' }).isChecked()).toBe(false);
  });

  it('mends what can’t be, led from the summary to the field and to the zone that was meant', async () => {
    const { page } = await visit('/calendar');
    await page.getByLabel('Times').fill('25:99');
    await page.getByLabel('Time zone').fill('CET');
    await page.getByLabel('Time zone').press('Enter');
    await page.getByRole('alert').getByRole('link', { name: 'Times' }).click();
    await page.getByLabel('Times').fill('7:45');
    await page.getByRole('button', { name: 'Show the next ten' }).click();
    await page.getByText('More than one time zone may be meant.').waitFor();
    await page.getByRole('link', { name: 'Europe/Paris (UTC+1)' }).click();
    await page.locator(SLACK, { hasText: '07:45 weekdays Europe/Paris' }).waitFor();
  });

  it('does it with the keyboard alone, without scripts', async () => {
    const { page } = await visit('/calendar', { scripts: false });
    await page.getByLabel('Times').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('kathmandu');
    for (let days = 0; days < 6; days++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page
      .locator(SLACK, { hasText: '09:00 mon tue wed thu fri sat Asia/Kathmandu' })
      .waitFor();
    // Nothing that only a script can do is offered.
    expect(await page.locator('.copy').first().isVisible()).toBe(false);
  });

  it('keeps an address that shows the same to whoever opens it', async () => {
    const { page } = await visit(
      '/calendar?times=9:00&zone=Europe/London&days=mon&from=2026-12-01',
    );
    const seen = await page.locator('.posts').innerText();
    await page.getByRole('button', { name: 'Show the next ten' }).click();
    await page.waitForURL('**#result');
    const again = await visit(page.url());
    expect(await again.page.locator('.posts').innerText()).toBe(seen);
  });
});

describe('nobody is kept out', () => {
  const GOOD = '/calendar?country=GB&region=GB-ENG&from=2026-12-21&off=2026-12-24';
  const BAD = '/calendar?times=25:99&zone=cet&days=&from=1066-10-14';
  const LOOKS: [Looking, string[]][] = [
    [{ colours: 'light' }, [GOOD, BAD]],
    [{ colours: 'dark' }, [GOOD, BAD]],
    [{ on: 'phone', colours: 'dark' }, [GOOD]],
    [{ on: 'phone', colours: 'light' }, [GOOD, BAD]],
  ];

  it.each(LOOKS)('axe-core finds no barrier: %o', async (looking, paths) => {
    const visitor = await visit('/calendar', { ...looking, checking: true });
    for (const path of paths) {
      await visitor.page.goto(path);
      expect(await barriersOn(visitor.page), path).toEqual([]);
      const beyond = 'document.documentElement.scrollWidth - innerWidth';
      expect(await visitor.page.evaluate(beyond), path).toBe(0);
    }
  });
});
