import type { Entry } from '../content/catalogue.ts';
import { exerciseCard } from './exercise-card.ts';
import type { Card } from './card.ts';
import { topicCard } from './topic-card.ts';
import type { CardContext } from './context.ts';

/** The card of any entry. */
export function entryCard(entry: Entry, context: CardContext): Card {
  return entry.type === 'exercise' ? exerciseCard(entry, context) : topicCard(entry, context);
}
