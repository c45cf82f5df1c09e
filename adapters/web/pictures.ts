import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Hono } from 'hono';
import type { Knowledge } from './knowledge.ts';

/** A browser may keep a picture for an hour. */
const FOR_A_WHILE = 'private, max-age=3600';

/** The address of a move's picture on these pages, by its path. */
export const pictureAddress = (path: string): string => `/figures/${basename(path)}`;

/** `/figures/<slug>.gif` and `.png`: the moving picture and the still one of a move. */
export function pictureRoutes({ pictureOf }: Pick<Knowledge, 'pictureOf'>): Hono {
  return new Hono().get('/figures/:file{[a-z0-9-]+\\.(?:gif|png)}', async (context) => {
    const [slug = '', type = ''] = context.req.param('file').split('.');
    // Nothing but the pictures that the bot itself would show: the rest of the address is only a name.
    const picture = pictureOf(slug);
    if (picture === undefined) return context.notFound();
    const bytes = await readFile(type === 'gif' ? picture.gif : picture.png);
    const headers = { 'Content-Type': `image/${type}`, 'Cache-Control': FOR_A_WHILE };
    return context.body(bytes, 200, headers);
  });
}
