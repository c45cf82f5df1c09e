import type { Browser, Page } from 'playwright-core';

/** How somebody looks at a page. */
export interface Looking {
  readonly on?: 'laptop' | 'phone';
  readonly colours?: 'light' | 'dark';
  readonly lessMotion?: boolean;
  readonly scripts?: boolean;
  /** Let past the page's policy, to bring a script of the test's own. */
  readonly checking?: boolean;
}

/** A browser of its own, and what it complained of: a broken policy, a script's error, a missing file. */
export interface Visitor {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** What the page has asked for, by path. */
  readonly requested: readonly string[];
}

const SCREENS = {
  laptop: { viewport: { width: 1280, height: 860 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const;

/** Somebody who has opened nothing yet. */
export async function newVisitor(
  browser: Browser,
  origin: string,
  looking: Looking = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    ...SCREENS[looking.on ?? 'laptop'],
    baseURL: origin,
    colorScheme: looking.colours ?? 'light',
    reducedMotion: looking.lessMotion === true ? 'reduce' : 'no-preference',
    javaScriptEnabled: looking.scripts ?? true,
    bypassCSP: looking.checking ?? false,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requested: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  return { page, complaints, requested };
}
