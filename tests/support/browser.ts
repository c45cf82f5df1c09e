import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian puts it; the variable CHROMIUM names another one. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** For a container; the browser looks nothing up by itself, and draws text alike everywhere. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-lcd-text',
  '--font-render-hinting=none',
];

/** A browser for tests and pictures, which somebody has to close. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Why there is no browser to look with; undefined where there is one. */
export function obstacleToBrowser(): string | undefined {
  return existsSync(CHROMIUM)
    ? undefined
    : `there is no browser at ${CHROMIUM}; install Debian's chromium, or name one in CHROMIUM`;
}
