import type { WebSocket } from 'ws';
import { failedCommand, TROUBLE } from './workspace/ack-answers.ts';
import { inspectMessage, inspectView } from './block-kit.ts';
import type { Ack, DeliveryKind } from './server/delivery.ts';
import type { Gestures } from './people/gestures.ts';
import { ResponseUrls, Triggers } from './workspace/grants.ts';
import { identified } from './workspace/identified.ts';
import { isJson, type Json, objectsIn, text } from './json.ts';
import { LocalSlack } from './local-slack.ts';
import { LocalGestures } from './local-slack/local-gestures.ts';
import { Mirror } from './local-slack/mirror.ts';
import { Upstream } from './local-slack/upstream.ts';
import type { Place, StandingMessage } from './peer.ts';
import { type PeerOptions, workspaceFor } from './server/peer-options.ts';
import { APP_TOKEN, BOT_TOKEN, PeerServer } from './server/peer-server.ts';
import { responseFlaws } from './workspace/response-posts.ts';
import { SlackError } from './workspace/slack-error.ts';
import type { ApiCall } from './web-api/call.ts';
import { checkContent } from './web-api/chat.ts';
import { userTimes } from './web-api/people.ts';
import { checkedView } from './web-api/views.ts';
import type { HttpReply } from './server/web-server.ts';
import type { Workspace } from './workspace/workspace.ts';

/** The methods whose content local-slack takes unseen. */
const CONTENT = new Set(['chat.postMessage', 'chat.postEphemeral', 'chat.update']);
const VIEWS: Readonly<Record<string, string>> = {
  'views.open': 'modal',
  'views.push': 'modal',
  'views.update': 'modal',
  'views.publish': 'home',
};

/**
 * A third party's Slack, local-slack, behind a proxy that adds what it lacks: a check of all Block
 * Kit, Slack's limits and retries, signed HTTP, and the faults that a test asks for.
 */
export class FaultProxy extends PeerServer {
  protected readonly gestures: Gestures;
  readonly #localSlack: LocalSlack;
  readonly #mirror: Mirror;
  readonly #triggers: Triggers;
  readonly #responses: ResponseUrls;
  readonly #upstream: Upstream;
  #page: WebSocket | undefined;

  private constructor(options: PeerOptions, workspace: Workspace, localSlack: LocalSlack) {
    super(options, workspace);
    const { delivery, subscriptions, now, botToken, appToken } = this;
    this.#localSlack = localSlack;
    this.#mirror = new Mirror(this.screens, workspace, (message, change, channel) => {
      this.echo(message, change, channel);
    });
    this.#triggers = new Triggers(now);
    this.#responses = new ResponseUrls(now);
    this.#upstream = new Upstream({
      localSlack,
      delivery,
      subscriptions,
      appToken,
      triggers: this.#triggers,
      responses: this.#responses,
      baseUrl: () => this.baseUrl,
      onAck: (kind, payload, ack) => this.#completeAck(kind, payload, ack),
    });
    this.gestures = new LocalGestures({
      localSlack,
      workspace,
      delivery,
      subscriptions,
      now,
      botToken,
      upstream: this.#upstream,
      mirror: this.#mirror,
      say: (message) => this.#page?.send(JSON.stringify(message)),
    });
  }

  /**
   * Starts local-slack and the proxy before it.
   *
   * @throws {Error} If local-slack doesn't start; see `obstacleToLocalSlack`.
   */
  static async start(options: PeerOptions = {}): Promise<FaultProxy> {
    const workspace = workspaceFor(options);
    const localSlack = await LocalSlack.start(workspace, BOT_TOKEN, APP_TOKEN);
    const proxy = new FaultProxy(options, workspace, localSlack);
    await proxy.listen();
    await proxy.#upstream.connect();
    proxy.#page = await localSlack.open('/ui', (update) => proxy.#mirror.take(update));
    return proxy;
  }

  /** The address of local-slack's own page, to look at or click in with a browser. */
  pageUrl(): Promise<string> {
    return this.#localSlack.pageUrl();
  }

  messagesIn(place: Place): StandingMessage[] {
    return this.#mirror.messagesIn(place);
  }

  override async stop(): Promise<void> {
    this.#page?.terminate();
    this.#upstream.close();
    await super.stop();
    await this.#localSlack.stop();
  }

  protected async run({ method, args }: ApiCall): Promise<Json> {
    if (method === 'apps.connections.open') return { url: this.socketUrl() };
    const checked = this.#checkedArgs(method, args);
    const { ok, error, ...answer } = await this.#localSlack.call(method, checked, this.botToken);
    if (ok !== true) throw new SlackError(text(error) ?? 'fatal_error', answer);
    return this.#completeAnswer(method, args, answer);
  }

  /** The arguments as local-slack gets them, with the ids that Slack makes up. */
  #checkedArgs(method: string, args: Json): Json {
    const viewType = VIEWS[method];
    if (viewType !== undefined) {
      const view = checkedView(method, args, viewType, this.checks);
      const opens = method === 'views.open' || method === 'views.push';
      if (opens) this.#mirror.actor = this.#triggers.exchange(text(args['trigger_id']));
      return { ...args, view: this.#identifiedView(view) };
    }
    if (!CONTENT.has(method)) return args;
    checkContent(method, args, this.checks);
    const place = text(args['channel']) ?? '';
    const channel = this.workspace.conversation(place)?.id ?? place;
    const counts = method === 'chat.postMessage' && this.postRate;
    if (counts && !counts.allows(channel)) throw new SlackError('ratelimited');
    return args['blocks'] ? { ...args, blocks: this.#identified(args['blocks']) } : args;
  }

  #completeAnswer(method: string, args: Json, answer: Json): Json {
    const { user, upload_url: upload } = answer;
    if (method === 'users.info' && isJson(user)) {
      const member = this.workspace.members.get(text(user['id']) ?? '');
      const locale = args['include_locale'] === 'true' && { locale: member?.locale };
      return { ...answer, user: { ...user, ...(member && userTimes(member)), ...locale } };
    }
    if (typeof upload !== 'string') return answer;
    return { ...answer, upload_url: this.baseUrl + new URL(upload).pathname };
  }

  protected async respond(id: string, post: Json): Promise<HttpReply> {
    const context = this.#responses.use(id);
    if (typeof context === 'string') return { status: 404, body: context };
    const isFromMessage = context.messageTs !== undefined;
    this.checks.note('response_url', responseFlaws(post, isFromMessage));
    if (post['delete_original'] !== true) {
      const { refusals, flaws } = inspectMessage(post, this.checks.knowsFile);
      this.checks.note('response_url', [...refusals, ...flaws]);
      if (refusals.length > 0) return { status: 400, body: 'invalid_blocks' };
    }
    // local-slack has other defaults: it shows to all, and replaces only when told to.
    const completed = {
      response_type: 'ephemeral',
      replace_original: isFromMessage,
      ...post,
      ...(post['blocks'] ? { blocks: this.#identified(post['blocks']) } : {}),
    };
    const { status } = await this.#localSlack.request(`/_hooks/response/${id}`, completed);
    return { status, body: status === 200 ? 'ok' : 'expired_url' };
  }

  protected upload(path: string, body: Buffer, contentType: string): Promise<HttpReply> {
    return this.#localSlack.request(path, body, { 'content-type': contentType });
  }

  /** What local-slack is told that the bot acknowledged with. */
  #completeAck(kind: DeliveryKind, payload: Json, ack: Ack): unknown {
    const body = typeof ack.body === 'string' ? { text: ack.body } : ack.body;
    if (kind === 'slash_commands') return this.#commandAnswer(payload, ack, body);
    if (payload['type'] !== 'view_submission') return {};
    if (!ack.acknowledged) {
      return { response_action: 'errors', errors: TROUBLE };
    }
    if (!isJson(body) || !isJson(body['view'])) return body;
    const { refusals, flaws } = inspectView(body['view'], this.checks.knowsFile);
    this.checks.note('view_submission', [...refusals, ...flaws]);
    return { ...body, view: this.#identifiedView(body['view']) };
  }

  #commandAnswer(payload: Json, ack: Ack, body: unknown): unknown {
    if (!ack.acknowledged) {
      const failed = failedCommand(text(payload['command']) ?? '', ack);
      return { response_type: 'ephemeral', text: failed };
    }
    if (!isJson(body)) return {};
    const { refusals, flaws } = inspectMessage(body, this.checks.knowsFile);
    this.checks.note('ack', [...refusals, ...flaws]);
    if (refusals.length > 0) return {};
    const blocks = body['blocks'] ? { blocks: this.#identified(body['blocks']) } : {};
    return { response_type: 'ephemeral', ...body, ...blocks };
  }

  #identified(blocks: unknown): Json[] {
    return identified(objectsIn(blocks), () => this.workspace.id('b'));
  }

  #identifiedView(view: Json): Json {
    return { ...view, blocks: this.#identified(view['blocks']) };
  }
}
