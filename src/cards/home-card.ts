import type { Exercise } from '../content/catalogue.ts';
import { AREAS, PLACES } from '../content/schema/terms.ts';
import { actionId } from './action-id.ts';
import type { Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { pictureBlocks } from './exercise-card.ts';

/** The bot's own page: today's stretch, then where and what for, help and privacy. */
export function homeCard(today: Exercise, context: CardContext): Card {
  const { home, actions } = context.wording.phrases;
  return {
    title: home.title,
    summary: home.summary,
    blocks: [
      { type: 'text', text: home.summary },
      { type: 'text', text: `**${home.today} ${today.name}.** ${today.summary}` },
      ...pictureBlocks(today, context),
      {
        type: 'actions',
        actions: [
          { id: actionId('show', today.id), label: actions.show, primary: true },
          { id: actionId('another'), label: actions.random },
          { id: actionId('pick'), label: actions.pick },
        ],
      },
      ...browseBlocks(context),
      {
        type: 'actions',
        actions: [
          { id: actionId('list', 'exercises'), label: actions.all },
          { id: actionId('help'), label: actions.help },
          { id: actionId('privacy'), label: actions.privacy },
        ],
      },
    ],
  };
}

/** Ways to the moves that fit: by place, and by part of the body. */
export function browseCard(context: CardContext): Card {
  const { title, browse: summary } = context.wording.phrases.pick;
  return { title, summary, blocks: [{ type: 'text', text: summary }, ...browseBlocks(context)] };
}

function browseBlocks({ catalogue, wording }: CardContext): Block[] {
  const { options, terms } = wording.phrases;
  const used = <T>(values: readonly T[], has: (exercise: Exercise) => readonly T[]): T[] =>
    values.filter((value) => catalogue.exercises.some((exercise) => has(exercise).includes(value)));
  const choice = (facet: 'place' | 'area', value: string, label: string) => ({
    id: actionId('list', `${facet}/${value}`),
    label: wording.capitalised(label),
  });
  return [
    {
      type: 'choices',
      prompt: options.place.description,
      choices: used(PLACES, ({ place }) => place).map((each) =>
        choice('place', each, terms.place[each]),
      ),
      aside: true,
    },
    {
      type: 'choices',
      prompt: options.area.description,
      choices: used(AREAS, ({ areas }) => areas).map((each) =>
        choice('area', each, terms.area[each]),
      ),
      aside: true,
    },
  ];
}
