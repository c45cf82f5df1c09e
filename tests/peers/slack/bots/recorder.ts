import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { readBody } from '../web-api/call.ts';

/** A request that came in. */
export interface RecordedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A Request URL without a bot behind it, which records what comes; it closes with the test. */
export async function startRecorder(
  statusFor: (count: number) => number = () => 200,
): Promise<{ readonly url: string; readonly requests: readonly RecordedRequest[] }> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      requests.push({ headers: request.headers, body: body.toString() });
      response.writeHead(statusFor(requests.length)).end();
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests };
}
