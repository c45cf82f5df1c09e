import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fate, PlatformName } from './fate.ts';

/** A request for a post. */
export interface Asked {
  readonly platform: PlatformName;
  /** Which bot asked. */
  readonly bot: string;
  /** When it came: milliseconds since 1970. */
  readonly at: number;
  readonly fate: Fate['type'];
  /** The platform's name of the message, once it was taken. */
  message?: string;
}

export interface FrontOptions {
  /** Where each platform really is: an address without a path. */
  readonly behind: Readonly<Record<PlatformName, string>>;
  /** What becomes of a post. */
  readonly fateOf: (platform: PlatformName) => Fate;
  /** How many milliseconds a platform takes over it. */
  readonly slowness: (platform: PlatformName) => number;
  /** Keeps the list of what was asked. */
  readonly asked: Asked[];
}

/** The requests that post something. */
const POSTS: Readonly<Record<PlatformName, RegExp>> = {
  discord: /^\/api\/v10\/channels\/\d+\/messages$/,
  slack: /^\/api\/chat\.postMessage$/,
};

/** What a proxy doesn't pass on: it holds for one connection, or for a body that was compressed. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/**
 * What stands before two well-behaved platforms, and behaves badly. Every bot has an address of its
 * own there: `/<bot>/discord/api`, `/<bot>/slack/api/`.
 */
export function createFront(options: FrontOptions): RequestListener {
  return (request, response) => {
    // A bot that was killed in the middle of its request.
    answer(request, response, options).catch(() => response.destroy());
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { behind, fateOf, slowness, asked }: FrontOptions,
): Promise<void> {
  const [, bot = '', name, ...rest] = (request.url ?? '').split('/');
  const platform = name === 'slack' ? name : 'discord';
  const path = `/${rest.join('/')}`;
  const body = await buffer(request);
  const ask = () => forward(request, behind[platform] + path, body);
  if (request.method !== 'POST' || !POSTS[platform].test(path)) return relay(response, await ask());

  const fate = fateOf(platform);
  const post: Asked = { platform, bot, at: Date.now(), fate: fate.type };
  asked.push(post);
  const patience = slowness(platform) / 2;
  await delay(patience);
  const isTaken = 'accepted' in fate ? fate.accepted : fate.type !== 'busy';
  const taken = isTaken ? await ask() : undefined;
  if (taken) note(post, taken);
  await delay(patience);
  switch (fate.type) {
    case 'accept':
      return taken && relay(response, taken);
    case 'busy':
      return tooFast(response, fate.retryAfter);
    case 'error':
      return void response.writeHead(fate.status).end('a fault');
    case 'reset':
      return void request.socket.resetAndDestroy();
    case 'silence':
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

async function forward(request: IncomingMessage, url: string, body: Buffer): Promise<Answer> {
  const headers = Object.entries(request.headers).filter(([name]) => !OF_THE_CONNECTION.has(name));
  const { method = 'GET' } = request;
  const answered = await fetch(url, {
    method,
    headers: headers.map(([name, value]) => [name, String(value)]),
    ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
  });
  return {
    status: answered.status,
    headers: Object.fromEntries(
      [...answered.headers].filter(([name]) => !OF_THE_CONNECTION.has(name)),
    ),
    body: Buffer.from(await answered.arrayBuffer()),
  };
}

function relay(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers }).end(body);
}

function tooFast(response: ServerResponse, seconds: number): void {
  response
    .writeHead(429, { 'retry-after': String(seconds), 'content-type': 'application/json' })
    .end(JSON.stringify({ ok: false, error: 'ratelimited', retry_after: seconds, global: false }));
}

/** Discord says how a message is called by its id, Slack by its time stamp. */
function note(post: Asked, { status, body }: Answer): void {
  if (status !== 200) return;
  const { id, ts }: { id?: string; ts?: string } = JSON.parse(body.toString('utf8'));
  const message = id ?? ts;
  if (message !== undefined) post.message = message;
}
