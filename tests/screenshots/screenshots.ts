import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { discordPreview, type DiscordPayload } from '../../adapters/web/preview/discord/preview.ts';
import type { Html } from '../../adapters/web/html.ts';
import type { PreviewOptions } from '../../adapters/web/preview/options.ts';
import { slackPreview, type SlackPayload } from '../../adapters/web/preview/slack/preview.ts';
import { pagePictures } from './page.ts';
import { openStage, urlOf, type Stage } from './stage.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Wide enough for each client's widest card, in CSS pixels. */
const WIDTH = 680;

/** Each client's preview of a recorded payload. */
const CLIENTS: Readonly<Record<string, (payload: unknown, options: PreviewOptions) => Html>> = {
  discord: (payload, options) => discordPreview(payload as DiscordPayload, options),
  slack: (payload, options) => slackPreview(payload as SlackPayload, options),
};

/** Of the palette, in percent: enough for the pictures' shades, and a quarter off the files. */
const QUALITY = 90;

const THEMES = ['light', 'dark'] as const;

/**
 * Draws docs/pictures from the payloads that the adapters' tests recorded, and the page in the
 * browser.
 *
 *     node tests/screenshots/screenshots.ts
 */
const { values } = parseArgs({
  options: {
    payloads: { type: 'string', default: join(ROOT, 'tests/fixtures/payloads') },
    out: { type: 'string', default: join(ROOT, 'docs/pictures') },
    fonts: { type: 'string', default: join(ROOT, 'node_modules') },
  },
});

const stage = await openStage(values.fonts);
try {
  for (const [client, preview] of Object.entries(CLIENTS)) {
    const folder = join(values.payloads, client);
    for (const file of await jsonFilesIn(folder)) {
      const payload: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'));
      for (const theme of THEMES) {
        const name = `${client}-${file.replace('.json', '')}-${theme}.png`;
        const png = await photograph(stage, preview(payload, { theme, urlOf }));
        await writeFile(join(values.out, name), png);
        process.stdout.write(`${name} ${Math.ceil(png.length / 1024)} KB\n`);
      }
    }
  }
} finally {
  await stage.close();
}

for await (const [name, png] of pagePictures()) {
  await writeFile(join(values.out, `${name}.png`), await inFewColours(png));
  process.stdout.write(`${name}.png\n`);
}

async function jsonFilesIn(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files.filter((file) => file.endsWith('.json')).toSorted();
}

/** The preview alone, with the few colours that it needs. */
async function photograph({ page, show }: Stage, preview: Html): Promise<Buffer> {
  await show(preview, WIDTH);
  const shot = await page.locator('.preview-stage > *').screenshot({ omitBackground: true });
  return inFewColours(shot);
}

function inFewColours(png: Buffer): Promise<Buffer> {
  return sharp(png).png({ palette: true, quality: QUALITY, dither: 0, effort: 10 }).toBuffer();
}
