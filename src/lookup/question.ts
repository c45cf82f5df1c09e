import type { Topic } from '../content/catalogue.ts';
import type { Role, Tag } from './phrase-table.ts';
import { plays } from './reading.ts';
import type { Wish } from './wish.ts';

type TopicType = Topic['type'];

const TYPE_OF = { causes: 'cause', benefits: 'benefit', mistakes: 'mistake' } as const;

/** Words that carry no name of their own when they stand in a question. */
const SILENT: readonly Role[] = [
  'small',
  'chatter',
  'everyday',
  'body',
  'generic',
  'subject',
  'symptom',
  'negator',
];

/**
 * The types of topic that a message asks for. "Why" asks for causes when
 * something hurts, and for benefits when it is about stretching.
 */
export function askedTypes({ intents, roles, filters }: Wish): Set<TopicType> {
  const asked = new Set<TopicType>();
  for (const intent of ['causes', 'benefits', 'mistakes'] as const) {
    if (intents.includes(intent)) asked.add(TYPE_OF[intent]);
  }
  if (roles.has('why') && asked.size === 0) {
    if (roles.has('symptom')) asked.add('cause');
    else if (roles.has('generic')) asked.add('benefit');
    else if (filters.area.length > 0) asked.add('cause');
  }
  return asked;
}

/**
 * Whether "these", or "it" in a question about benefits, mistakes or causes, can
 * only mean what the chat is about.
 */
export function isPointing({ roles, intents }: Wish, asked: ReadonlySet<TopicType>): boolean {
  if (roles.has('pointing')) return true;
  return roles.has('vague') && (asked.size > 0 || intents.includes('manner'));
}

/** Whether a word asks for causes, benefits or mistakes, and so can't tell one from another. */
export function asksForTopics(asked: readonly Tag[] = []): boolean {
  return asked.some((tag) => tag.group === 'intent' && tag.value in TYPE_OF);
}

/** Whether a word only belongs to the question, not to what it is about. */
export function isQuestion(asked: readonly Tag[] = [], said: readonly Tag[] = []): boolean {
  return (
    asked.some((tag) => tag.group === 'intent' || tag.value === 'why') &&
    (said.length === 0 || plays(said, ...SILENT))
  );
}

/** Whether a word is not yet explained by what the person wants, asks or complains of. */
export function isOpen(said: readonly Tag[] = [], asked: readonly Tag[] = []): boolean {
  if (said.length === 0) return asked.length === 0;
  return said.some((tag) => tag.group === 'entry') || plays(said, 'everyday', 'body');
}
