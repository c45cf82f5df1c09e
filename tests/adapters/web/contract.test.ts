import type { Locator } from 'playwright-core';
import { vi } from 'vitest';
import type { Service } from '../../../src/service.ts';
import { adapterContract } from '../../contracts/adapter-contract.ts';
import type { Seen, Surface } from '../../contracts/surface.ts';
import { readTurn } from './read-turn.ts';
import { visit } from './visit.ts';
import { useBrowser } from './use-browser.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const chromium = useBrowser();

/** Where there is no browser, every test is skipped before it does anything. */
const NOBODY: Surface = {
  command: () => Promise.reject(new Error(chromium.obstacle)),
  message: () => Promise.reject(new Error(chromium.obstacle)),
  press: () => Promise.reject(new Error(chromium.obstacle)),
  pressId: () => Promise.reject(new Error(chromium.obstacle)),
  violations: () => [],
  close: async () => {},
};

/** The page in a real browser, used as a person uses it: one thing after the other. */
async function openPage(service: Service): Promise<Surface> {
  if (chromium.obstacle !== undefined) return NOBODY;
  const { page, ask, answerTo, complaints, close } = await visit(chromium.browser, service, {
    reducedMotion: 'reduce',
  });
  let last: Locator = page.locator('.turn').last();
  let turn: Promise<unknown> = Promise.resolve();

  function then(use: () => Promise<Locator>): Promise<Seen> {
    const seen = turn.then(async () => {
      last = await use();
      return readTurn(last);
    });
    turn = seen.catch(() => undefined);
    return seen;
  }

  const inLast = (label: string) =>
    last.locator('form.card button').filter({
      has: page.locator('.label').getByText(label, { exact: true }),
    });

  return {
    command: (name, text) => then(() => ask(`/${name} ${text}`)),
    message: (text) => then(() => ask(text)),
    press: (label) => then(() => answerTo(() => inLast(label).first().click())),
    // As on a page that has been open since long ago.
    pressId: (id) =>
      then(async () => {
        const card = (await ask('help')).locator('form.card button').first();
        await card.evaluate((button, old) => button.setAttribute('value', old), id);
        return answerTo(() => card.click());
      }),
    violations: complaints,
    close,
  };
}

adapterContract('the page', openPage, { alwaysPrivate: true });
