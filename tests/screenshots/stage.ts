import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { html, type Html } from '../../adapters/web/html.ts';
import { fontPath, fontSheet } from './fonts.ts';
import { isPicture, stillOf } from './still.ts';

/** Where Debian puts it; the variable CHROMIUM names another one. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** For a container; the browser looks nothing up by itself, and draws text alike everywhere. */
export const FLAGS = [
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

/** A name that leads nowhere (RFC 2606): all that is requested is answered here. */
const ORIGIN = 'https://preview.invalid';

/** The strictest policy for a page of previews: its own sheets, fonts and pictures, nothing else. */
const POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'";

const PREVIEW = join(import.meta.dirname, '../../adapters/web/preview');
const PAGE_SHEET = `
body { margin: 0; padding: 16px; color-scheme: light dark; }
.preview-stage { display: flex; flex-direction: column; gap: 16px; }`;

/** A browser page that shows previews under a strict security policy, without any network. */
export interface Stage {
  readonly page: Page;
  /** What the browser has reported: broken policy, a script's error or dialog. */
  readonly complaints: readonly string[];
  /** @param width of the page, in CSS pixels. */
  readonly show: (previews: Html, width: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The address, on the stage, of a picture that ships with the bot. */
export function urlOf(reference: string): string | undefined {
  const [name = ''] = basename(reference).split('.');
  return isPicture(name) ? `/pictures/${name}.png` : undefined;
}

/** Why there is no browser to look with; undefined where there is one. */
export function obstacleToBrowser(): string | undefined {
  return existsSync(CHROMIUM)
    ? undefined
    : `there is no browser at ${CHROMIUM}; install Debian's chromium, or name one in CHROMIUM`;
}

/** @param fonts the folder that font packages are installed in. */
export async function openStage(fonts: string): Promise<Stage> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const page = await browser.newPage({ deviceScaleFactor: 2 });
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  let document = '';
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = url.origin === ORIGIN ? await fileAt(url.pathname, fonts) : undefined;
    if (url.href === `${ORIGIN}/`) {
      const headers = { 'content-security-policy': POLICY };
      await route.fulfill({ body: document, contentType: 'text/html; charset=utf-8', headers });
    } else if (file) await route.fulfill(file);
    else await route.abort();
  });
  return {
    page,
    complaints,
    async show(previews, width) {
      document = String(documentWith(previews));
      await page.setViewportSize({ width, height: 600 });
      await page.goto(ORIGIN);
    },
    close: () => browser.close(),
  };
}

const documentWith = (previews: Html): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <title>Previews</title>
        <link rel="stylesheet" href="/fonts.css" />
        <link rel="stylesheet" href="/page.css" />
        <link rel="stylesheet" href="/discord.css" />
        <link rel="stylesheet" href="/slack.css" />
      </head>
      <body>
        <main class="preview-stage">${previews}</main>
      </body>
    </html>`;

async function fileAt(path: string, fonts: string) {
  const [, folder, file] = /^\/(pictures|fonts)\/([\w-]+)\.\w+$/.exec(path) ?? [];
  if (folder === 'pictures' && file && isPicture(file)) {
    return { body: await stillOf(file), contentType: 'image/png' };
  }
  if (folder === 'fonts' && file) {
    return { body: await readFile(fontPath(fonts, `${file}.woff2`)), contentType: 'font/woff2' };
  }
  const sheet = await sheetAt(path, fonts);
  return sheet === undefined ? undefined : { body: sheet, contentType: 'text/css' };
}

async function sheetAt(path: string, fonts: string): Promise<string | undefined> {
  if (path === '/page.css') return PAGE_SHEET;
  if (path === '/fonts.css') return fontSheet(fonts, '/fonts/');
  const [, client] = /^\/(discord|slack)\.css$/.exec(path) ?? [];
  return client && readFile(join(PREVIEW, client, `${client}.css`), 'utf8');
}
