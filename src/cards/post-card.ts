import type { Exercise } from '../content/catalogue.ts';
import { type Verb, actionId } from './action-id.ts';
import type { Action, Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { exerciseCard } from './exercise-card.ts';
import { signed } from './schedule-wording.ts';

/** What a daily post says around its stretch. */
export interface Post {
  /** The delivery's id: the post's buttons carry it. */
  readonly delivery: string;
  /** How many people have pressed "Done". */
  readonly done: number;
  /** Who set the schedule up, by the platform's id; empty where that is nobody any more. */
  readonly createdBy: string;
  /** What is typed to change it: "/stretch schedule". */
  readonly command: string;
  /** What the week was like, on its last post. */
  readonly week?: string | undefined;
}

/** A post's parts that the card of a move has and a channel doesn't need. */
const NOT_IN_A_CHANNEL: ReadonlySet<Block['type']> = new Set(['actions', 'choices']);

/** The daily post: one move with all it takes to do it, who is to thank, and how to manage it. */
export function postCard(exercise: Exercise, post: Post, context: CardContext): Card {
  const { wording } = context;
  const { post: texts, schedule } = wording.phrases;
  const card = exerciseCard(exercise, context);
  const said = [
    ...(post.done > 0 ? [wording.count(texts.done, post.done)] : []),
    ...(post.week === undefined ? [] : [post.week]),
  ];
  return {
    ...card,
    blocks: [
      ...card.blocks.filter(({ type }) => !NOT_IN_A_CHANNEL.has(type)),
      ...said.map((text): Block => ({ type: 'text', text })),
      { type: 'actions', actions: actions(exercise, post, context) },
      signed(wording.fill(texts.manage, { command: post.command }), post.createdBy, schedule),
    ],
  };
}

/** Why the bot stopped a channel's daily post, and what to do about it: for the person who set it up. */
export function stoppedCard(
  because: 'gone' | 'forbidden',
  { channel, command }: { readonly channel: string; readonly command: string },
  { wording }: CardContext,
): Card {
  const { stopped } = wording.phrases.post;
  const remedy = wording.fill(stopped[because], { command });
  return {
    title: stopped.title,
    summary: remedy,
    blocks: [
      { type: 'text', text: remedy },
      { type: 'text', text: stopped.where, names: { channel } },
    ],
  };
}

function actions(
  { id, slug }: Exercise,
  { delivery }: Post,
  { wording: { phrases } }: CardContext,
): Action[] {
  const { did, swap, unfit, details } = phrases.post;
  const idOf = (verb: Verb) => actionId(verb, `${delivery}/${slug}`);
  return [
    { id: idOf('did'), label: did, primary: true },
    { id: idOf('swap'), label: swap },
    { id: idOf('unfit'), label: unfit },
    { id: actionId('show', id), label: details },
  ];
}
