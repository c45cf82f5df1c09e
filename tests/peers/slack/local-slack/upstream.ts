import type { WebSocket } from 'ws';
import type { Ack, Delivery, DeliveryKind } from '../server/delivery.ts';
import type { ResponseUrls, Triggers } from '../workspace/grants.ts';
import { isJson, type Json, objectsIn, text } from '../json.ts';
import type { LocalSlack } from '../local-slack.ts';

/** What a gesture waits for: the payload that it makes local-slack send. */
interface Expectation {
  readonly matches: (kind: DeliveryKind, payload: Json) => boolean;
  /** What the payload should say that local-slack leaves out. */
  readonly amend: (payload: Json) => Json;
  readonly resolve: (ack: Ack) => void;
}

/** What the upstream connection works on. */
export interface UpstreamOptions {
  readonly localSlack: LocalSlack;
  readonly delivery: Delivery;
  readonly triggers: Triggers;
  readonly responses: ResponseUrls;
  readonly subscriptions: ReadonlySet<string>;
  readonly appToken: string;
  readonly baseUrl: () => string;
  /** Looks at, and completes, what the bot sent with an acknowledgement. */
  readonly onAck: (kind: DeliveryKind, payload: Json, ack: Ack) => unknown;
}

/** A command that only fetches a `trigger_id`; the bot never sees it. */
const TRIGGER_COMMAND = '/peer-trigger';

/**
 * The connection to local-slack, as its bot: what it sends goes on to the real bot, by whichever
 * transport and with whatever faults the test asks for.
 */
export class Upstream {
  readonly #o: UpstreamOptions;
  readonly #expectations = new Set<Expectation>();
  readonly #borrowers: ((triggerId: string) => void)[] = [];
  #socket: WebSocket | undefined;

  constructor(options: UpstreamOptions) {
    this.#o = options;
  }

  /** Connects; resolves once local-slack can send. */
  async connect(): Promise<void> {
    const { localSlack, appToken } = this.#o;
    const { url } = await localSlack.call('apps.connections.open', {}, appToken);
    const greeted = Promise.withResolvers<void>();
    this.#socket = await localSlack.open(new URL(text(url) ?? '').pathname, (frame) => {
      if (frame['type'] === 'hello') greeted.resolve();
      else void this.#forward(frame);
    });
    await greeted.promise;
  }

  close(): void {
    this.#socket?.terminate();
  }

  /** Waits for a payload that a gesture is about to make local-slack send, and for its fate. */
  expect(
    matches: Expectation['matches'],
    amend: Expectation['amend'] = (payload) => payload,
  ): Promise<Ack> {
    const { promise, resolve } = Promise.withResolvers<Ack>();
    this.#expectations.add({ matches, amend, resolve });
    return promise;
  }

  /** A `trigger_id` with which local-slack opens a modal, for payloads that it can't make itself. */
  async borrowTrigger(person: string, channel: string): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    this.#borrowers.push(resolve);
    const command = { user: person, channel, command: TRIGGER_COMMAND, text: '' };
    await this.#o.localSlack.control('command', command);
    return promise;
  }

  /** A `response_url` of this peer that stands for one of local-slack's. */
  responseUrl(
    theirs: string,
    context: { person: string; channel: string; messageTs?: string },
  ): string {
    const id = new URL(theirs).pathname.split('/').at(-1) ?? '';
    return `${this.#o.baseUrl()}${this.#o.responses.adopt(id, context)}`;
  }

  async #forward(frame: Json): Promise<void> {
    const kind = frame['type'] as DeliveryKind;
    const id = text(frame['envelope_id']);
    const payload = isJson(frame['payload']) ? frame['payload'] : {};
    if (payload['command'] === TRIGGER_COMMAND) {
      this.#borrowers.shift()?.(this.#adoptTrigger(payload));
      this.#acknowledge(id, {});
      return;
    }
    // local-slack would wait for five seconds, Slack's retries take longer.
    if (kind === 'events_api') this.#acknowledge(id, {});
    if (!this.#isWanted(payload)) return;
    const expected = [...this.#expectations].find((each) => each.matches(kind, payload));
    if (expected) this.#expectations.delete(expected);
    const adopted = this.#adopt(payload);
    const ack = await this.#o.delivery.send(kind, expected ? expected.amend(adopted) : adopted);
    const body = this.#o.onAck(kind, payload, ack);
    if (kind !== 'events_api') this.#acknowledge(id, body ?? {});
    expected?.resolve(ack);
  }

  #acknowledge(id: string | undefined, payload: unknown): void {
    this.#socket?.send(JSON.stringify({ envelope_id: id, payload }));
  }

  /** local-slack sends each event; Slack sends those that the app subscribed to. */
  #isWanted(payload: Json): boolean {
    const { event } = payload;
    if (!isJson(event)) return true;
    const kinds: Readonly<Record<string, string>> = {
      im: 'message.im',
      channel: 'message.channels',
    };
    const type = text(event['type']) ?? '';
    const name = type === 'message' ? kinds[text(event['channel_type']) ?? ''] : type;
    return this.#o.subscriptions.has(name ?? '');
  }

  /** The payload with the permissions in it under this peer's own rules. */
  #adopt(payload: Json): Json {
    this.#adoptTrigger(payload);
    const theirs = text(payload['response_url']);
    if (theirs === undefined) return payload;
    const [container, channel] = [payload['container'], payload['channel']];
    const messageTs = isJson(container) ? text(container['message_ts']) : undefined;
    const [where] = objectsIn([channel]);
    const context = {
      person: personIn(payload),
      channel: text(where?.['id']) ?? text(payload['channel_id']) ?? '',
      ...(messageTs !== undefined && { messageTs }),
    };
    return { ...payload, response_url: this.responseUrl(theirs, context) };
  }

  #adoptTrigger(payload: Json): string {
    const id = text(payload['trigger_id']);
    if (id !== undefined) this.#o.triggers.adopt(id, personIn(payload));
    return id ?? '';
  }
}

function personIn(payload: Json): string {
  const [user] = objectsIn([payload['user']]);
  return text(user?.['id']) ?? text(payload['user_id']) ?? '';
}
