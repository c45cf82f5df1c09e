import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { assetRoutes } from '../../../adapters/web/assets.ts';
import { guard } from '../../../adapters/web/guard/guard.ts';
import { pictureRoutes } from '../../../adapters/web/pictures.ts';
import { gallery } from '../../support/pictures.ts';

const HOST = '127.0.0.1';

export interface Site {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Some of the playground's pages on a free port of loopback, behind its guard and with its files. */
export async function openSite(pages: readonly Hono[]): Promise<Site> {
  const app = new Hono();
  app.use(...guard(HOST));
  for (const each of [assetRoutes(), pictureRoutes({ pictureOf: gallery }), ...pages]) {
    app.route('/', each);
  }
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, hostname: HOST, port: 0 }, ({ port }) => resolve(port));
  const port = await promise;
  return {
    origin: `http://${HOST}:${port}`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
