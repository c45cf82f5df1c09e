/**
 * Finds the few of many short strings that look like a given one, by the pairs of
 * neighbouring letters they share (Dice's coefficient). Cheap and generous: what it
 * finds is ranked and verified elsewhere.
 *
 * @see Dice, "Measures of the amount of ecologic association between species", 1945
 */
export class BigramIndex {
  readonly #postings = new Map<string, number[]>();
  readonly #sizes: number[] = [];
  readonly #shared: Uint16Array;

  constructor(texts: readonly string[]) {
    texts.forEach((text, index) => {
      const pairs = bigrams(text);
      this.#sizes.push(pairs.size);
      for (const pair of pairs) {
        const posting = this.#postings.get(pair);
        if (posting) posting.push(index);
        else this.#postings.set(pair, [index]);
      }
    });
    this.#shared = new Uint16Array(texts.length);
  }

  /** Positions of at most `limit` texts whose coefficient is `least` or more, most alike first. */
  nearest(text: string, limit: number, least: number): number[] {
    const pairs = bigrams(text);
    const touched: number[] = [];
    for (const pair of pairs) {
      for (const index of this.#postings.get(pair) ?? []) {
        if (this.#shared[index] === 0) touched.push(index);
        this.#shared[index] = (this.#shared[index] ?? 0) + 1;
      }
    }
    const found: { index: number; dice: number }[] = [];
    for (const index of touched) {
      const dice = (2 * (this.#shared[index] ?? 0)) / (pairs.size + (this.#sizes[index] ?? 0));
      this.#shared[index] = 0;
      if (dice >= least) found.push({ index, dice });
    }
    found.sort((a, b) => b.dice - a.dice || a.index - b.index);
    return found.slice(0, limit).map((each) => each.index);
  }
}

/** The pairs of neighbouring letters of a text, its beginning counting as a letter. */
function bigrams(text: string): Set<string> {
  const pairs = new Set<string>();
  let before = '^';
  for (const letter of text) {
    pairs.add(before + letter);
    before = letter;
  }
  return pairs;
}
