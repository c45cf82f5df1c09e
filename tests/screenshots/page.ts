import { createBot } from '../../src/bot.ts';
import { createService } from '../../src/service.ts';
import { visit } from '../adapters/web/visit.ts';
import { launchBrowser } from '../support/browser.ts';
import { englishContent } from '../support/content.ts';
import { memoryLog } from '../support/memory-log.ts';
import { gallery } from '../support/pictures.ts';

const SCREENS = {
  laptop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;

/** Pictures of the page in the browser after one question, by their names. */
export async function* pagePictures(): AsyncGenerator<readonly [name: string, png: Buffer]> {
  const content = await englishContent();
  const bot = createBot(content, { pictureOf: gallery, random: () => 0 });
  const service = createService({ bot, phrases: content.phrases, log: memoryLog().log });
  const browser = await launchBrowser();
  try {
    for (const [screen, viewport] of Object.entries(SCREENS))
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page, ask, close } = await visit(browser, service, { viewport, colorScheme });
        await ask('/stretch thred nedle');
        await page.locator('form.card img').evaluate(`(image) => image.decode()`);
        yield [`page-${screen}-${colorScheme}`, await page.screenshot()];
        await close();
      }
  } finally {
    await browser.close();
  }
}
