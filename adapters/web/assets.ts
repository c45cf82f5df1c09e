import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { LOGO } from './preview/icons.ts';

const inHouse = (path: string): string => join(import.meta.dirname, path);
const ofPackage = (path: string): string => fileURLToPath(import.meta.resolve(path));

/** What a page may ask for, and where it lies: style sheets, and scripts as modules. */
const FILES: Readonly<Record<string, string>> = {
  'page.css': inHouse('page/page.css'),
  'theme.js': inHouse('page/theme.js'),
  'chat.css': inHouse('chat/chat.css'),
  'card.css': inHouse('chat/card.css'),
  'content.css': inHouse('page/content.css'),
  'gallery.css': inHouse('gallery/gallery.css'),
  'calendar.css': inHouse('calendar/calendar.css'),
  'copy.js': inHouse('calendar/script/copy.js'),
  'figures.js': inHouse('gallery/script/figures.js'),
  'filters.js': inHouse('gallery/script/filters.js'),
  'chat.js': inHouse('chat/script/chat.js'),
  'htmx-event.js': inHouse('chat/script/htmx-event.js'),
  'motion.js': inHouse('chat/script/motion.js'),
  'names.js': inHouse('chat/script/names.js'),
  'one.js': inHouse('chat/script/one.js'),
  'posts.js': inHouse('chat/script/posts.js'),
  'previews.js': inHouse('chat/script/previews.js'),
  'talk.js': inHouse('chat/script/talk.js'),
  'discord.css': inHouse('preview/discord/discord.css'),
  'slack.css': inHouse('preview/slack/slack.css'),
  'htmx.js': ofPackage('htmx.org/dist/htmx.esm.min.js'),
  'htmx-sse.js': ofPackage('htmx.org/dist/ext/hx-sse.min.js'),
  'combobox-nav.js': ofPackage('@github/combobox-nav'),
};

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

/** Asked for again each time, as another version of the bot may have begun to answer. */
const FRESH = 'no-cache';

/** `/assets/<name>`: everything that pages need beside their markup. */
export function assetRoutes(): Hono {
  const read = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return new Hono()
    .get('/assets/icon.svg', (context) => {
      const icon = String(LOGO).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
      return context.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': FRESH });
    })
    .get('/assets/:name', async (context) => {
      const name = context.req.param('name');
      const path = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
      if (path === undefined) return context.notFound();
      const bytes = read.get(name) ?? readFile(path);
      read.set(name, bytes);
      const type = name.endsWith('.css') ? TYPES.css : TYPES.js;
      return context.body(await bytes, 200, { 'Content-Type': type, 'Cache-Control': FRESH });
    });
}
