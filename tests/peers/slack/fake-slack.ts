import type { IncomingMessage, ServerResponse } from 'node:http';
import { Delivery, type Transport } from './delivery.ts';
import { FakeGestures } from './fake-gestures.ts';
import { Faults } from './faults.ts';
import { answer, jsonReply, rateLimited, send } from './faulty-answer.ts';
import { ResponseUrls, Triggers } from './grants.ts';
import { isJson, type Json } from './json.ts';
import { MessageBoard } from './message-board.ts';
import type { Person, Place, RecordedCall, SlackPeer } from './peer.ts';
import { createPerson } from './person.ts';
import { Quiet } from './quiet.ts';
import { acceptResponse } from './response-posts.ts';
import { PostRate } from './post-rate.ts';
import { type HttpAnswer, RequestUrl, type Signature } from './request-url.ts';
import { Screens } from './screens.ts';
import { SlackError } from './slack-error.ts';
import { type DisconnectReason, SocketMode } from './socket-mode.ts';
import { Views } from './views.ts';
import { appMethods } from './web-api/app.ts';
import { type ApiCall, parseCall, readBody } from './web-api/call.ts';
import { chatMethods } from './web-api/chat.ts';
import { fileMethods } from './web-api/files.ts';
import type { Backend, Method, Upload } from './web-api/method.ts';
import { peopleMethods } from './web-api/people.ts';
import { viewMethods } from './web-api/views.ts';
import { type HttpReply, WebServer } from './web-server.ts';
import { BOT, type Message, Workspace, type WorkspaceSetup } from './workspace.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...appMethods,
  ...chatMethods,
  ...viewMethods,
  ...peopleMethods,
  ...fileMethods,
};

/** How the fake differs from a Slack in good health with everybody's ordinary settings. */
export interface FakeSlackOptions extends WorkspaceSetup {
  /** Scopes of the bot token; those of the product's manifest if left out. */
  readonly scopes?: readonly string[];
  /** Events that the app gets; those of the product's manifest if left out. */
  readonly subscriptions?: readonly string[];
  /** Whether a channel takes only one message a second. */
  readonly limitsPosts?: boolean;
  readonly ackDeadlineMs?: number;
  readonly retryDelaysMs?: readonly number[];
  /** How long people wait to see something before a test fails. */
  readonly patienceMs?: number;
  /** Whether TCP connections stay open after the closing handshake, as at Slack. */
  readonly lingersAfterClose?: boolean;
  /** The time in milliseconds since 1970. */
  readonly now?: () => number;
}

const SCOPES = [
  'commands',
  'chat:write',
  'chat:write.public',
  'app_mentions:read',
  'im:history',
  'im:write',
  'users:read',
  'files:write',
  'channels:read',
];
const SUBSCRIPTIONS = ['app_home_opened', 'app_mention', 'message.im'];

/** docs.slack.dev/apis/events-api#retries. */
const SLACK_RETRIES_MS = [0, 60_000, 300_000];

/**
 * A small, strict Slack with a workspace of its own. It does what its documentation says where a
 * bot depends on it, and puts down as a violation what Slack would refuse or show badly.
 */
export class FakeSlack implements SlackPeer {
  readonly botToken = 'xoxb-fake';
  readonly appToken = 'xapp-fake';
  readonly signingSecret = 'fake-signing-secret';
  readonly faults = new Faults();
  readonly calls: RecordedCall[] = [];
  readonly violations: string[] = [];
  readonly workspace: Workspace;
  readonly #screens = new Screens();
  readonly #socketMode: SocketMode;
  readonly #server: WebServer;
  readonly #responses: ResponseUrls;
  readonly #gestures: FakeGestures;
  readonly #backend: Backend;
  readonly #delivery: Delivery;
  readonly #quiet: Quiet;
  readonly #stopped = new AbortController();
  readonly #options: FakeSlackOptions;
  readonly #now: () => number;
  #transport: Transport;

  private constructor(options: FakeSlackOptions) {
    const { now = Date.now, scopes = SCOPES, subscriptions = SUBSCRIPTIONS } = options;
    this.#options = options;
    this.#now = now;
    this.workspace = new Workspace(options, now);
    this.#socketMode = new SocketMode(options.lingersAfterClose ?? false);
    this.#transport = this.#socketMode;
    this.#server = new WebServer(
      (request, response) => this.#answer(request, response),
      (request, stream, head) => this.#socketMode.upgrade(request, stream, head),
    );
    const { workspace } = this;
    const board = new MessageBoard(workspace, this.#screens);
    const views = new Views(workspace, this.#screens);
    const triggers = new Triggers(now);
    const note = (where: string, flaws: readonly string[]) => this.#note(where, flaws);
    this.#responses = new ResponseUrls(now);
    this.#backend = {
      workspace,
      board,
      views,
      triggers,
      note,
      postRate: options.limitsPosts ? new PostRate(now) : undefined,
      scopes: new Set(scopes),
      uploads: new Map<string, Upload>(),
      baseUrl: () => this.#server.url,
      socketUrl: () => this.#server.url.replace('http', 'ws') + this.#socketMode.issuePath(),
    };
    const { ackDeadlineMs = 3_000, retryDelaysMs = SLACK_RETRIES_MS } = options;
    const transport: Transport = { deliver: (...args) => this.#transport.deliver(...args) };
    const times = { ackDeadlineMs, retryDelaysMs };
    this.#delivery = new Delivery(transport, this.faults, times, this.#stopped.signal);
    this.#quiet = new Quiet(() => this.#delivery.pending === 0);
    this.#gestures = new FakeGestures({
      ...this.#backend,
      note,
      now,
      responses: this.#responses,
      delivery: this.#delivery,
      subscriptions: new Set(subscriptions),
    });
  }

  /** Starts one on a free port of the loopback interface. */
  static async start(options: FakeSlackOptions = {}): Promise<FakeSlack> {
    const slack = new FakeSlack(options);
    await slack.#server.listen();
    return slack;
  }

  get apiUrl(): string {
    return `${this.#server.url}/api/`;
  }

  get connections(): number {
    return this.#socketMode.connections;
  }

  person(name: string): Person {
    return createPerson(this.workspace.memberNamed(name), {
      gestures: this.#gestures,
      screens: this.#screens,
      patienceMs: this.#options.patienceMs ?? 2_000,
      story: () => this.#story(),
    });
  }

  messagesIn(place: Place): Message[] {
    const channel = this.workspace.conversation(place)?.id;
    return this.workspace.messages.filter(
      (each) => each.channel === channel && each.author === BOT.id && each.visibleTo === undefined,
    );
  }

  recycle(reason: DisconnectReason = 'refresh_requested'): void {
    this.#socketMode.recycle(reason);
  }

  dropConnections(): void {
    this.#socketMode.drop();
  }

  useRequestUrl(url: string): void {
    this.#transport = new RequestUrl(url, this.signingSecret, this.#now);
  }

  /** Posts a body to the Request URL, signed well or badly; the deadline is that of an acknowledgement. */
  async post(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
    signature: Signature = 'good',
  ): Promise<HttpAnswer> {
    const to = new RequestUrl(url, this.signingSecret, this.#now);
    return to.post(body, headers, signature, this.#options.ackDeadlineMs ?? 3_000);
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
    if (area === 'upload') return send(response, this.#upload(id, body));
    const call = area === 'response' ? responseCall(body) : parseCall(request, path, body);
    const recorded: RecordedCall = { method: call.method, args: call.args };
    this.calls.push(recorded);
    const proceed = async () => {
      const reply = area === 'response' ? this.#respond(id, call.args) : this.#run(call);
      const { error } = reply.headers ? (JSON.parse(reply.body) as { error?: string }) : {};
      const refused = error ?? (reply.status === 200 ? undefined : reply.body);
      if (refused !== undefined) recorded.refused = refused;
      return reply;
    };
    const fault = await answer(response, this.faults.take(call.method), proceed);
    if (fault !== undefined) recorded.refused = fault;
    this.#quiet.disturb();
  }

  #run({ method, args, token }: ApiCall): HttpReply {
    const expected = method === 'apps.connections.open' ? this.appToken : this.botToken;
    const known = METHODS[method];
    const granted = [...this.#backend.scopes];
    const headers = { 'x-oauth-scopes': granted.join(',') };
    try {
      if (token === undefined) throw new SlackError('not_authed');
      if (token !== expected) throw new SlackError('invalid_auth');
      if (!known) throw new SlackError('unknown_method');
      if (known.scope !== undefined && !this.#backend.scopes.has(known.scope)) {
        throw new SlackError('missing_scope', { needed: known.scope, provided: granted.join(',') });
      }
      return jsonReply({ ok: true, ...known.run(args, this.#backend) }, 200, headers);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      if (error.code === 'ratelimited') return rateLimited(1);
      if (['unknown_method', 'missing_scope'].includes(error.code))
        this.#note(method, [error.code]);
      return jsonReply({ ok: false, error: error.code, ...error.details }, 200, headers);
    }
  }

  #respond(id: string, post: Json): HttpReply {
    const note = (where: string, flaws: readonly string[]) => this.#note(where, flaws);
    const { workspace, board } = this.#backend;
    return acceptResponse(id, post, { responses: this.#responses, workspace, board, note });
  }

  #upload(id: string, content: Buffer): HttpReply {
    const upload = this.#backend.uploads.get(id);
    if (!upload || content.length !== upload.length) return { status: 400, body: 'bad upload' };
    upload.content = content;
    return { status: 200, body: `OK - ${content.length}` };
  }

  #note(where: string, flaws: readonly string[]): void {
    this.violations.push(...flaws.map((flaw) => `${where}: ${flaw}`));
  }

  #story(): string {
    const called = this.calls.map(({ method, refused }) =>
      refused ? `${method} (${refused})` : method,
    );
    return `The bot called: ${called.join(', ')}. Violations: ${this.violations.join('; ') || 'none'}.`;
  }
}

function responseCall(body: Buffer): ApiCall {
  const parsed: unknown = JSON.parse(body.toString());
  return { method: 'response_url', args: isJson(parsed) ? parsed : {}, token: undefined };
}
