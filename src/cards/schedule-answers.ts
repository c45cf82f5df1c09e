import type { Action, Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { messageCard } from './help-card.ts';
import { scheduleAction } from './schedule-card.ts';

/** It was deleted, and can be had back. */
export function deletedCard(channel: string, { wording }: CardContext): Card {
  const { deleted, actions: labels } = wording.phrases.schedule;
  const card = messageCard(deleted);
  const undo = { id: scheduleAction('undo', channel), label: labels.undo };
  return { ...card, blocks: [...card.blocks, { type: 'actions', actions: [undo] }] };
}

/** What can be typed about daily stretches. */
export function scheduleHelpCard(command: string, { wording }: CardContext): Card {
  const { help } = wording.phrases.schedule;
  const summary = wording.fill(help.summary, { command });
  return {
    title: help.title,
    summary,
    blocks: [
      { type: 'text', text: summary },
      { type: 'list', ordered: false, items: help.examples },
    ],
  };
}

/** What is wrong with what was asked for, what to choose from, and the way to the form. */
export function problemCard(
  sentences: readonly string[],
  choices: readonly Action[],
  { form }: { form: string },
  { wording }: CardContext,
): Card {
  const { problem, actions: labels } = wording.phrases.schedule;
  return {
    title: problem.title,
    summary: sentences[0] ?? problem.title,
    blocks: [
      ...sentences.map((text): Block => ({ type: 'text', text })),
      ...(choices.length > 0
        ? [{ type: 'choices' as const, prompt: problem.choose, choices }]
        : []),
      { type: 'actions', actions: [{ id: form, label: labels.again }] },
    ],
  };
}
