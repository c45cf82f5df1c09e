import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createWeb } from '../../../adapters/web/web.ts';
import { RefusedError } from '../../../src/adapter.ts';
import { createBot } from '../../../src/bot.ts';
import { createService } from '../../../src/service.ts';
import { englishContent } from '../../support/content.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { englishKnowledge } from '../../support/knowledge.ts';
import { serve } from './visit.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { phrases } = await englishContent();
const { errors } = phrases.web;
const { log, lines } = memoryLog();
const bot = createBot(await englishContent());
const service = createService({ bot, phrases, log });

let web: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  web = await serve(service);
});
afterAll(() => web.web.stop());

const HERE = { 'sec-fetch-site': 'same-origin' };

function post(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = HERE,
) {
  return fetch(web.address + path, { method: 'POST', headers, body: new URLSearchParams(fields) });
}

/** `fetch` doesn't let a page's own name be changed. */
async function getAs(host: string, path = '/'): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const { port } = new URL(web.address);
  request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
    answer.resume();
    resolve(answer.statusCode);
  })
    .on('error', reject)
    .end();
  return promise;
}

test.each(['/', '/assets/chat.js', '/figures/cobra-stretch.gif', '/nothing/here'])(
  '%s can’t be framed, read from elsewhere, or run anything of others',
  async (path) => {
    const { headers } = await fetch(web.address + path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  },
);

describe('a name that was made to lead here', () => {
  test.each(['evil.example', 'evil.example:3131', '127.0.0.1.evil.example', 'localhost.evil'])(
    '“%s” is refused',
    async (host) => {
      expect(await getAs(host)).toBeGreaterThanOrEqual(400);
    },
  );

  test.each(['localhost', 'localhost:9', '127.0.0.1:3131', '192.168.1.7:3131', '[::1]:3131'])(
    '“%s” is nobody else’s',
    async (host) => {
      expect(await getAs(host)).toBe(200);
    },
  );
});

describe('another site that asks from inside the person’s browser', () => {
  test.each(['/ask', '/press', '/form', '/suggest'])('%s answers only this page', async (path) => {
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost:9' },
    ])
      expect((await post(path, { text: 'cobra' }, headers)).status).toBe(403);
    expect((await post(path, { text: 'cobra' })).status).toBe(200);
    // A browser that doesn't say where from says at least whose page it is.
    expect((await post(path, { text: 'cobra' }, { origin: web.address })).status).toBe(200);
  });

  test('doesn’t get the posts that wait', async () => {
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await fetch(`${web.address}/posts`, { headers: elsewhere })).status).toBe(403);
  });
});

describe('what makes no sense', () => {
  test('another method is told which there are', async () => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await fetch(`${web.address}/ask`, { method, headers: HERE });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
    }
  });

  test.each([
    '/figures/..%2f..%2fpackage.json',
    '/figures/nobody-knows.gif',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/constructor',
    '/%E0%A4%A',
  ])('%s leads to a page that says so', async (path) => {
    const answer = await fetch(web.address + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(errors.notFound.title);
  });

  test('more than anybody types is refused, in a line for the chat', async () => {
    const answer = await post(
      '/ask',
      { text: 'x'.repeat(300_000) },
      { ...HERE, 'hx-request': 'true' },
    );
    expect(answer.status).toBe(413);
    expect(answer.headers.get('hx-retarget')).toBe('#trouble');
    expect(answer.headers.get('connection')).toBe('close');
    expect(await answer.text()).toContain(errors.tooLarge.summary);
  });

  test('64 KB of junk are answered', async () => {
    const junk = '<script>alert(1)</script>\u0000\uFFFF%%%{{'.repeat(1_700);
    const answer = await post('/ask', { text: junk });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('<script>alert');
  });

  test.each([
    ['no body', undefined, 'application/x-www-form-urlencoded'],
    ['half a multipart', '--x\r\nContent-', 'multipart/form-data; boundary=x'],
    ['JSON', '{"text":1}', 'application/json'],
  ])('%s is answered like an empty question', async (_, body, type) => {
    const headers = { ...HERE, 'content-type': type };
    const answer = await fetch(`${web.address}/ask`, {
      method: 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
    });
    expect(answer.status).toBe(200);
  });

  test('a form’s fields and names of any kind change nothing else on the page', async () => {
    const answer = await post(
      '/form',
      {
        'form-id': '"><kbd>',
        turn: '#log,body',
        field: '"><kbd>',
        'v.__proto__': 'x',
        label: '<kbd>',
      },
      { ...HERE, 'hx-request': 'true' },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('hx-retarget')).toBeNull();
    expect(await answer.text()).not.toContain('<kbd>');
  });
});

test('a fault of the bot’s own is a page without its cause, and a line in the log without the question', async () => {
  const broken = { ...service, answer: () => Promise.reject(new Error('zebra-crossing')) };
  const own = await serve(broken);
  onTestFinished(() => own.web.stop());
  const answer = await fetch(`${own.address}/ask`, {
    method: 'POST',
    headers: HERE,
    body: new URLSearchParams({ text: 'my secret' }),
  });
  expect(answer.status).toBe(500);
  const page = await answer.text();
  expect(page).toContain(errors.failed.summary);
  expect(page).not.toContain('zebra');
  expect(JSON.stringify(lines)).toContain('web.failed');
  expect(JSON.stringify(lines)).not.toContain('my secret');
});

describe('the port', () => {
  async function takenPort(): Promise<number> {
    const other = createServer();
    const { promise, resolve } = Promise.withResolvers<void>();
    other.listen(0, '127.0.0.1', resolve);
    await promise;
    onTestFinished(() => void other.close());
    const address = other.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  test('the usual one gives way to a free one where another program has it', async () => {
    const port = await takenPort();
    const page = createWeb(
      { host: '127.0.0.1', port, isDefault: true },
      service,
      await englishKnowledge(),
    );
    onTestFinished(() => page.stop());
    const address = await page.start();
    expect(new URL(address).port).not.toBe(`${port}`);
    expect((await fetch(address)).status).toBe(200);
  });

  test('one that was asked for and is taken ends the start with the remedy', async () => {
    const port = await takenPort();
    const page = createWeb(
      { host: '127.0.0.1', port, isDefault: false },
      service,
      await englishKnowledge(),
    );
    const failure: unknown = await page.start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RefusedError);
    expect(String(failure)).toMatch(
      /UNHUNCH_WEB: 127\.0\.0\.1:\d+: .*Set UNHUNCH_WEB to a free port/,
    );
    await page.stop();
  });

  test.each([
    ['a name that nobody knows', 'nobody.invalid', /no address is known for this name/],
    ['an address of another machine', '203.0.113.9', /isn’t one of this machine’s.*0\.0\.0\.0/],
  ])('%s is told as such, and not as a port that is taken', async (_, host, told) => {
    const page = createWeb({ host, port: 0, isDefault: false }, service, await englishKnowledge());
    await expect(page.start()).rejects.toThrow(told);
    await page.stop();
  });

  test('stopping lets go of a page that waits for posts, and may be done twice', async () => {
    const own = await serve(service);
    const posts = await fetch(`${own.address}/posts`);
    await own.web.stop();
    expect(await posts.text()).toBe('');
    await own.web.stop();
  });
});
