import { identified } from './identified.ts';
import { initialValues, type StateValues } from '../people/inputs.ts';
import { isJson, type Json, objectsIn, text } from '../json.ts';
import type { Screens } from '../people/screens.ts';
import type { ModalSight } from '../sight.ts';
import { SlackError } from './slack-error.ts';
import { APP_ID, BOT, TEAM, type Workspace } from './workspace.ts';

/** docs.slack.dev/surfaces/modals: three views on top of each other. */
const MOST_STACKED = 3;

/** A modal or home view that somebody has on the screen. */
export interface OpenView {
  readonly id: string;
  readonly person: string;
  readonly rootId: string;
  readonly previousId: string | null;
  definition: Json;
  blocks: readonly Json[];
  hash: string;
  /** What its inputs hold. */
  values: StateValues;
}

/** The modals and home views that people have on the screen. */
export class Views {
  readonly #workspace: Workspace;
  readonly #screens: Screens;
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();

  constructor(workspace: Workspace, screens: Screens) {
    this.#workspace = workspace;
    this.#screens = screens;
  }

  /** The modals of a person, the one in front last. */
  stackOf(person: string): readonly OpenView[] {
    return this.#stacks.get(person) ?? [];
  }

  /** The home tab of a person, once the bot has published it. */
  homeOf(person: string): OpenView | undefined {
    return this.#homes.get(person);
  }

  /** The view with this id, of whoever has it open. */
  find(id: string): OpenView | undefined {
    const all = [...this.#stacks.values().flatMap((stack) => stack), ...this.#homes.values()];
    return all.find((view) => view.id === id);
  }

  /** Opens a modal in place of those that were open. */
  open(person: string, definition: Json): OpenView {
    const view = this.#create(person, definition, undefined);
    this.#stacks.set(person, [view]);
    this.#show(view, 'opened');
    return view;
  }

  /** Opens a modal on top of those that are open. */
  push(person: string, definition: Json): OpenView {
    const stack = this.stackOf(person);
    const top = stack.at(-1);
    if (!top) throw new SlackError('not_found');
    if (stack.length >= MOST_STACKED) throw new SlackError('push_limit_reached');
    const view = this.#create(person, definition, top);
    this.#stacks.set(person, [...stack, view]);
    this.#show(view, 'pushed');
    return view;
  }

  /** Puts another definition in the place of an open modal's; entries in inputs that stay are kept. */
  update(view: OpenView, definition: Json, hash?: string): OpenView {
    if (hash !== undefined && hash !== view.hash) throw new SlackError('hash_conflict');
    const kept = view.values;
    this.#define(view, definition);
    for (const [block, actions] of Object.entries(view.values)) {
      for (const action of Object.keys(actions))
        actions[action] = kept[block]?.[action] ?? actions[action] ?? {};
    }
    this.#show(view, 'updated');
    return view;
  }

  /** Publishes somebody's home tab. */
  publish(person: string, definition: Json, hash?: string): OpenView {
    const known = this.#homes.get(person);
    if (hash !== undefined && known && hash !== known.hash) throw new SlackError('hash_conflict');
    const view = known ?? this.#create(person, definition, undefined);
    this.#define(view, definition);
    this.#homes.set(person, view);
    this.#screens.show(person, { kind: 'home', viewId: view.id, blocks: view.blocks });
    return view;
  }

  /** Closes the front modal of a stack, or all of them. */
  close(view: OpenView, all: boolean): void {
    const stack = this.stackOf(view.person);
    this.#stacks.set(view.person, all ? [] : stack.filter((each) => each !== view));
    this.#show(view, 'closed');
  }

  /** Shows a modal's errors beside its inputs. */
  refuse(view: OpenView, errors: Readonly<Record<string, string>>): void {
    this.#show(view, 'refused', errors);
  }

  #create(person: string, definition: Json, below: OpenView | undefined): OpenView {
    const id = this.#workspace.id('V');
    const place = { id, person, rootId: below?.rootId ?? id, previousId: below?.id ?? null };
    const view: OpenView = { ...place, definition, blocks: [], hash: '', values: {} };
    this.#define(view, definition);
    return view;
  }

  #define(view: OpenView, definition: Json): void {
    view.definition = definition;
    view.blocks = identified(definition['blocks'], () => this.#workspace.id('b'));
    view.hash = this.#workspace.timestamp();
    view.values = initialValues(view.blocks);
  }

  #show(
    view: OpenView,
    change: ModalSight['change'],
    errors: Readonly<Record<string, string>> = {},
  ): void {
    const [title] = objectsIn([view.definition['title']]);
    this.#screens.show(view.person, {
      kind: 'modal',
      change,
      viewId: view.id,
      title: text(title?.['text']) ?? '',
      blocks: view.blocks,
      errors,
    });
  }
}

/** A view as Slack shows it to the bot. */
export function viewJson(view: OpenView): Json {
  const { definition } = view;
  return {
    id: view.id,
    team_id: TEAM.id,
    type: definition['type'],
    blocks: view.blocks,
    private_metadata: text(definition['private_metadata']) ?? '',
    callback_id: text(definition['callback_id']) ?? '',
    state: { values: view.values },
    hash: view.hash,
    ...(isJson(definition['title']) && { title: definition['title'] }),
    clear_on_close: definition['clear_on_close'] === true,
    notify_on_close: definition['notify_on_close'] === true,
    close: definition['close'] ?? null,
    submit: definition['submit'] ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: APP_ID,
    external_id: text(definition['external_id']) ?? '',
    app_installed_team_id: TEAM.id,
    bot_id: BOT.botId,
  };
}
