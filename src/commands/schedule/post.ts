import { doneCard } from '../../cards/help-card.ts';
import { listCard } from '../../cards/list-card.ts';
import { similarExercises } from '../../cards/similar.ts';
import type { Reply } from '../../request.ts';
import type { Toolbox } from '../command.ts';
import { atWork } from '../random.ts';
import { type Caller, receive, told, type Visit } from './visit.ts';

/** As many as somebody takes in at a glance. */
const ALTERNATIVES = 4;

/** A button under a daily post: `4711/neck-tilt`, the delivery and the move that it showed. */
export function pressPost(
  verb: 'did' | 'swap' | 'unfit',
  value: string,
  caller: Caller,
  tools: Toolbox,
): Promise<Reply> | Reply {
  const [delivery = '', exercise = ''] = value.split('/');
  if (verb === 'unfit') return unfit(exercise, tools);
  // Whoever can't be counted has still done it.
  const move = tools.catalogue.exercise(exercise);
  if (verb === 'did' && move && (!caller.from || !tools.schedules)) {
    return { card: doneCard(move.name, tools.context), audience: 'caller' };
  }
  return receive(caller, tools, (visit) => {
    const { platform, workspace } = visit.channel;
    const post = { platform, workspace, delivery, exercise };
    return verb === 'did' ? did(post, visit) : swap(post, visit);
  });
}

type Post = Parameters<Visit['desk']['swap']>[0];

async function did(post: Post, { desk, from, tools }: Visit): Promise<Reply> {
  const { counted, forgotten } = tools.context.wording.phrases.post;
  const pressed = await desk.did(post, from.person);
  if (!pressed) return told(forgotten);
  return pressed.counted ? sharedCard(pressed.card) : told(counted);
}

async function swap(post: Post, { desk, tools }: Visit): Promise<Reply> {
  const { enough, noOther, forgotten } = tools.context.wording.phrases.post;
  const swapped = await desk.swap(post);
  if ('card' in swapped) return sharedCard(swapped.card);
  return told({ enough, 'no other': noOther, forgotten }[swapped.result]);
}

/** For one person alone: others like it, that can be done at work. */
function unfit(slug: string, { catalogue, context }: Toolbox): Reply {
  const { instead, forgotten } = context.wording.phrases.post;
  const move = catalogue.exercise(slug);
  const others = move ? similarExercises(move, catalogue, []) : catalogue.exercises;
  const some = atWork(others).slice(0, ALTERNATIVES);
  return some.length > 0
    ? { card: listCard(instead, some, context), audience: 'caller' }
    : told(forgotten);
}

function sharedCard(card: Reply['card']): Reply {
  return { card, audience: 'channel', replaces: 'shared' };
}
