import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { launchBrowser, obstacleToBrowser } from '../../support/browser.ts';

/** The browser of a test file. */
export interface TestBrowser {
  /** Why there is none; then every test is skipped with that reason. */
  readonly obstacle: string | undefined;
  /** @throws {Error} where there is none. */
  readonly browser: Browser;
}

/** Gives a test file one browser, before anything else that it prepares. */
export function useBrowser(): TestBrowser {
  const obstacle = obstacleToBrowser();
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (obstacle === undefined) browser = await launchBrowser();
  });
  beforeEach(({ skip }) => skip(obstacle !== undefined, obstacle));
  afterAll(() => browser?.close());
  return {
    obstacle,
    get browser() {
      if (browser === undefined) throw new Error(obstacle ?? 'the browser isn’t open yet');
      return browser;
    },
  };
}
