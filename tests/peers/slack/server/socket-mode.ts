import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Attempt, DeliveryKind, Outcome, Transport } from './delivery.ts';
import { isJson, type Json, text } from '../json.ts';
import { APP_ID } from '../workspace/workspace.ts';

/** Why Slack ends a connection: docs.slack.dev/apis/events-api/using-socket-mode. */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled';

/** Slack's side of Socket Mode: tickets, connections, envelopes and their acknowledgements. */
export class SocketMode implements Transport {
  readonly #tickets = new Set<string>();
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #waiting = new Map<string, (body: unknown) => void>();
  readonly #lingers: boolean;
  #turn = 0;

  /**
   * @param lingers Whether the TCP connection stays open after the closing handshake, as it does
   * at Slack (github.com/slackapi/node-slack-sdk/issues/2752).
   */
  constructor(lingers: boolean) {
    this.#lingers = lingers;
  }

  /** The path of a new connection; it can be opened once. */
  issuePath(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `/link/?ticket=${ticket}&app_id=${APP_ID}`;
  }

  /** Turns a request into a connection, if its ticket is good. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    if (this.#lingers) stream.end = () => stream;
    this.#sockets.handleUpgrade(request, stream, head, (socket) => this.#greet(socket));
  }

  #greet(socket: WebSocket): void {
    socket.on('message', (data: Buffer) => this.#acknowledge(data.toString()));
    const hello = {
      type: 'hello',
      num_connections: this.connections,
      debug_info: { host: 'applink', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: APP_ID },
    };
    socket.send(JSON.stringify(hello));
  }

  #acknowledge(frame: string): void {
    const parsed: unknown = JSON.parse(frame);
    const id = isJson(parsed) ? text(parsed['envelope_id']) : undefined;
    if (id === undefined || !isJson(parsed)) return;
    const { payload } = parsed;
    this.#waiting.get(id)?.(
      isJson(payload) && Object.keys(payload).length > 0 ? payload : undefined,
    );
    this.#waiting.delete(id);
  }

  /** How many connections the bot has. */
  get connections(): number {
    return this.#open().length;
  }

  #open(): WebSocket[] {
    return [...this.#sockets.clients].filter((socket) => socket.readyState === socket.OPEN);
  }

  async deliver(
    kind: DeliveryKind,
    payload: Json,
    attempt: Attempt,
    deadlineMs: number,
  ): Promise<Outcome> {
    const open = this.#open();
    this.#turn += 1;
    // Slack sends each payload over any one of the bot's connections.
    const socket = open[this.#turn % open.length];
    if (!socket) return { acknowledged: false, reason: 'no_connection' };
    const id = randomUUID();
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const timer = setTimeout(() => resolve({ acknowledged: false, reason: 'timeout' }), deadlineMs);
    this.#waiting.set(id, (body) => resolve({ acknowledged: true, body }));
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type: kind,
        payload,
        accepts_response_payload: kind !== 'events_api',
        ...(kind === 'events_api' && {
          retry_attempt: attempt.number,
          retry_reason: attempt.reason ?? '',
        }),
      }),
    );
    const outcome = await promise;
    clearTimeout(timer);
    return outcome;
  }

  /** Tells the bot to connect anew, as Slack does every few hours. */
  recycle(reason: DisconnectReason = 'refresh_requested'): void {
    const frame = JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink' } });
    for (const socket of this.#open()) socket.send(frame);
  }

  /** Sends a frame as it is over every connection, whatever it says. */
  sendFrame(frame: string): void {
    for (const socket of this.#open()) socket.send(frame);
  }

  /** Breaks all connections without a word. */
  drop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }
}
