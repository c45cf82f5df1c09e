import type { Ack, Delivery } from '../server/delivery.ts';
import { escapeTyped, withoutDefinition } from '../people/gesture-text.ts';
import type { Gestures } from '../people/gestures.ts';
import { initialValues, type StateValues } from '../people/inputs.ts';
import { isJson, type Json, objectsIn, text } from '../json.ts';
import type { LocalSlack } from '../local-slack.ts';
import {
  actionsPayload,
  eventPayload,
  shortcutPayload,
  suggestionPayload,
} from '../workspace/payloads.ts';
import type { Sight } from '../sight.ts';
import { APP_ID, BOT, type Member, type Workspace } from '../workspace/workspace.ts';
import type { Mirror } from './mirror.ts';
import type { Upstream } from './upstream.ts';

/** What the gestures work on. */
export interface LocalGestureOptions {
  readonly localSlack: LocalSlack;
  readonly upstream: Upstream;
  readonly mirror: Mirror;
  /** Says something as local-slack's page does. */
  readonly say: (message: Json) => void;
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly subscriptions: ReadonlySet<string>;
  readonly botToken: string;
  readonly now: () => number;
}

const NOT_SENT: Ack = { acknowledged: true, attempts: 0, elapsedMs: 0 };

/**
 * The gestures of people in local-slack. What it can't do (elements of views and of kinds that it
 * doesn't know, options of external selects, shortcuts) is sent to the bot by this peer itself.
 */
export class LocalGestures implements Gestures {
  readonly #o: LocalGestureOptions;

  constructor(options: LocalGestureOptions) {
    this.#o = options;
  }

  async runCommand(by: Member, place: string, command: string, typed: string): Promise<Ack> {
    const { upstream, localSlack, mirror } = this.#o;
    const channel = await this.#channel(by, place);
    mirror.actor = by.id;
    const ack = upstream.expect(
      (kind, payload) => kind === 'slash_commands' && payload['user_id'] === by.id,
      (payload) => ({
        ...payload,
        channel_name: channel.startsWith('D') ? 'directmessage' : payload['channel_name'],
      }),
    );
    const what = { appId: APP_ID, channel, user: by.id, command, text: typed.trim() };
    await localSlack.control('command', what);
    return ack;
  }

  async write(
    by: Member,
    place: string,
    typed: string,
    options: { readonly mentionsBot: boolean; readonly threadTs: string | undefined },
  ): Promise<Ack> {
    const { upstream, localSlack, subscriptions } = this.#o;
    const channel = await this.#channel(by, place);
    const words = `${options.mentionsBot ? `<@${BOT.id}> ` : ''}${escapeTyped(typed)}`;
    const isDirect = channel.startsWith('D');
    const wanted = [
      ...(options.mentionsBot && !isDirect ? ['app_mention'] : []),
      isDirect ? 'message.im' : 'message.channels',
    ].filter((event) => subscriptions.has(event));
    const acks = wanted.map((event) =>
      upstream.expect((_kind, { event: sent }) => {
        const isKind = isJson(sent) && event.startsWith(text(sent['type']) ?? '?');
        return isKind && sent['user'] === by.id && sent['text'] === words;
      }),
    );
    const thread = options.threadTs === undefined ? {} : { thread_ts: options.threadTs };
    await localSlack.control('message', { channel, user: by.id, text: words, ...thread });
    return (await Promise.all(acks)).at(-1) ?? NOT_SENT;
  }

  async act(by: Member, sight: Sight, action: Json): Promise<Ack> {
    const { upstream, localSlack, mirror, workspace } = this.#o;
    mirror.actor = by.id;
    const actions = [{ ...withoutDefinition(action), action_ts: workspace.timestamp() }];
    if (sight.kind !== 'message') return this.#actInView(by, sight.viewId, actions);
    const ack = upstream.expect(
      (_kind, payload) => payload['type'] === 'block_actions' && userIn(payload) === by.id,
      // local-slack passes on what buttons and a few selects hold, and doesn't mark private messages.
      (payload) => this.#completed(payload, sight.onlyVisibleToYou, actions),
    );
    const { channel, ts } = sight;
    await localSlack.control('interact', { channel, messageTs: ts, user: by.id, action });
    return ack;
  }

  #completed(payload: Json, isEphemeral: boolean, actions: readonly Json[]): Json {
    const { message, container, ...rest } = payload;
    const [inside] = objectsIn([container]);
    return {
      ...rest,
      ...(!isEphemeral && { message }),
      container: { ...inside, is_ephemeral: isEphemeral },
      actions,
    };
  }

  async #actInView(by: Member, viewId: string, actions: readonly Json[]): Promise<Ack> {
    const { upstream, delivery } = this.#o;
    const trigger = await upstream.borrowTrigger(by.id, await this.#channel(by, 'dm'));
    const container = { type: 'view', view_id: viewId };
    const payload = { container, view: this.#viewJson(viewId), actions };
    return delivery.send('interactive', actionsPayload(by, trigger, payload));
  }

  async suggest(by: Member, sight: Sight, action: Json, typed: string): Promise<Ack> {
    const surface =
      sight.kind === 'message'
        ? { container: { type: 'message', message_ts: sight.ts, channel_id: sight.channel } }
        : { container: { type: 'view' }, view: this.#viewJson(sight.viewId) };
    const what = { action_id: action['action_id'], block_id: action['block_id'], value: typed };
    return this.#o.delivery.send('interactive', suggestionPayload(by, { ...surface, ...what }));
  }

  valuesOf(viewId: string): StateValues {
    return initialValues(objectsIn(this.#o.mirror.view(viewId)?.['blocks']));
  }

  async submit(by: Member, viewId: string, values: StateValues): Promise<Ack> {
    const { upstream, mirror, say } = this.#o;
    if (mirror.stack.at(-1)?.['id'] !== viewId) throw new Error('That modal is not in front.');
    mirror.actor = by.id;
    const ack = upstream.expect(
      (_kind, payload) => payload['type'] === 'view_submission' && userIn(payload) === by.id,
    );
    say({ t: 'view_submit', user: by.id, values });
    return ack;
  }

  async close(by: Member, viewId: string): Promise<Ack> {
    const { upstream, mirror, say } = this.#o;
    mirror.actor = by.id;
    const isTold = mirror.view(viewId)?.['notify_on_close'] === true;
    const ack = isTold
      ? upstream.expect((_kind, payload) => payload['type'] === 'view_closed')
      : Promise.resolve(NOT_SENT);
    say({ t: 'view_close', user: by.id });
    return ack;
  }

  async openHome(by: Member, tab: 'home' | 'messages'): Promise<Ack> {
    const { upstream, localSlack, subscriptions, workspace, delivery, now } = this.#o;
    if (!subscriptions.has('app_home_opened')) return NOT_SENT;
    if (tab === 'messages') {
      const channel = await this.#channel(by, 'dm');
      const ts = workspace.timestamp();
      const event = { type: 'app_home_opened', user: by.id, channel, tab, event_ts: ts };
      return delivery.send('events_api', eventPayload(event, workspace.id('Ev'), now()));
    }
    const ack = upstream.expect((_kind, { event }) => {
      return isJson(event) && event['type'] === 'app_home_opened' && event['user'] === by.id;
    });
    await localSlack.control('open-home', { user: by.id, appId: APP_ID });
    return ack;
  }

  async useShortcut(by: Member, callbackId: string): Promise<Ack> {
    const { upstream, delivery, mirror, workspace } = this.#o;
    mirror.actor = by.id;
    const trigger = await upstream.borrowTrigger(by.id, await this.#channel(by, 'dm'));
    const payload = shortcutPayload(by, callbackId, trigger, workspace.timestamp());
    return delivery.send('interactive', payload);
  }

  #viewJson(viewId: string): Json {
    return { ...this.#o.mirror.view(viewId), state: { values: this.valuesOf(viewId) } };
  }

  async #channel(by: Member, place: string): Promise<string> {
    const { localSlack, botToken, workspace } = this.#o;
    if (place !== 'dm') {
      const conversation = workspace.conversation(place);
      if (conversation?.members.has(by.id) && !conversation.isDirect) return conversation.id;
      throw new Error(`${by.name} isn't in ${place}.`);
    }
    const opened = await localSlack.call('conversations.open', { users: by.id }, botToken);
    const [channel] = objectsIn([opened['channel']]);
    return text(channel?.['id']) ?? '';
  }
}

function userIn(payload: Json): string | undefined {
  const [user] = objectsIn([payload['user']]);
  return text(user?.['id']);
}
