import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { pictureRoutes } from '../../../src/server/pictures.ts';
import { DATA } from '../../support/content.ts';

const ROOT = join(import.meta.dirname, '../../..');
const WEB = join(ROOT, 'adapters/web');

/** As the playground sends it. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
  "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Where the files of `/assets/` lie. */
const ASSETS: Readonly<Record<string, string>> = {
  'page.css': join(WEB, 'page/page.css'),
  'content.css': join(WEB, 'page/content.css'),
  'gallery.css': join(WEB, 'gallery/gallery.css'),
  'calendar.css': join(WEB, 'calendar/calendar.css'),
  'figures.js': join(WEB, 'assets/figures.js'),
  'filters.js': join(WEB, 'assets/filters.js'),
  'copy.js': join(WEB, 'assets/copy.js'),
  'htmx.js': join(ROOT, 'node_modules/htmx.org/dist/htmx.min.js'),
};

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

export interface Site {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Some of the playground's pages on a free port of loopback, under the playground's policy. */
export async function openSite(pages: readonly Hono[]): Promise<Site> {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', POLICY);
  });
  app.get('/assets/:file', async (context) => {
    const file = context.req.param('file');
    const path = ASSETS[file];
    // What every page asks for and other pages' tests look at.
    if (path === undefined) return context.body('', 200, { 'Content-Type': typeOf(file) });
    return context.body(await readFile(path, 'utf8'), 200, { 'Content-Type': typeOf(file) });
  });
  for (const each of [pictureRoutes(join(DATA, 'figures/built')), ...pages]) app.route('/', each);
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
    resolve(port),
  );
  const port = await promise;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function typeOf(file: string): string {
  return TYPES[file.split('.').at(-1) ?? ''] ?? 'image/svg+xml';
}
