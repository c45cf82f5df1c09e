import { actionId } from './action-id.ts';
import type { Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { entryChoices } from './entry-choices.ts';
import type { Entry } from '../content/catalogue.ts';

/** What the bot can do, with examples; also the answer to a message it has no use for. */
export function helpCard({ wording }: CardContext): Card {
  const { help, actions, list } = wording.phrases;
  return {
    title: help.title,
    summary: help.summary,
    blocks: [
      { type: 'text', text: help.summary },
      { type: 'list', ordered: false, items: help.examples },
      { type: 'notice', tone: 'caution', text: help.care },
      {
        type: 'actions',
        actions: [
          { id: actionId('another'), label: actions.random, primary: true },
          { id: actionId('pick'), label: actions.pick },
          { id: actionId('list', 'exercises'), label: actions.all },
          { id: actionId('list', 'causes'), label: list.causes.title },
        ],
      },
    ],
  };
}

/** A move done: a kind word, and a way on. */
export function doneCard(move: string, { wording }: CardContext): Card {
  const { done, actions } = wording.phrases;
  const summary = wording.fill(done.summary, { move });
  return {
    title: done.title,
    summary,
    blocks: [
      { type: 'text', text: summary },
      { type: 'actions', actions: [{ id: actionId('another'), label: actions.another }] },
    ],
  };
}

/** "I don't know that one", with the nearest names and a way on. Never repeats what was typed. */
export function unknownCard(
  nearest: readonly Entry[],
  elsewhere: boolean,
  context: CardContext,
): Card {
  const { none, actions } = context.wording.phrases;
  const summary = elsewhere ? none.elsewhere : none.summary;
  const blocks: Block[] = [
    { type: 'text', text: summary },
    { type: 'text', text: none.hint },
  ];
  if (context.symptom) {
    blocks.push({ type: 'notice', tone: 'caution', text: context.safetyNet });
  }
  if (nearest.length > 0) {
    blocks.push({ type: 'choices', prompt: none.nearest, choices: entryChoices(nearest) });
  }
  blocks.push({
    type: 'actions',
    actions: [
      { id: actionId('list', 'exercises'), label: actions.all },
      { id: actionId('help'), label: actions.help },
    ],
  });
  return { title: none.title, summary, blocks };
}

/** A card that only says one thing: an apology, or that a button is too old. */
export function messageCard({ title, summary }: { title: string; summary: string }): Card {
  return { title, summary, blocks: [{ type: 'text', text: summary }] };
}
