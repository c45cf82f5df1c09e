import { combine, findExercises } from '../lookup/find.ts';
import { isEmpty } from '../lookup/filters.ts';
import { answer } from './answer.ts';
import type { Command } from './command.ts';
import { randomMove } from './random.ts';

/**
 * `stretch [name, question or filters]`, with options where the platform has
 * them: that move, those that fit, or, with nothing said, one for now.
 */
export const stretch: Command = ({ text, wishes }, tools) => {
  const { catalogue, lookup } = tools;
  if (text.trim() === '') {
    return isEmpty(wishes)
      ? { card: randomMove(tools.context, tools), audience: 'channel' }
      : answer(findExercises(catalogue, wishes), tools);
  }
  const said = lookup(text);
  const filters = combine(said.filters, wishes);
  const isWish = said.intent === 'list' || (said.kind === 'none' && !isEmpty(said.filters));
  if (isEmpty(wishes) || !isWish) return answer({ ...said, filters }, tools);
  return answer({ ...findExercises(catalogue, filters), symptom: said.symptom }, tools);
};
