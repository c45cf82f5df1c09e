import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** A Discord that checks nothing, so that its own work doesn't hide the bot's. */
export interface DiscordPeer {
  readonly api: string;
  /** Resolves when a bot is connected. */
  readonly connected: Promise<void>;
  /** Sends a slash command and resolves with milliseconds: until its first answer, and until the whole one. */
  ask(command: Command): Promise<{ acknowledged: number; answered: number }>;
  /** The channels that something was posted to unasked, in order. */
  readonly posts: readonly string[];
  close(): void;
}

/** A command as the gateway tells of it. */
export interface Command {
  readonly name: string;
  readonly options: readonly { name: string; type: 3; value: string }[];
  /** Who runs it, by their id. */
  readonly person?: string;
}

const APPLICATION = '900000000000000002';
const BOT = { id: '900000000000000001', username: 'bench', discriminator: '0', bot: true };
/** Interaction callback types: an answer at once, and one that is still to come (Discord's reference). */
const DEFERRED = 5;

interface Waiting {
  readonly sent: number;
  acknowledged?: number;
  readonly done: (times: { acknowledged: number; answered: number }) => void;
}

export async function startDiscordPeer(): Promise<DiscordPeer> {
  const waiting = new Map<string, Waiting>();
  const { promise: connected, resolve: connect } = Promise.withResolvers<void>();
  let socket: WebSocket | undefined;
  const posts: string[] = [];
  let [sequence, last] = [1, 1];

  const http = createServer((request, response) => {
    // Who hangs up needs no answer.
    answer(request, response).catch(() => response.destroy());
  });
  const gateway = new WebSocketServer({ server: http });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}`;

  gateway.on('connection', (client) => {
    socket = client;
    const send = (frame: object) => client.send(JSON.stringify(frame));
    send({ op: 10, d: { heartbeat_interval: 45_000 } });
    client.on('message', (raw: Buffer) => {
      const { op } = JSON.parse(raw.toString()) as { op: number };
      if (op === 1) send({ op: 11 });
      if (op !== 2) return;
      const d = {
        v: 10,
        user: BOT,
        guilds: [],
        session_id: 's',
        resume_gateway_url: url,
        application: { id: APPLICATION, flags: 0 },
      };
      send({ op: 0, t: 'READY', s: sequence++, d });
      connect();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const started = path.split('/');
    const id = path.includes('/interactions/') ? (started.at(-3) ?? '') : '';
    const token = path.includes('/webhooks/') ? (started.at(5) ?? '') : '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const now = performance.now();
    const json = (body: unknown) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (path.endsWith('/gateway/bot')) {
      const limit = { total: 1000, remaining: 999, reset_after: 1, max_concurrency: 1 };
      return void json({ url, shards: 1, session_start_limit: limit });
    }
    if (path.includes('/commands')) {
      const sent =
        request.method === 'GET' ? [] : (JSON.parse(String(Buffer.concat(chunks))) as []);
      return void json(sent.map((command: object) => ({ id: '1', version: '1', ...command })));
    }
    if (id !== '') {
      const { type } = JSON.parse(String(Buffer.concat(chunks))) as { type: number };
      settle(id, now, type === DEFERRED);
      return void response.writeHead(204).end();
    }
    if (token !== '') settle(token.replace('token-', ''), now, false);
    const channel = /\/channels\/(\d+)\/messages$/.exec(path)?.[1];
    if (channel !== undefined && request.method === 'POST') posts.push(channel);
    json({
      id: String(last++),
      channel_id: channel ?? '5',
      content: '',
      components: [],
      timestamp: '2026-01-01T00:00:00Z',
    });
  }

  function settle(id: string, now: number, isPartial: boolean): void {
    const wait = waiting.get(id);
    if (wait === undefined) return;
    wait.acknowledged ??= now - wait.sent;
    if (isPartial) return;
    waiting.delete(id);
    wait.done({ acknowledged: wait.acknowledged, answered: now - wait.sent });
  }

  return {
    api: `http://127.0.0.1:${port}/api`,
    connected,
    posts,
    ask({ name, options, person = '2' }) {
      const id = String(2_000_000_000_000 + last++);
      const { promise, resolve: done } = Promise.withResolvers<{
        acknowledged: number;
        answered: number;
      }>();
      waiting.set(id, { sent: performance.now(), done });
      const d = {
        id,
        application_id: APPLICATION,
        type: 2,
        token: `token-${id}`,
        version: 1,
        locale: 'en-US',
        entitlements: [],
        authorizing_integration_owners: {},
        context: 1,
        attachment_size_limit: 10_485_760,
        channel_id: '5',
        channel: { id: '5', type: 1 },
        user: { id: person, username: 'somebody', discriminator: '0' },
        data: { id: '7', name, type: 1, options },
      };
      socket?.send(JSON.stringify({ op: 0, t: 'INTERACTION_CREATE', s: sequence++, d }));
      return promise;
    },
    close() {
      for (const client of gateway.clients) client.terminate();
      http.closeAllConnections();
      http.close();
    },
  };
}
