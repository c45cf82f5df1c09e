import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { html, raw } from 'hono/html';

/** Markup in which every inserted text has been escaped. */
export type Markup = ReturnType<typeof html>;

/** A page: what it says, and where it goes on. */
export interface Page {
  readonly title: string;
  readonly body: Markup;
}

const STYLE = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');
/** In one piece: its hash is that of every character between the tags. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

/**
 * Nothing but the page's own style; no script, no other page may frame it, and where it came from,
 * whose address holds what Slack gave, is told to nobody.
 */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** Sends a page. */
export async function sendPage(
  response: ServerResponse,
  status: number,
  { title, body }: Page,
  locale: string,
): Promise<void> {
  const page = await html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  response.writeHead(status, HEADERS).end(String(page));
}
