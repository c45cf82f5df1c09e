import { type CardContext, FOCUSES } from '../cards/context.ts';
import { entryCard } from '../cards/entry-card.ts';
import { helpCard, unknownCard } from '../cards/help-card.ts';
import { listCard } from '../cards/list-card.ts';
import type { Card } from '../cards/card.ts';
import type { Entry } from '../content/catalogue.ts';
import { LISTS, type ListName, type Understanding } from '../lookup/lookup.ts';
import type { Reply } from '../request.ts';
import type { Toolbox } from './command.ts';
import { randomMove } from './random.ts';

/** The reply to a message that was looked up. */
export function answer(understood: Understanding, tools: Toolbox): Reply {
  const context = personal(understood, tools.context);
  const personalQuestion = understood.symptom || understood.filters.avoid.length > 0;
  return {
    card: card(understood, context, tools),
    audience: personalQuestion || understood.kind === 'none' ? 'caller' : 'channel',
  };
}

function card(understood: Understanding, context: CardContext, tools: Toolbox): Card {
  const { phrases } = context.wording;
  const { catalogue } = tools;
  const [first] = understood.results;
  const list = LISTS.find((name) => name === first?.id);
  if (list) return wholeList(list, context);
  const entries = understood.results.flatMap(({ id }) => catalogue.entry(id) ?? []);

  switch (understood.kind) {
    case 'entry': {
      const [entry] = entries;
      return entry ? entryCard(entry, context) : helpCard(context);
    }
    case 'list':
      return listCard(foundHeading(entries, understood.complete, context), entries, context);
    case 'choices':
      return listCard(phrases.list[entries.length > 1 ? 'choose' : 'maybe'], entries, context);
    case 'none':
      if (understood.intent === 'help') return helpCard(context);
      if (understood.intent === 'random') return randomMove(context, tools);
      return unknownCard(understood.suggestions, understood.elsewhere, context);
  }
}

/** All entries of one kind, to pick from. */
export function wholeList(list: ListName, context: CardContext): Card {
  return listCard(context.wording.phrases.list[list], context.catalogue[list], context);
}

/** The heading over moves that fit a wish, or that only come close. */
export function foundHeading(
  entries: readonly Entry[],
  complete: boolean,
  { wording }: CardContext,
) {
  const { found, close } = wording.phrases.list;
  return complete
    ? { title: found.title, summary: wording.count(found.summary, entries.length) }
    : close;
}

function personal({ intent, filters, symptom }: Understanding, context: CardContext): CardContext {
  const focus = FOCUSES.find((each) => each === intent);
  return {
    ...context,
    troubles: filters.avoid,
    symptom,
    ...(focus ? { focus } : {}),
  };
}
