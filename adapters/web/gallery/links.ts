import type { Catalogue, Entry, Exercise, Topic } from '../../../src/content/catalogue.ts';

/** A move's topics, whichever of the two names the other, so that links hold both ways. */
export function topicsOf(exercise: Exercise, { entries }: Catalogue): Topic[] {
  return entries.filter(isTopic).filter((topic) => isLinked(exercise, topic));
}

/** A topic's moves: those it names, best first, and in the catalogue's order those that only invite the mistake or suit the cause. */
export function movesOf(
  topic: Topic,
  catalogue: Catalogue,
): { fitting: Exercise[]; others: Exercise[] } {
  const fitting = topic.exercises.flatMap((slug) => catalogue.exercise(slug) ?? []);
  const linked = catalogue.exercises.filter((exercise) => isLinked(exercise, topic));
  return { fitting, others: linked.filter((exercise) => !fitting.includes(exercise)) };
}

function isTopic(entry: Entry): entry is Topic {
  return entry.type !== 'exercise';
}

function isLinked(exercise: Exercise, topic: Topic): boolean {
  if (topic.exercises.includes(exercise.slug)) return true;
  if (topic.type === 'benefit') return false;
  return exercise[`${topic.type}s`].includes(topic.slug);
}
