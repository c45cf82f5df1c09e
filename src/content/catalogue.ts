import type { z } from 'zod';
import type {
  benefitSchema,
  causeSchema,
  exerciseSchema,
  mistakeSchema,
  sourceSchema,
} from './schema/entries.ts';

export const ENTRY_TYPES = ['exercise', 'benefit', 'mistake', 'cause'] as const;

/** The four kinds of thing that the bot knows about. */
export type EntryType = (typeof ENTRY_TYPES)[number];

/** An entry's name across types: `exercise:cobra-stretch`. Stable for years: old buttons carry it. */
export type EntryId = `${EntryType}:${string}`;

interface Identity<T extends EntryType> {
  readonly type: T;
  readonly slug: string;
  readonly id: `${T}:${string}`;
}

export type Exercise = Identity<'exercise'> & z.infer<typeof exerciseSchema>;
export type Benefit = Identity<'benefit'> & z.infer<typeof benefitSchema>;
export type Mistake = Identity<'mistake'> & z.infer<typeof mistakeSchema>;
export type Cause = Identity<'cause'> & z.infer<typeof causeSchema>;

/** Anything that one card can be about. */
export type Entry = Exercise | Benefit | Mistake | Cause;
/** An entry that explains something rather than being done. */
export type Topic = Benefit | Mistake | Cause;
export type Source = z.infer<typeof sourceSchema>;
export type Timing = Exercise['timing'];
export type Caution = Exercise['cautions'][number];

/** Everything the bot knows in one language. Frozen all the way down: it is shared by every request. */
export interface Catalogue {
  readonly exercises: readonly Exercise[];
  readonly benefits: readonly Benefit[];
  readonly mistakes: readonly Mistake[];
  readonly causes: readonly Cause[];
  /** All entries, exercises first. */
  readonly entries: readonly Entry[];
  readonly sources: Readonly<Record<string, Source>>;
  /** The entry of that id, if there is one. */
  entry(id: string): Entry | undefined;
  /** The exercise of that slug, if there is one. */
  exercise(slug: string): Exercise | undefined;
}

/** The entries of each type by slug, as files give them. */
export interface CatalogueParts {
  readonly exercise: Readonly<Record<string, Omit<Exercise, keyof Identity<'exercise'>>>>;
  readonly benefit: Readonly<Record<string, Omit<Benefit, keyof Identity<'benefit'>>>>;
  readonly mistake: Readonly<Record<string, Omit<Mistake, keyof Identity<'mistake'>>>>;
  readonly cause: Readonly<Record<string, Omit<Cause, keyof Identity<'cause'>>>>;
  readonly sources: Readonly<Record<string, Source>>;
}

/** Puts checked parts together into a frozen catalogue, in the order they are given. */
export function createCatalogue(parts: CatalogueParts): Catalogue {
  const exercises = named('exercise', parts.exercise) as Exercise[];
  const benefits = named('benefit', parts.benefit) as Benefit[];
  const mistakes = named('mistake', parts.mistake) as Mistake[];
  const causes = named('cause', parts.cause) as Cause[];
  const entries: Entry[] = [...exercises, ...benefits, ...mistakes, ...causes];
  const byId = new Map<string, Entry>(entries.map((entry) => [entry.id, entry]));
  const catalogue: Catalogue = {
    exercises,
    benefits,
    mistakes,
    causes,
    entries,
    sources: parts.sources,
    entry: (id) => byId.get(id),
    exercise: (slug) => byId.get(`exercise:${slug}`) as Exercise | undefined,
  };
  return deepFreeze(catalogue);
}

function named(type: EntryType, bySlug: Readonly<Record<string, object>>) {
  return Object.entries(bySlug).map(([slug, fields]) => ({
    type,
    slug,
    id: `${type}:${slug}`,
    ...fields,
  }));
}

function deepFreeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
