import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startServer } from '../../src/server/server.ts';
import { PICTURES } from '../support/pictures.ts';

const server = await startServer(0, PICTURES, [
  {
    path: '/slack/events',
    handle: (_, response) => void response.writeHead(200).end('slack'),
  },
]);
afterAll(() => server.close());

const base = `http://127.0.0.1:${server.port}`;

test('the pictures are served for good, because their address carries their version', async () => {
  const response = await fetch(`${base}/figures/cobra-stretch.gif?v=1a2b3c4d`);
  expect(response.headers.get('content-type')).toBe('image/gif');
  expect(response.headers.get('cache-control')).toContain('immutable');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.equals(readFileSync(join(PICTURES, 'cobra-stretch.gif')))).toBe(true);
});

test('an adapter’s path is answered by the adapter', async () => {
  expect(await (await fetch(`${base}/slack/events?x=1`, { method: 'POST' })).text()).toBe('slack');
});

test('a request that somebody left half-sent keeps nobody from closing', async () => {
  const own = await startServer(0, PICTURES, []);
  const socket = connect(own.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('POST /figures/x HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nabc');
  await once(socket, 'connect');
  await own.close();
});

/** The status of a path sent as it is written; fetch would tidy it first. */
function statusOf(path: string): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  request({ port: server.port, path }, (response) => {
    response.resume();
    resolve(response.statusCode);
  })
    .on('error', reject)
    .end();
  return promise;
}

test.each([
  '/',
  '/figures/',
  '/figures/none.gif',
  '/figures/manifest.json',
  '/figures/../cobra-stretch.yaml',
  '/figures/..%2Fcobra-stretch.gif',
  '/figures/%00.gif',
  '//',
  '/%',
  '/figures/cobra-stretch.gif/x',
])('%s leads nowhere, and nothing breaks', async (path) => {
  expect(await statusOf(path)).toBeGreaterThanOrEqual(400);
  expect(await statusOf(path)).toBeLessThan(500);
});
