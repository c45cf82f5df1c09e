import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Ack, Delivery, type Transport } from './delivery.ts';
import { Faults } from '../faults.ts';
import { answer, jsonReply, rateLimited, send } from './faulty-answer.ts';
import type { Gestures } from '../people/gestures.ts';
import { type Json, objectsIn, text } from '../json.ts';
import { eventPayload, ownMessageEvent } from '../workspace/payloads.ts';
import { PATIENCE_MS, type PeerOptions, withDefaults, workspaceFor } from './peer-options.ts';
import type { Person, Place, RecordedCall, SlackPeer, StandingMessage } from '../peer.ts';
import { createPerson } from '../people/person.ts';
import { PostRate } from '../workspace/post-rate.ts';
import { OAuth, type Place as Whence } from '../oauth/oauth.ts';
import { stamp } from '../oauth/stamp.ts';
import { Quiet } from './quiet.ts';
import { type HttpAnswer, RequestUrl, type Signature } from './request-url.ts';
import { Screens } from '../people/screens.ts';
import type { MessageSight } from '../sight.ts';
import { SlackError } from '../workspace/slack-error.ts';
import { type DisconnectReason, SocketMode } from './socket-mode.ts';
import {
  type ApiCall,
  parseCall,
  parseResponsePost,
  readBody,
  refusalIn,
} from '../web-api/call.ts';
import type { Checks } from '../web-api/method.ts';
import { authorise } from '../web-api/methods.ts';
import { type HttpReply, WebServer } from './web-server.ts';
import { TEAM, type Workspace } from '../workspace/workspace.ts';

/** The tokens that a peer accepts. */
export const BOT_TOKEN = 'xoxb-fake';
export const APP_TOKEN = 'xapp-fake';

/**
 * The side of a peer that the bot sees: the Web API, Socket Mode and signed requests, with the
 * faults that a test asks for. What a call does is left to the peer.
 */
export abstract class PeerServer implements SlackPeer {
  readonly botToken = BOT_TOKEN;
  readonly appToken = APP_TOKEN;
  readonly signingSecret = 'fake-signing-secret';
  readonly faults = new Faults();
  readonly calls: RecordedCall[] = [];
  readonly violations: string[] = [];
  /** The people and conversations, by their names. */
  readonly workspace: Workspace;
  /** How the app is installed where nobody gave it the token above. */
  readonly oauth: OAuth;
  /** The workspace that people speak from, if it isn't the ordinary one. */
  speaksFrom: Whence | undefined;
  protected readonly screens = new Screens();
  protected readonly checks: Checks = {
    note: (where, flaws) => void this.violations.push(...flaws.map((flaw) => `${where}: ${flaw}`)),
    knowsFile: (id) => this.#files.has(id),
  };
  protected readonly delivery: Delivery;
  protected readonly now: () => number;
  protected readonly scopes: ReadonlySet<string>;
  protected readonly subscriptions: ReadonlySet<string>;
  protected readonly postRate: PostRate | undefined;
  readonly #files = new Set<string>();
  readonly #server: WebServer;
  readonly #socketMode: SocketMode;
  readonly #quiet: Quiet;
  readonly #stopped = new AbortController();
  readonly #patienceMs: number;
  readonly #deadlineMs: number;
  #transport: Transport;

  constructor(options: PeerOptions, workspace = workspaceFor(options)) {
    const { now, ackDeadlineMs, retryDelaysMs, scopes, subscriptions } = withDefaults(options);
    this.now = now;
    this.workspace = workspace;
    this.oauth = new OAuth(now);
    this.scopes = new Set(scopes);
    this.subscriptions = new Set(subscriptions);
    this.postRate = options.limitsPosts ? new PostRate(now) : undefined;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
    this.#deadlineMs = ackDeadlineMs;
    this.#socketMode = new SocketMode(options.lingersAfterClose ?? false);
    this.#transport = this.#socketMode;
    const transport: Transport = {
      deliver: (kind, payload, ...rest) => {
        const whole = this.speaksFrom ? stamp(kind, payload, this.speaksFrom) : payload;
        return this.#transport.deliver(kind, whole, ...rest);
      },
    };
    const times = { ackDeadlineMs, retryDelaysMs };
    this.delivery = new Delivery(transport, this.faults, times, this.#stopped.signal);
    this.#quiet = new Quiet(() => this.delivery.pending === 0);
    this.#server = new WebServer(
      (request, response) => this.#answer(request, response),
      (request, stream, head) => this.#socketMode.upgrade(request, stream, head),
    );
  }

  /** What people can do here. */
  protected abstract readonly gestures: Gestures;
  /**
   * Does what an authorised call asks for; the answer without `ok`.
   *
   * @throws {SlackError} To refuse it.
   */
  protected abstract run(call: ApiCall): Json | Promise<Json>;
  /** Does what a post to the `response_url` with this id asks for. */
  protected abstract respond(id: string, post: Json): HttpReply | Promise<HttpReply>;
  /** Takes the content of a file that was announced under this path, as it is or inside a form. */
  protected abstract upload(path: string, body: Buffer, contentType: string): Promise<HttpReply>;
  abstract messagesIn(place: Place): readonly StandingMessage[];

  /** Opens the server, on a free port of the loopback interface. */
  protected async listen(): Promise<void> {
    await this.#server.listen();
  }

  get apiUrl(): string {
    return `${this.baseUrl}/api/`;
  }

  get connections(): number {
    return this.#socketMode.connections;
  }

  /** `http://127.0.0.1:…`, without a slash at the end. */
  protected get baseUrl(): string {
    return this.#server.url;
  }

  /** The address of a new Socket Mode connection. */
  protected socketUrl(): string {
    return this.baseUrl.replace('http', 'ws') + this.#socketMode.issuePath();
  }

  person(name: string): Person {
    return createPerson(this.workspace.memberNamed(name), {
      gestures: this.gestures,
      screens: this.screens,
      patienceMs: this.#patienceMs,
      story: () => this.#story(),
    });
  }

  sendEvent(event: Json): Promise<Ack> {
    return this.delivery.send('events_api', this.#inEvent(event));
  }

  /** Tells the bot of its own message in a direct one, as Slack does, whatever else goes wrong. */
  protected echo(message: Json, change: MessageSight['change'], channel: string): void {
    if (!this.subscriptions.has('message.im')) return;
    const event = ownMessageEvent(message, change, channel, this.workspace.timestamp());
    void this.delivery.send('events_api', this.#inEvent(event), true);
  }

  #inEvent(event: Json): Json {
    return eventPayload(event, this.workspace.id('Ev'), this.now());
  }

  recycle(reason: DisconnectReason = 'refresh_requested'): void {
    this.#socketMode.recycle(reason);
  }

  dropConnections(): void {
    this.#socketMode.drop();
  }

  /** Sends something over the bot's sockets that Slack never would. */
  sendFrame(frame: string): void {
    this.#socketMode.sendFrame(frame);
  }

  useRequestUrl(url: string): void {
    this.#transport = new RequestUrl(url, this.signingSecret, this.now);
  }

  async post(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
    signature: Signature = 'good',
  ): Promise<HttpAnswer> {
    const to = new RequestUrl(url, this.signingSecret, this.now);
    return to.post(body, headers, signature, this.#deadlineMs);
  }

  quiet(ms = 100): Promise<void> {
    return this.#quiet.wait(ms);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#socketMode.drop();
    await this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#quiet.disturb();
    const path = request.url ?? '/';
    const body = await readBody(request);
    const [, area = '', id = ''] = path.split('/');
    if (area === 'oauth') {
      const query = new URL(path, this.baseUrl).searchParams;
      return send(response, {
        status: 302,
        headers: { location: this.oauth.authorise(query) },
        body: '',
      });
    }
    if (area === 'upload') {
      const contentType = request.headers['content-type'] ?? '';
      return send(response, await this.upload(path, body, contentType));
    }
    const isResponse = area === 'response';
    const call = isResponse ? parseResponsePost(body) : parseCall(request, path, body);
    const recorded: RecordedCall = { method: call.method, args: call.args };
    this.calls.push(recorded);
    const proceed = async () => {
      const reply = isResponse
        ? await this.respond(id, call.args)
        : await this.#call(call, recorded);
      const refused = refusalIn(reply);
      if (refused !== undefined) recorded.refused = refused;
      return reply;
    };
    const fault = await answer(response, this.faults.take(call.method), proceed);
    if (fault !== undefined) recorded.refused = fault;
    this.#quiet.disturb();
  }

  async #call(call: ApiCall, recorded: RecordedCall): Promise<HttpReply> {
    const { method, token, args } = call;
    const expected = method === 'apps.connections.open' ? this.appToken : this.botToken;
    const headers = { 'x-oauth-scopes': [...this.scopes].join(',') };
    try {
      if (method === 'oauth.v2.access') {
        return jsonReply({ ok: true, ...this.oauth.access(args) }, 200);
      }
      if (token === undefined) throw new SlackError('not_authed');
      const grant = this.oauth.check(token, text(args['team_id']));
      if (token !== expected && !grant) throw new SlackError('invalid_auth');
      recorded.from = grant ? (grant.place.organisation ?? grant.place.team) : TEAM.id;
      authorise(method, this.scopes);
      const result = await this.run(call);
      if (method === 'files.completeUploadExternal') {
        for (const { id } of objectsIn(result['files'])) this.#files.add(String(id));
      }
      return jsonReply({ ok: true, ...result }, 200, headers);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      const { code, details } = error;
      if (code === 'ratelimited') return rateLimited(1);
      if (['unknown_method', 'missing_scope'].includes(code)) this.checks.note(method, [code]);
      return jsonReply({ ok: false, error: code, ...details }, 200, headers);
    }
  }

  #story(): string {
    const calls = this.calls.map(
      ({ method, refused }) => method + (refused ? ` (${refused})` : ''),
    );
    const violations = this.violations.join('; ') || 'none';
    return `The bot called: ${calls.join(', ')}. Violations: ${violations}.`;
  }
}
