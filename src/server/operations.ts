import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Route } from '../adapter.ts';
import { isLoopback } from './loopback.ts';

/** A part of the bot, and whether it works at the moment. */
export interface Part {
  /** "discord", "storage". */
  readonly name: string;
  /** A word for whoever looks: "connected", "away". */
  readonly state: string;
  readonly ready: boolean;
}

/** What whoever runs the bot may ask it over HTTP. */
export interface Operations {
  /** All parts that are set up. Never rejects, and answers in about a second at most. */
  parts(): Promise<readonly Part[]>;
  /** The numbers; left out where nothing is counted. */
  readonly metrics?: {
    page(parts: readonly Part[]): Promise<{ readonly type: string; readonly text: string }>;
    /** Whether other machines may read them. */
    readonly forAll: boolean;
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * `/healthz`: the process answers. `/readyz`: every part works, else 503; which one doesn't stands in
 * the JSON. `/metrics`: the numbers for Prometheus.
 */
export function operatingRoutes(operations: Operations): Route[] {
  const { metrics } = operations;
  const routes = [
    route('/healthz', async () => plain(200, 'ok\n')),
    route('/readyz', async () => {
      const all = await operations.parts();
      const ready = all.every((part) => part.ready);
      const text = `${JSON.stringify({ ready, parts: all })}\n`;
      return { status: ready ? 200 : 503, type: 'application/json', text };
    }),
  ];
  if (!metrics) return routes;
  const page = route('/metrics', async (request) => {
    if (!metrics.forAll && !isFromHere(request)) {
      return plain(403, 'For this machine alone, unless UNHUNCH_METRICS is "all".\n');
    }
    return { status: 200, ...(await metrics.page(await operations.parts())) };
  });
  return [...routes, page];
}

function route(path: string, answer: (request: IncomingMessage) => Promise<Answer>): Route {
  return {
    path,
    handle(request, response) {
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      const answered = isRead ? answer(request) : Promise.resolve(plain(405, 'Only GET.\n'));
      answered.then(
        (given) => write(response, given),
        () => write(response, plain(500, 'This can’t be told at the moment.\n')),
      );
    },
  };
}

function plain(status: number, text: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', text };
}

function write(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
}

/** What a proxy adds that passes on what somebody elsewhere asked. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether a program on this machine asks, and not a proxy on it for somebody else. */
function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const isNear = isLoopback(socket.remoteAddress ?? '');
  return isNear && PASSED_ON.every((name) => headers[name] === undefined);
}
