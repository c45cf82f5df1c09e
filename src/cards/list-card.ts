import type { Entry } from '../content/catalogue.ts';
import type { Block, Card } from './card.ts';
import type { CardContext } from './context.ts';
import { entryChoices } from './entry-choices.ts';

/** The heading of a list, and the line that says what it holds. */
export interface Heading {
  readonly title: string;
  readonly summary: string;
}

/** Several entries to pick from: a whole list, what fits a wish, or look-alikes. */
export function listCard(heading: Heading, entries: readonly Entry[], context: CardContext): Card {
  const blocks: Block[] = [{ type: 'text', text: heading.summary }];
  // Before the choices: what comes after a menu is not read.
  if (context.symptom) {
    blocks.push({ type: 'notice', tone: 'caution', text: context.safetyNet });
  }
  blocks.push({
    type: 'choices',
    prompt: context.wording.phrases.list.prompt,
    choices: entryChoices(entries),
  });
  return { ...heading, blocks };
}
