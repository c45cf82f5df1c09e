/** Beyond this many texts, pairs that this share of them holds are too common to help. */
const MANY = 2_000;
const COMMON = 0.08;

/**
 * Finds the few of many short strings that look like a given one, by the pairs of
 * neighbouring letters they share (Dice's coefficient). Cheap and generous: what it
 * finds is ranked and verified elsewhere.
 *
 * @see Dice, "Measures of the amount of ecologic association between species", 1945
 */
export class LetterIndex {
  readonly #postings = new Map<number, number[]>();
  readonly #sizes: number[] = [];
  readonly #shared: Uint16Array;

  constructor(texts: readonly string[]) {
    texts.forEach((text, index) => {
      const pairs = letterPairs(text);
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
    const pairs = letterPairs(text);
    const shared = this.#shared;
    const touched: number[] = [];
    for (const pair of pairs) {
      const posting = this.#postings.get(pair);
      if (!posting || this.#isCommon(posting)) continue;
      for (const index of posting) {
        if (shared[index] === 0) touched.push(index);
        shared[index] = (shared[index] ?? 0) + 1;
      }
    }
    const found: { index: number; dice: number }[] = [];
    for (const index of touched) {
      const dice = (2 * (shared[index] ?? 0)) / (pairs.size + (this.#sizes[index] ?? 0));
      shared[index] = 0;
      if (dice >= least) found.push({ index, dice });
    }
    found.sort((a, b) => b.dice - a.dice || a.index - b.index);
    return found.slice(0, limit).map((each) => each.index);
  }

  #isCommon(posting: readonly number[]): boolean {
    const count = this.#sizes.length;
    return count > MANY && posting.length > count * COMMON;
  }
}

/** The pairs of neighbouring letters of a text, as numbers; its beginning counts as a letter. */
function letterPairs(text: string): Set<number> {
  const pairs = new Set<number>();
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    pairs.add(before * 65_536 + letter);
    before = letter;
  }
  return pairs;
}
