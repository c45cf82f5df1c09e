import { listCard } from '../cards/list-card.ts';
import { fits, isEmpty, suits } from '../lookup/filters.ts';
import { answer, foundHeading, wholeList } from './answer.ts';
import type { Command } from './command.ts';

/**
 * `list [benefits | mistakes | causes | filters]`: everything, one kind of topic,
 * or all moves that fit a place, part of the body, equipment and so on.
 */
export const list: Command = ({ text }, tools) => {
  const { context, catalogue, lookup } = tools;
  if (text.trim() === '') return { card: wholeList('exercises', context), audience: 'channel' };
  const understood = lookup(text);
  const { filters } = understood;
  if (isEmpty(filters)) return answer(understood, tools);
  const fitting = catalogue.exercises.filter((exercise) => fits(exercise, filters));
  // Where nothing meets every wish the others are given up, troubles to avoid never.
  const spared = catalogue.exercises.filter((exercise) => suits(exercise, filters.avoid));
  const entries = fitting.length > 0 ? fitting : spared;
  const heading = foundHeading(entries, fitting.length > 0, context);
  return {
    card: listCard(heading, entries, context),
    audience: filters.avoid.length > 0 ? 'caller' : 'channel',
  };
};
