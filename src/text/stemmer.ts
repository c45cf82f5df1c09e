/** Reduces a word to the stem that its inflections share: "sitting" and "sits" to "sit". */
export type Stemmer = (word: string) => string;

/**
 * The Snowball stemmer of a language, by its English name ("english", "german").
 * Stems are remembered, since the same few thousand words come again and again.
 *
 * @throws when there is no stemmer of that name.
 */
export async function loadStemmer(language: string): Promise<Stemmer> {
  const { stemmer } = (await import(/* @vite-ignore */ `@orama/stemmers/${language}`)) as {
    stemmer: Stemmer;
  };
  const remembered = new Map<string, string>();
  return (word) => {
    let stem = remembered.get(word);
    if (stem === undefined) {
      stem = stemmer(word);
      if (remembered.size < REMEMBERED) remembered.set(word, stem);
    }
    return stem;
  };
}

/** Enough for a language's everyday words; a bound, so that junk can't fill the memory. */
const REMEMBERED = 20_000;
