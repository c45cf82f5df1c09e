/**
 * Finds the few of many short strings that look like a given one, by the pairs of
 * neighbouring letters they share (Dice's coefficient). Cheap and generous: what it
 * finds is ranked and verified elsewhere.
 *
 * @see Dice, "Measures of the amount of ecologic association between species", 1945
 */
export class LetterIndex {
  readonly #postings = new Map<number, number[]>();
  readonly #sizes: Uint8Array;
  /** For each text how many pairs it shares with the one asked for; all zero between calls. */
  readonly #shared: Uint8Array;

  constructor(texts: readonly string[]) {
    this.#sizes = new Uint8Array(texts.length);
    this.#shared = new Uint8Array(texts.length);
    texts.forEach((text, index) => {
      const pairs = letterPairs(text);
      this.#sizes[index] = pairs.size;
      for (const pair of pairs) {
        const posting = this.#postings.get(pair);
        if (posting) posting.push(index);
        else this.#postings.set(pair, [index]);
      }
    });
  }

  /**
   * Positions of at most `limit` texts whose coefficient is `least` or more, most
   * alike first. Rare pairs are looked at first: once too few are left for a text
   * that has shared none to reach `least`, no new texts are taken up.
   */
  nearest(text: string, limit: number, least: number): number[] {
    const asked = letterPairs(text);
    const lists: number[][] = [];
    for (const pair of asked) {
      const posting = this.#postings.get(pair);
      if (posting) lists.push(posting);
    }
    lists.sort((a, b) => a.length - b.length);
    const shared = this.#shared;
    const touched: number[] = [];
    // Even the shortest text that could reach `least` shares this many pairs.
    const fewest = (least * asked.size) / 2;
    lists.forEach((list, at) => {
      const isOpen = lists.length - at >= fewest;
      for (const index of list) {
        const count = shared[index] ?? 0;
        if (count === 0) {
          if (!isOpen) continue;
          touched.push(index);
        }
        shared[index] = count + 1;
      }
    });
    const found: { index: number; dice: number }[] = [];
    for (const index of touched) {
      const dice = (2 * (shared[index] ?? 0)) / (asked.size + (this.#sizes[index] ?? 0));
      shared[index] = 0;
      if (dice >= least) found.push({ index, dice });
    }
    found.sort((a, b) => b.dice - a.dice || a.index - b.index);
    return found.slice(0, limit).map((each) => each.index);
  }
}

/** Texts are told apart by their first letters; sizes then fit a byte. */
const LONGEST = 100;

/** The pairs of neighbouring letters of a text, as numbers; its beginning counts as a letter. */
function letterPairs(text: string): Set<number> {
  const pairs = new Set<number>();
  let before = 0;
  for (let at = 0; at < text.length && at < LONGEST; at++) {
    const letter = text.charCodeAt(at);
    pairs.add(before * 65_536 + letter);
    before = letter;
  }
  return pairs;
}
