import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';

const TYPES = { gif: 'image/gif', png: 'image/png' } as const;
/** Only names like those of the pictures; no way out of the folder. */
const FILE = /^[a-z0-9-]+\.(gif|png)$/;
/** An address carries the picture's version, so that what it gives never changes. */
const FOR_GOOD = 'public, max-age=31536000, immutable';

/** `/figures/<slug>.gif` and `.png`, from the folder of built pictures. */
export function pictureRoutes(folder: string): Hono {
  return new Hono().get('/figures/:file', async (context) => {
    const file = context.req.param('file');
    const extension = FILE.exec(file)?.[1];
    if (extension !== 'gif' && extension !== 'png') return context.notFound();
    try {
      const bytes = await readFile(join(folder, file));
      const headers = { 'Content-Type': TYPES[extension], 'Cache-Control': FOR_GOOD };
      return context.body(bytes, 200, headers);
    } catch {
      return context.notFound();
    }
  });
}
