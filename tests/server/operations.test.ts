import { expect, onTestFinished, test } from 'vitest';
import { type Operations, operatingRoutes } from '../../src/server/operations.ts';
import { startServer } from '../../src/server/server.ts';
import { PICTURES } from '../support/pictures.ts';

const WELL = { name: 'slack', state: 'connected', ready: true };
const NUMBERS = { type: 'text/plain; version=0.0.4', text: 'unhunch_posts_planned_total 7\n' };

async function serve(
  operations: Partial<Operations>,
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const parts = () => Promise.resolve([WELL]);
  const server = await startServer(0, PICTURES, operatingRoutes({ parts, ...operations }));
  onTestFinished(() => server.close());
  return (path, init) => fetch(`http://127.0.0.1:${server.port}${path}`, init);
}

const numbers = (forAll: boolean) => ({
  metrics: { forAll, page: () => Promise.resolve(NUMBERS) },
});

test('a program on this machine reads the numbers', async () => {
  const ask = await serve(numbers(false));
  const response = await ask('/metrics');
  expect(response.headers.get('content-type')).toBe(NUMBERS.type);
  expect(await response.text()).toBe(NUMBERS.text);
});

test.each(['Forwarded', 'X-Forwarded-For', 'X-Real-IP', 'Via'])(
  'what a proxy passes on, with %s, is told how to open them, and reads them once they are open',
  async (header) => {
    const headers = { [header]: '203.0.113.7' };
    const closed = await (await serve(numbers(false)))('/metrics', { headers });
    expect(closed.status).toBe(403);
    expect(await closed.text()).toContain('UNHUNCH_METRICS');
    const open = await (await serve(numbers(true)))('/metrics', { headers });
    expect(open.status).toBe(200);
  },
);

test('where nothing is counted there is no such page', async () => {
  expect((await (await serve({}))('/metrics')).status).toBe(404);
});

test('one part that doesn’t work makes the whole unready, and is named', async () => {
  const away = { name: 'storage', state: 'away', ready: false };
  const ask = await serve({ parts: () => Promise.resolve([WELL, away]) });
  const response = await ask('/readyz');
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ ready: false, parts: [WELL, away] });
  expect((await ask('/healthz')).status).toBe(200);
});

test('numbers that can’t be read are an error without a trace of why', async () => {
  const ask = await serve({ parts: () => Promise.reject(new Error('xoxb-secret')) });
  const response = await ask('/readyz');
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
});

test('these pages are only read, and are never kept', async () => {
  const ask = await serve(numbers(true));
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    expect((await ask(path, { method: 'POST', body: 'x'.repeat(65_536) })).status).toBe(405);
    expect((await ask(path, { method: 'HEAD' })).status).toBe(200);
    expect((await ask(path)).headers.get('cache-control')).toBe('no-store');
  }
});
