/**
 * `npm run bench:page`: the page in the browser, from opening it to its first paint, what it loads
 * before its pictures, and how long an answer takes to stand there.
 */
import { createBot } from '../../src/bot.ts';
import { createService } from '../../src/service.ts';
import { visit } from '../adapters/web/visit.ts';
import { launchBrowser } from '../support/browser.ts';
import { englishContent } from '../support/content.ts';
import { memoryLog } from '../support/memory-log.ts';
import { gallery } from '../support/pictures.ts';
import { table } from './table.ts';

const ROUNDS = 11;
/** The first of each is with cold caches of the server's. */
const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const content = await englishContent();
const bot = createBot(content, { pictureOf: gallery, random: () => 0 });
const service = createService({ bot, phrases: content.phrases, log: memoryLog().log });
const browser = await launchBrowser();
const { page, address, ask, close } = await visit(browser, service);

const FIRST_PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`;
const paints: number[] = [];
const bytes: number[] = [];
const answers: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const sizes: Promise<number>[] = [];
  page.removeAllListeners('requestfinished');
  page.on('requestfinished', (request) => {
    if (!request.url().includes('/figures/'))
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(`${address}/?${round}`);
  await page.getByRole('combobox').waitFor();
  await page.waitForFunction(`!Number.isNaN(${FIRST_PAINT})`);
  paints.push(Number(await page.evaluate(FIRST_PAINT)));
  bytes.push((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0));
  const start = performance.now();
  await ask('cobra');
  answers.push(performance.now() - start);
}
await close();
await browser.close();

process.stdout.write(
  `${table([
    ['', 'median', 'worst'],
    ['first contentful paint, ms', median(paints).toFixed(0), Math.max(...paints).toFixed(0)],
    ['bytes before pictures', `${median(bytes)}`, `${Math.max(...bytes)}`],
    ['a question’s answer, ms', median(answers).toFixed(0), Math.max(...answers).toFixed(0)],
  ])}\n`,
);
