import { listCard } from '../cards/list-card.ts';
import { fits, isEmpty } from '../lookup/filters.ts';
import { answer, wholeList } from './answer.ts';
import type { Command } from './command.ts';

/**
 * `list [benefits | mistakes | causes | filters]`: everything, one kind of topic,
 * or all moves that fit a place, part of the body, equipment and so on.
 */
export const list: Command = (text, tools) => {
  const { context, catalogue, lookup } = tools;
  const understood = lookup(text);
  if (text.trim() === '') return { card: wholeList('exercises', context), audience: 'channel' };
  if (isEmpty(understood.filters)) return answer(understood, tools);
  const fitting = catalogue.exercises.filter((exercise) => fits(exercise, understood.filters));
  const { found, close } = context.wording.phrases.list;
  const heading =
    fitting.length > 0
      ? { title: found.title, summary: context.wording.count(found.summary, fitting.length) }
      : close;
  const entries = fitting.length > 0 ? fitting : catalogue.exercises;
  const personal = understood.filters.avoid.length > 0;
  return { card: listCard(heading, entries, context), audience: personal ? 'caller' : 'channel' };
};
