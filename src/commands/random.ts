import type { Card } from '../cards/card.ts';
import type { CardContext } from '../cards/context.ts';
import { exerciseCard } from '../cards/exercise-card.ts';
import type { Exercise } from '../content/catalogue.ts';
import { fits, isEmpty, suits } from '../lookup/filters.ts';
import type { Command, Toolbox } from './command.ts';

/** `random [filters]`: any move that fits; without filters, one that can be done at work. */
export const random: Command = ({ text }, tools) => {
  const { filters } = tools.lookup(text);
  const { exercises } = tools.catalogue;
  const fitting = exercises.filter((exercise) => fits(exercise, filters));
  const spared = exercises.filter((exercise) => suits(exercise, filters.avoid));
  const pool = isEmpty(filters) || fitting.length === 0 ? atWork(spared) : fitting;
  return { card: pick(pool, tools.context, tools), audience: 'channel' };
};

/** A move that can be done at work, in ordinary clothes. */
export function randomMove(context: CardContext, tools: Toolbox): Card {
  return pick(atWork(tools.catalogue.exercises), context, tools);
}

/** Another move in the place of this one, never the same. */
export function anotherMove(than: Exercise, context: CardContext, tools: Toolbox): Card {
  const others = tools.catalogue.exercises.filter((exercise) => exercise.slug !== than.slug);
  const same = others.filter(({ place }) => place.some((each) => than.place.includes(each)));
  return pick(same.length > 0 ? same : others, context, tools);
}

/** The moves that can be done at work, or all where none can. */
export function atWork(exercises: readonly Exercise[]): Exercise[] {
  const fitting = exercises.filter(({ place }) => place.some((each) => each !== 'floor'));
  return fitting.length > 0 ? fitting : [...exercises];
}

function pick(pool: readonly Exercise[], context: CardContext, { random: roll }: Toolbox): Card {
  const exercise = pool[Math.floor(roll() * pool.length)] ?? pool[0];
  if (!exercise) throw new RangeError('the catalogue has no exercises to pick from');
  return exerciseCard(exercise, context);
}
