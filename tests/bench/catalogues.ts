import { type Catalogue, createCatalogue, type Exercise } from '../../src/content/catalogue.ts';

/** Syllables of made-up words, so that synthetic names are as unlike each other as real ones. */
const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu'.split(' ');
const ALIASES = 4;
const PHRASES = 8;
const PHRASE_WORDS = 6;

/**
 * The real catalogue with exercises made up around it until it has `size` entries.
 * Every synthetic one borrows the shape of a real one; its name, aliases and
 * phrases mix made-up words with those of the real entries. The same every time.
 */
export function catalogueOf(size: number, real: Catalogue, seed = 1): Catalogue {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const realWords = real.entries.flatMap(({ name, phrases }) =>
    [name, ...phrases].flatMap((text) => text.split(' ')),
  );
  const newWord = () => pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES);
  const newName = () => `${newWord()} ${pick(realWords)}`;

  const exercise: Record<string, Exercise> = bySlug(real.exercises);
  for (let at = 0; at < size - real.entries.length; at++) {
    const slug = `made-up-${at}`;
    exercise[slug] = {
      ...pick(real.exercises),
      id: `exercise:${slug}`,
      slug,
      name: newName(),
      aliases: repeat(ALIASES, newName),
      phrases: repeat(PHRASES, () =>
        [newWord(), ...repeat(PHRASE_WORDS - 1, () => pick(realWords))].join(' '),
      ),
    };
  }
  return createCatalogue({
    exercise,
    benefit: bySlug(real.benefits),
    mistake: bySlug(real.mistakes),
    cause: bySlug(real.causes),
    sources: {},
  });
}

function repeat(count: number, make: () => string): string[] {
  return [...new Set(Array.from({ length: count }, make))];
}

function bySlug<T extends { readonly slug: string }>(entries: readonly T[]): Record<string, T> {
  return Object.fromEntries(entries.map((entry) => [entry.slug, entry]));
}

/** Mulberry32: a small seeded generator of numbers from 0 up to 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}
