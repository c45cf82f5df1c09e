import { isJson, type Json, objectsIn, text } from '../json.ts';
import type { Place, StandingMessage } from '../peer.ts';
import type { Screens } from '../people/screens.ts';
import type { MessageSight, ModalSight } from '../sight.ts';
import { BOT, type Workspace } from '../workspace/workspace.ts';

type OnDirect = (message: Json, change: MessageSight['change'], channel: string) => void;

/**
 * What local-slack's own page shows, live, as what each person sees.
 *
 * local-slack has one stack of modals for all; it counts as that of whoever acted last.
 */
export class Mirror {
  /** Who opened, or last changed, what is on the stack of modals. */
  actor = '';
  readonly #screens: Screens;
  readonly #workspace: Workspace;
  readonly #onDirect: OnDirect;
  readonly #messages = new Map<string, Json>();
  readonly #homes = new Map<string, Json>();
  /** The direct messages, by their channel: who reads them. */
  readonly #direct = new Map<string, string>();
  #stack: Json[] = [];

  /** @param onDirect Told of each change to a message of the bot in a direct message. */
  constructor(screens: Screens, workspace: Workspace, onDirect: OnDirect) {
    this.#screens = screens;
    this.#workspace = workspace;
    this.#onDirect = onDirect;
  }

  /** Takes in a message of the page's WebSocket. */
  take(update: Json): void {
    switch (update['t']) {
      case 'message':
        this.#put(update['message'], 'posted');
        break;
      case 'message_update':
        this.#put(update['message'], 'replaced');
        break;
      case 'message_delete':
        this.#delete(`${text(update['channel'])}:${text(update['ts'])}`);
        break;
      case 'channel':
        this.#addDirect(update['channel']);
        break;
      case 'view':
        this.#changeStack(objectsIn(update['stack']));
        break;
      case 'view_errors':
        this.#refuse(update['errors']);
        break;
      case 'home':
        this.#showHome(text(update['user']) ?? '', update['view']);
        break;
    }
  }

  /** The modals on the screen, the one in front last. */
  get stack(): readonly Json[] {
    return this.#stack;
  }

  /** The view with this id, if it is on the screen. */
  view(id: string): Json | undefined {
    return [...this.#stack, ...this.#homes.values()].find((view) => view['id'] === id);
  }

  /** The published home tab of a person. */
  home(person: string): Json | undefined {
    return this.#homes.get(person);
  }

  /** A message that stands in a channel. */
  message(channel: string, ts: string): Json | undefined {
    return this.#messages.get(`${channel}:${ts}`);
  }

  /** The messages of the bot that all in a channel can read. */
  messagesIn(place: Place): StandingMessage[] {
    const channel = this.#workspace.conversation(place)?.id;
    const direct = [...this.#direct].find(([, person]) => `D${person.slice(1)}` === channel)?.[0];
    const standing = [...this.#messages.values()].filter(
      (each) => [channel, direct].includes(text(each['channel'])) && each['user'] === BOT.id,
    );
    return standing
      .filter((each) => each['ephemeral_to'] === undefined)
      .map((each) => sightOf(each, 'posted'));
  }

  #put(message: unknown, change: MessageSight['change']): void {
    if (!isJson(message)) return;
    this.#messages.set(`${text(message['channel'])}:${text(message['ts'])}`, message);
    if (message['user'] === BOT.id) this.#show(message, change);
  }

  #delete(key: string): void {
    const message = this.#messages.get(key);
    this.#messages.delete(key);
    if (message?.['user'] === BOT.id) this.#show(message, 'deleted');
  }

  #show(message: Json, change: MessageSight['change']): void {
    const channel = text(message['channel']) ?? '';
    const only = text(message['ephemeral_to']) ?? this.#direct.get(channel);
    const members = this.#workspace.conversations.get(channel)?.members ?? [];
    const readers = only === undefined ? [...members].filter((id) => id !== BOT.id) : [only];
    for (const reader of readers) this.#screens.show(reader, sightOf(message, change));
    const isEphemeral = message['ephemeral_to'] !== undefined;
    if (this.#direct.has(channel) && !isEphemeral) this.#onDirect(message, change, channel);
  }

  #addDirect(channel: unknown): void {
    if (!isJson(channel) || channel['is_im'] !== true) return;
    const members = Array.isArray(channel['members']) ? channel['members'] : [];
    const person = members.find((id) => id !== BOT.id);
    this.#direct.set(text(channel['id']) ?? '', text(person) ?? '');
  }

  #changeStack(stack: Json[]): void {
    const before = this.#stack;
    this.#stack = stack;
    const [top, previous] = [stack.at(-1), before.at(-1)];
    if (!top) {
      if (previous) this.#showModal(previous, 'closed');
      return;
    }
    if (stack.length > before.length)
      this.#showModal(top, before.length === 0 ? 'opened' : 'pushed');
    else if (stack.length < before.length) this.#showModal(top, 'closed');
    else this.#showModal(top, 'updated');
  }

  #refuse(errors: unknown): void {
    const top = this.#stack.at(-1);
    if (!top || !isJson(errors)) return;
    const lines = Object.entries(errors).map(([id, line]) => [id, String(line)] as const);
    this.#showModal(top, 'refused', Object.fromEntries(lines));
  }

  #showModal(
    view: Json,
    change: ModalSight['change'],
    errors: Readonly<Record<string, string>> = {},
  ): void {
    const [title] = objectsIn([view['title']]);
    this.#screens.show(this.actor, {
      kind: 'modal',
      change,
      viewId: text(view['id']) ?? '',
      title: text(title?.['text']) ?? '',
      blocks: objectsIn(view['blocks']),
      errors,
    });
  }

  #showHome(person: string, view: unknown): void {
    if (!isJson(view)) return;
    this.#homes.set(person, view);
    const blocks = objectsIn(view['blocks']);
    this.#screens.show(person, { kind: 'home', viewId: text(view['id']) ?? '', blocks });
  }
}

function sightOf(message: Json, change: MessageSight['change']): MessageSight {
  const threadTs = text(message['thread_ts']);
  return {
    kind: 'message',
    change,
    onlyVisibleToYou: message['ephemeral_to'] !== undefined,
    channel: text(message['channel']) ?? '',
    ts: text(message['ts']) ?? '',
    text: text(message['text']) ?? '',
    blocks: objectsIn(message['blocks']),
    files: objectsIn(message['files']),
    ...(threadTs !== undefined && { threadTs }),
  };
}
