import { AckAnswers } from './ack-answers.ts';
import type { Ack, Delivery } from '../server/delivery.ts';
import { escapeTyped, withoutDefinition } from '../people/gesture-text.ts';
import type { Gestures } from '../people/gestures.ts';
import type { ResponseUrls, Triggers } from './grants.ts';
import { heldIn, type StateValues } from '../people/inputs.ts';
import { type Json, text } from '../json.ts';
import { type MessageBoard, messageJson } from './message-board.ts';
import {
  actionsPayload,
  closedPayload,
  commandPayload,
  eventPayload,
  shortcutPayload,
  submissionPayload,
  suggestionPayload,
  writingEvent,
} from './payloads.ts';
import type { Sight } from '../sight.ts';
import { type OpenView, viewJson, type Views } from './views.ts';
import type { Checks } from '../web-api/method.ts';
import { APP_ID, BOT, type Conversation, type Member, type Workspace } from './workspace.ts';

/** What the gestures work on. */
export interface GestureOptions {
  readonly workspace: Workspace;
  readonly board: MessageBoard;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responses: ResponseUrls;
  readonly delivery: Delivery;
  /** The events that the app subscribed to, `message.im` and the like. */
  readonly subscriptions: ReadonlySet<string>;
  readonly baseUrl: () => string;
  readonly now: () => number;
  readonly checks: Checks;
}

const NOT_SENT: Ack = { acknowledged: true, attempts: 0, elapsedMs: 0 };

/** The gestures of people in our own workspace. */
export class FakeGestures implements Gestures {
  readonly #o: GestureOptions;
  readonly #answers: AckAnswers;

  constructor(options: GestureOptions) {
    this.#o = options;
    this.#answers = new AckAnswers(options);
  }

  async runCommand(by: Member, place: string, command: string, typed: string): Promise<Ack> {
    const { triggers, delivery } = this.#o;
    const conversation = this.#place(by, place);
    const grants = {
      trigger_id: triggers.issue(by.id),
      response_url: this.#responseUrl({ person: by.id, channel: conversation.id }),
    };
    // The manifest says `should_escape: false`: the text comes as typed, with Slack's trimming.
    const payload = commandPayload(by, conversation, command, typed.trim(), grants);
    const ack = await delivery.send('slash_commands', payload);
    this.#answers.toCommand(ack, command, conversation, by);
    return ack;
  }

  async write(
    by: Member,
    place: string,
    typed: string,
    options: { readonly mentionsBot: boolean; readonly threadTs: string | undefined },
  ): Promise<Ack> {
    const { workspace } = this.#o;
    const conversation = this.#place(by, place);
    const ts = workspace.timestamp();
    const words = `${options.mentionsBot ? `<@${BOT.id}> ` : ''}${escapeTyped(typed)}`;
    const { threadTs } = options;
    workspace.messages.push({
      ts,
      channel: conversation.id,
      author: by.id,
      text: words,
      blocks: [],
      files: [],
      ...(threadTs !== undefined && { threadTs }),
    });
    const writing = { member: by, conversation, ts, text: words, threadTs };
    const isMember = conversation.members.has(BOT.id);
    const subscription = `message.${conversation.isDirect ? 'im' : 'channels'}`;
    let ack = NOT_SENT;
    if (
      options.mentionsBot &&
      !conversation.isDirect &&
      isMember &&
      this.#subscribed('app_mention')
    ) {
      ack = await this.#event(writingEvent({ ...writing, type: 'app_mention' }));
    }
    if (isMember && this.#subscribed(subscription)) {
      ack = await this.#event(writingEvent({ ...writing, type: 'message' }));
    }
    return ack;
  }

  async act(by: Member, sight: Sight, action: Json): Promise<Ack> {
    const { workspace, triggers, delivery } = this.#o;
    const actions = [{ ...withoutDefinition(action), action_ts: workspace.timestamp() }];
    if (sight.kind !== 'message') this.#hold(this.#view(sight.viewId), action);
    const surface =
      sight.kind === 'message'
        ? this.#messageSurface(by, sight.channel, sight.ts)
        : this.#viewSurface(sight.viewId);
    const payload = actionsPayload(by, triggers.issue(by.id), { ...surface, actions });
    return delivery.send('interactive', payload);
  }

  #hold(view: OpenView, action: Json): void {
    const held = heldIn(action);
    const block = text(action['block_id']) ?? '';
    const id = text(action['action_id']) ?? '';
    if (held) view.values[block] = { ...view.values[block], [id]: held };
  }

  #messageSurface(by: Member, channel: string, ts: string): Json {
    const { workspace } = this.#o;
    const message = workspace.message(channel, ts);
    if (!message) throw new Error('That message is no longer there.');
    const isEphemeral = message.visibleTo !== undefined;
    const conversation = workspace.conversations.get(channel);
    return {
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: isEphemeral,
      },
      channel: { id: channel, name: conversation?.isDirect ? 'directmessage' : conversation?.name },
      // Slack doesn't send the content of an ephemeral message along.
      ...(!isEphemeral && { message: messageJson(message) }),
      state: { values: {} },
      response_url: this.#responseUrl({ person: by.id, channel, messageTs: ts }),
    };
  }

  #viewSurface(viewId: string): Json {
    const view = this.#view(viewId);
    return { container: { type: 'view', view_id: viewId }, view: viewJson(view) };
  }

  async suggest(by: Member, sight: Sight, action: Json, typed: string): Promise<Ack> {
    const surface =
      sight.kind === 'message'
        ? this.#messageSurface(by, sight.channel, sight.ts)
        : this.#viewSurface(sight.viewId);
    const what = { action_id: action['action_id'], block_id: action['block_id'], value: typed };
    const ack = await this.#o.delivery.send(
      'interactive',
      suggestionPayload(by, { ...surface, ...what }),
    );
    this.#answers.toSuggestion(ack);
    return ack;
  }

  valuesOf(viewId: string): StateValues {
    return this.#view(viewId).values;
  }

  async submit(by: Member, viewId: string, values: StateValues): Promise<Ack> {
    const view = this.#view(viewId);
    view.values = values;
    const payload = submissionPayload(by, this.#o.triggers.issue(by.id), viewJson(view));
    const ack = await this.#o.delivery.send('interactive', payload);
    this.#answers.toSubmission(ack, view);
    return ack;
  }

  async close(by: Member, viewId: string): Promise<Ack> {
    const view = this.#view(viewId);
    const all = view.definition['clear_on_close'] === true;
    this.#o.views.close(view, all);
    if (view.definition['notify_on_close'] !== true) return NOT_SENT;
    return this.#o.delivery.send('interactive', closedPayload(by, viewJson(view), all));
  }

  async openHome(by: Member, tab: 'home' | 'messages'): Promise<Ack> {
    const { workspace, views } = this.#o;
    const home = views.homeOf(by.id);
    const event = {
      type: 'app_home_opened',
      user: by.id,
      channel: workspace.directMessage(by.id).id,
      tab,
      ...(tab === 'home' && home && { view: viewJson(home) }),
      event_ts: workspace.timestamp(),
    };
    return this.#subscribed('app_home_opened') ? this.#event(event) : NOT_SENT;
  }

  async useShortcut(by: Member, callbackId: string): Promise<Ack> {
    const { triggers, workspace, delivery } = this.#o;
    const grants = [triggers.issue(by.id), workspace.timestamp()] as const;
    return delivery.send('interactive', shortcutPayload(by, callbackId, ...grants));
  }

  #event(event: Json): Promise<Ack> {
    const { workspace, delivery, now } = this.#o;
    return delivery.send('events_api', eventPayload(event, workspace.id('Ev'), now()));
  }

  #subscribed(event: string): boolean {
    return this.#o.subscriptions.has(event);
  }

  #responseUrl(context: { person: string; channel: string; messageTs?: string }): string {
    return `${this.#o.baseUrl()}${this.#o.responses.issuePath(context)}`;
  }

  #view(id: string): OpenView {
    const view = this.#o.views.find(id);
    if (!view) throw new Error(`The view ${id} of ${APP_ID} is no longer open.`);
    return view;
  }

  #place(by: Member, place: string): Conversation {
    const { workspace } = this.#o;
    const conversation =
      place === 'dm' ? workspace.directMessage(by.id) : workspace.conversation(place);
    if (!conversation?.members.has(by.id)) throw new Error(`${by.name} isn't in ${place}.`);
    return conversation;
  }
}
