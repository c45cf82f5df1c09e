import { type ActionMeaning, readActionId } from '../cards/action-id.ts';
import type { Card } from '../cards/card.ts';
import { type CardContext, FOCUSES } from '../cards/context.ts';
import { entryCard } from '../cards/entry-card.ts';
import { doneCard, helpCard, messageCard } from '../cards/help-card.ts';
import { LISTS } from '../lookup/lookup.ts';
import { isEmpty } from '../lookup/filters.ts';
import { findExercises } from '../lookup/find.ts';
import type { Reply } from '../request.ts';
import { answer, wholeList } from './answer.ts';
import type { Toolbox } from './command.ts';
import { pick } from './pick.ts';
import { pressForget, showPrivacy } from './privacy.ts';
import { anotherMove, randomMove } from './random.ts';
import { pressPost } from './schedule/post.ts';
import { pressSchedule } from './schedule/schedule.ts';
import type { Caller } from './schedule/visit.ts';
import { readWishes } from './wishes.ts';

/**
 * A button pressed or a choice made, however long ago it was sent: what it stood
 * for, or a helpful word. Only the one who pressed sees it: a shared message is
 * there for everybody, and nobody else asked.
 */
export function press(id: string, caller: Caller, tools: Toolbox): Reply | Promise<Reply> {
  const action = readActionId(id);
  switch (action?.verb) {
    case 'did':
    case 'swap':
    case 'unfit':
      return pressPost(action.verb, action.value, caller, tools);
    case 'schedule':
      return pressSchedule(action.value, caller, tools);
    case 'privacy':
      return showPrivacy(caller, tools);
    case 'forget':
      return pressForget(action.value, caller, tools);
  }
  if (action?.verb === 'pick') return pick(tools);
  const reply: Reply = { card: pressed(action, tools), audience: 'caller' };
  // What goes on about the same move may take its place; a list or help would be in the way.
  const goesOn = action !== undefined && GOES_ON.has(action.verb);
  return goesOn ? { ...reply, replaces: 'own' } : reply;
}

const GOES_ON: ReadonlySet<ActionMeaning['verb']> = new Set(['ask', 'another', 'done']);

function pressed(action: ActionMeaning | undefined, tools: Toolbox): Card {
  const { context, catalogue } = tools;
  const [entryId = '', question] = action?.value.split('/') ?? [];
  const entry = catalogue.entry(entryId);
  const focus = FOCUSES.find((each) => each === question);
  switch (action?.verb) {
    case 'show':
      return entry ? entryCard(entry, context) : gone(context);
    case 'ask':
      return entry ? entryCard(entry, focus ? { ...context, focus } : context) : gone(context);
    case 'another':
      return entry?.type === 'exercise'
        ? anotherMove(entry, context, tools)
        : randomMove(context, tools);
    case 'list':
      return listed(action.value, tools) ?? gone(context);
    case 'done':
      return entry ? doneCard(entry.name, context) : gone(context);
    case 'help':
      return helpCard(context);
    default:
      return gone(context);
  }
}

/** A whole list by its name, or the moves for a place or a part of the body: `place/desk`. */
function listed(value: string, tools: Toolbox): Card | undefined {
  const list = LISTS.find((name) => name === value);
  if (list) return wholeList(list, tools.context);
  const [facet = '', wanted = ''] = value.split('/');
  const { filters } = readWishes({ [facet]: [wanted] });
  return isEmpty(filters) ? undefined : answer(findExercises(tools.catalogue, filters), tools).card;
}

/** For a button whose entry or meaning is no longer there. */
function gone(context: CardContext): Card {
  const { stale } = context.wording.phrases;
  const help = helpCard(context);
  return {
    ...messageCard(stale),
    blocks: [...messageCard(stale).blocks, ...help.blocks.slice(-1)],
  };
}
