import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { createWeb, type Web } from '../../../adapters/web/web.ts';
import type { Service } from '../../../src/service.ts';
import { englishKnowledge } from '../../support/knowledge.ts';

/** Somebody with the page open in a browser. */
export interface Visit {
  readonly page: Page;
  readonly web: Web;
  readonly address: string;
  /** Types a question, sends it, and gives the part of the chat that answers. */
  ask(text: string): Promise<Locator>;
  /** Does something that makes the page ask, and gives the part of the chat that answers. */
  answerTo(deed: () => Promise<unknown>): Promise<Locator>;
  /** What the browser objected to: broken policy, scripts' errors, and whatever was requested elsewhere. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

/** The addresses that answer with something for the chat. */
const ANSWERS = /\/(?:ask|press|form)$/;

/** A page of its own server, on a free port. */
export async function serve(service: Service): Promise<{ web: Web; address: string }> {
  const web = createWeb(
    { host: '127.0.0.1', port: 0, isDefault: false },
    service,
    await englishKnowledge(),
  );
  return { web, address: await web.start() };
}

/** Serves the page and opens it. */
export async function visit(
  browser: Browser,
  service: Service,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const { web, address } = await serve(service);
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('dialog', (dialog) => complaints.push(dialog.message()));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${address}/`)) complaints.push(`went to ${request.url()}`);
  });
  await page.goto(address);

  async function answerTo(deed: () => Promise<unknown>): Promise<Locator> {
    const answered = page.waitForResponse((each) => ANSWERS.test(each.url()));
    await deed();
    const markup = await (await answered).text();
    const [, id] = /class="turn" id="([^"]+)"/.exec(markup) ?? [];
    if (id === undefined) throw new Error(`no answer in ${markup}`);
    // An answer that takes another's place has its id: it is there once its first words are.
    const turn = page.locator(`#${id}`);
    const [, title = ''] = /class="card-title"[^>]*>([^<]*)</.exec(markup) ?? [];
    await turn.locator('.card-title', { hasText: unescaped(title) }).waitFor();
    return turn;
  }

  return {
    page,
    web,
    address,
    answerTo,
    ask: (text) =>
      answerTo(async () => {
        await page.locator('#text').fill(text);
        await page.locator('#text').press('Enter');
      }),
    complaints: () => complaints,
    async close() {
      await context.close();
      await web.stop();
    },
  };
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
