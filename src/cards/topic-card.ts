import type { Topic } from '../content/catalogue.ts';
import { actionId } from './action-id.ts';
import type { Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { entryChoices } from './entry-choices.ts';

/** A benefit, mistake or cause: what it is, what to do about it, and the moves that fit. */
export function topicCard(topic: Topic, context: CardContext): Card {
  const { catalogue, wording } = context;
  const { card, actions, list } = wording.phrases;
  const all = `${topic.type}s` as const;
  const exercises = topic.exercises.flatMap((slug) => catalogue.exercise(slug) ?? []);
  const blocks: Block[] = [{ type: 'text', text: topic.text }];
  if (topic.type === 'mistake') {
    blocks.push({ type: 'facts', facts: [{ label: card.instead, value: topic.instead }] });
  }
  if (topic.type === 'cause') {
    if (topic.helps.length > 0) {
      blocks.push({ type: 'list', ordered: false, items: topic.helps, title: card.helps });
    }
    blocks.push({ type: 'notice', tone: 'caution', text: topic.seeSomeone });
  }
  if (context.symptom) {
    blocks.push({ type: 'notice', tone: 'caution', text: context.safetyNet });
  }
  if (exercises.length > 0) {
    blocks.push({ type: 'choices', prompt: card.fitting, choices: entryChoices(exercises) });
  }
  blocks.push({
    type: 'actions',
    actions: [
      { id: actionId('list', all), label: list[all].title },
      { id: actionId('list', 'exercises'), label: actions.all },
    ],
  });
  return { title: topic.name, summary: topic.summary, blocks };
}
