import type { Catalogue, Exercise, Topic } from '../content/catalogue.ts';
import type { Block } from './card.ts';
import type { CardContext, Focus } from './context.ts';

/** The answer to one question about a move, in a line or two, to stand first on its card. */
export function focusBlocks(exercise: Exercise, focus: Focus, context: CardContext): Block[] {
  const { catalogue, wording } = context;
  const { focus: words, terms, card } = wording.phrases;

  const line = (phrase: string, answer: string): Block[] => [
    { type: 'text', text: wording.fill(phrase, { answer }) },
  ];

  switch (focus) {
    case 'duration':
      return line(words.duration, wording.timing(exercise.timing));
    case 'targets':
      return line(
        words.targets,
        wording.list(exercise.targets.map((target) => terms.target[target])),
      );
    case 'easier':
      return line(words.easier, exercise.easier);
    case 'harder':
      return line(words.harder, exercise.harder);
    case 'caution':
      return line(words.caution, exercise.caution);
    case 'equipment': {
      const needs = exercise.equipment.needs.map((thing) => terms.equipment[thing]);
      return line(words.equipment, needs.length > 0 ? wording.list(needs) : card.nothing);
    }
    case 'mistakes': {
      const mistakes = topicsOf(catalogue.mistakes, exercise.mistakes);
      const items = mistakes.map(({ name, summary }) => `**${name}:** ${summary}`);
      return items.length > 0
        ? [{ type: 'list', ordered: false, items, title: words.mistakes }]
        : [];
    }
    case 'benefits': {
      const benefits = benefitsOf(catalogue, exercise);
      return benefits.length > 0
        ? line(words.benefits, benefits.map((each) => each.summary).join(' '))
        : [];
    }
    case 'causes': {
      const causes = topicsOf(catalogue.causes, exercise.causes);
      return causes.length > 0
        ? line(words.causes, wording.list(causes.map(({ name }) => name)))
        : [];
    }
  }
}

function topicsOf<T extends Topic>(topics: readonly T[], slugs: readonly string[]): T[] {
  return topics.filter((topic) => slugs.includes(topic.slug));
}

function benefitsOf(catalogue: Catalogue, exercise: Exercise): Topic[] {
  return catalogue.benefits.filter((benefit) => benefit.exercises.includes(exercise.slug));
}
