import { readActionId } from '../cards/action-id.ts';
import { type CardContext, FOCUSES } from '../cards/context.ts';
import type { Card } from '../cards/card.ts';
import { entryCard } from '../cards/entry-card.ts';
import { helpCard, messageCard } from '../cards/help-card.ts';
import { LISTS } from '../lookup/lookup.ts';
import { wholeList } from './answer.ts';
import type { Command, Toolbox } from './command.ts';
import { anotherMove, randomMove } from './random.ts';

/** A button pressed or a choice made, however long ago it was sent: what it stood for, or a helpful word. */
export const press: Command = (id, tools) => ({ card: pressed(id, tools), audience: 'channel' });

function pressed(id: string, tools: Toolbox): Card {
  const { context, catalogue } = tools;
  const action = readActionId(id);
  const [entryId = '', question] = action?.value.split('/') ?? [];
  const entry = catalogue.entry(entryId);
  const focus = FOCUSES.find((each) => each === question);
  const list = LISTS.find((name) => name === action?.value);
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
      return list ? wholeList(list, context) : gone(context);
    case 'help':
      return helpCard(context);
    case undefined:
      return gone(context);
  }
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
