import { actionId } from './action-id.ts';
import type { Action, Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { messageCard } from './help-card.ts';
import type { Wording } from './wording.ts';

/** What is kept that has to do with one person, where they ask. */
export interface KeptAbout {
  /** The channels whose daily stretch they set up. */
  readonly channels: readonly string[];
  /** Daily stretches of theirs that were deleted and can still be had back. */
  readonly deleted: number;
  /** Presses of "Done" that can still be told to be theirs; nothing where it can't be said for all places at once. */
  readonly presses: number | undefined;
  /** The workspace that it is about; all that the platform has when left out. */
  readonly workspace: string | undefined;
  /** Whether they may have everything about the workspace deleted. */
  readonly manages: boolean;
}

/** What can be forgotten: who somebody is, that and what they set up, or all of a workspace. */
const FORGETTABLE = ['name', 'schedules', 'workspace'] as const;

export type Forgettable = (typeof FORGETTABLE)[number];

/** In a button's id, in the place of a workspace's. */
const EVERYWHERE = '*';

/**
 * A button about being forgotten: what, and where, which doesn't depend on where it is pressed: what
 * was asked in a channel may be answered in direct messages.
 */
function forgetAction(what: Forgettable, workspace: string | undefined, answer = ''): string {
  return actionId('forget', [what, workspace ?? EVERYWHERE, answer].join('/'));
}

/** What a button about being forgotten stands for; nothing when no version of the bot made it. */
export function readForgetAction(value: string) {
  const [name, place = EVERYWHERE, answer] = value.split('/');
  const what = FORGETTABLE.find((each) => each === name);
  if (what === undefined) return undefined;
  return { what, workspace: place === EVERYWHERE ? undefined : place, isMeant: answer === 'yes' };
}

/** As many channels as are named; the others are counted. */
const MOST_NAMED = 10;

/** What is kept about people, and what isn't; then what that is for the one who asks. */
export function privacyCard({ wording }: CardContext, about?: KeptAbout): Card {
  const { title, summary, points } = wording.phrases.privacy;
  return {
    title,
    summary,
    blocks: [
      { type: 'text', text: summary },
      { type: 'list', ordered: false, items: points },
      ...(about ? aboutYou(about, wording) : []),
    ],
  };
}

/** The same where nothing is kept about anybody. */
export function nothingKeptCard(context: CardContext): Card {
  const card = privacyCard(context);
  const { nothing } = context.wording.phrases.privacy.you;
  return { ...card, blocks: [...card.blocks, { type: 'text', text: nothing }] };
}

function aboutYou(about: KeptAbout, wording: Wording): Block[] {
  const { you, forget } = wording.phrases.privacy;
  const { channels, deleted, presses, workspace, manages } = about;
  const everywhere = workspace === undefined;
  const named = channels.slice(0, everywhere ? 0 : MOST_NAMED);
  const unnamed = channels.length - named.length;
  const items = [
    ...(channels.length > 0 ? [wording.count(you.schedules, channels.length)] : []),
    ...(deleted > 0 ? [wording.count(you.deleted, deleted)] : []),
    presses === undefined
      ? you.pressesElsewhere
      : presses > 0
        ? wording.count(you.presses, presses)
        : you.noPresses,
  ];
  const anything = channels.length + deleted + (presses ?? 1) > 0;
  const wanted = FORGETTABLE.filter(
    (what) =>
      ({ name: anything, schedules: channels.length > 0, workspace: manages && !everywhere })[what],
  );
  const actions = wanted.map((what) => ({
    id: forgetAction(what, workspace),
    label: forget[what].label,
  }));
  return [
    {
      type: 'list',
      ordered: false,
      title: everywhere ? you.everywhere : you.here,
      items: anything ? items : [you.nothing],
    },
    ...named.map((channel): Block => ({ type: 'text', text: you.channels, names: { channel } })),
    ...(named.length > 0 && unnamed > 0
      ? [{ type: 'text' as const, text: wording.fill(you.more, { count: String(unnamed) }) }]
      : []),
    ...(actions.length > 0 ? [{ type: 'actions' as const, actions }] : []),
  ];
}

/** Asks whether that is meant: it can't be undone. */
export function forgetCard(
  what: Forgettable,
  workspace: string | undefined,
  { wording }: CardContext,
): Card {
  const { forget } = wording.phrases.privacy;
  const { ask, yes } = forget[what];
  const card = messageCard(ask);
  const actions: Action[] = [
    { id: forgetAction(what, workspace, 'yes'), label: yes },
    { id: actionId('privacy'), label: forget.no },
  ];
  return { ...card, blocks: [...card.blocks, { type: 'actions', actions }] };
}

/** What went, and what can't be reached from here. */
export function forgottenCard(
  what: Forgettable,
  { schedules, presses }: { readonly schedules: number; readonly presses: number },
  { wording }: CardContext,
): Card {
  const { done, went, stays } = wording.phrases.privacy.forget;
  const told = { name: went.named, schedules: went.deleted, workspace: went.workspace }[what];
  const items = [
    ...(schedules > 0 || what === 'workspace' ? [wording.count(told, schedules)] : []),
    ...(presses > 0 ? [wording.count(went.presses, presses)] : []),
  ];
  const summary = items[0] ?? went.nothing;
  return {
    title: done,
    summary,
    blocks: [
      { type: 'list', ordered: false, items: items.length > 0 ? items : [went.nothing] },
      { type: 'text', text: stays },
    ],
  };
}
