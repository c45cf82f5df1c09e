import { FakeGestures } from './workspace/fake-gestures.ts';
import type { Gestures } from './people/gestures.ts';
import { ResponseUrls, Triggers } from './workspace/grants.ts';
import type { Json } from './json.ts';
import { MessageBoard } from './workspace/message-board.ts';
import type { Place } from './peer.ts';
import type { PeerOptions } from './server/peer-options.ts';
import { PeerServer } from './server/peer-server.ts';
import { acceptResponse } from './workspace/response-posts.ts';
import { Views } from './workspace/views.ts';
import type { ApiCall } from './web-api/call.ts';
import type { Backend, Upload } from './web-api/method.ts';
import { fileIn } from './web-api/files.ts';
import { run } from './web-api/methods.ts';
import type { HttpReply } from './server/web-server.ts';
import { BOT, type Message } from './workspace/workspace.ts';

/**
 * A small, strict Slack with a workspace of its own. It does what its documentation says where a
 * bot depends on it, and puts down as a violation what Slack would refuse or show badly.
 */
export class FakeSlack extends PeerServer {
  protected readonly gestures: Gestures;
  readonly #responses: ResponseUrls;
  readonly #backend: Backend;

  private constructor(options: PeerOptions) {
    super(options);
    const { workspace, screens, scopes, postRate, now, delivery, subscriptions } = this;
    const shared = {
      workspace,
      board: new MessageBoard(workspace, screens, (message, change, { id, isDirect }) => {
        if (isDirect) this.echo(message, change, id);
      }),
      views: new Views(workspace, screens),
      triggers: new Triggers(now),
      baseUrl: () => this.baseUrl,
      checks: this.checks,
    };
    this.#responses = new ResponseUrls(now);
    const uploads = new Map<string, Upload>();
    this.#backend = {
      ...shared,
      ...this.checks,
      scopes,
      postRate,
      uploads,
      socketUrl: () => this.socketUrl(),
    };
    const arrivals = { delivery, subscriptions, now, responses: this.#responses };
    this.gestures = new FakeGestures({ ...shared, ...arrivals });
  }

  /** Starts one on a free port of the loopback interface. */
  static async start(options: PeerOptions = {}): Promise<FakeSlack> {
    const slack = new FakeSlack(options);
    await slack.listen();
    return slack;
  }

  messagesIn(place: Place): Message[] {
    const channel = this.workspace.conversation(place)?.id;
    return this.workspace.messages.filter(
      (each) => each.channel === channel && each.author === BOT.id && each.visibleTo === undefined,
    );
  }

  protected run({ method, args }: ApiCall): Json {
    return run(method, args, this.#backend);
  }

  protected respond(id: string, post: Json): HttpReply {
    return acceptResponse(id, post, {
      ...this.#backend,
      checks: this.checks,
      responses: this.#responses,
    });
  }

  protected async upload(path: string, body: Buffer, contentType: string): Promise<HttpReply> {
    const upload = this.#backend.uploads.get(path.replace('/upload/', ''));
    const content = fileIn(body, contentType);
    if (!upload || content.length !== upload.length) return { status: 400, body: 'bad upload' };
    upload.content = content;
    return { status: 200, body: `OK - ${content.length}` };
  }
}
