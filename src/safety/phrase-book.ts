import type { Stemmer } from '../text/stemmer.ts';
import type { Step } from './pattern.ts';
import type { Reading, Word } from './reading.ts';

/** Where a phrase stands in a text: words `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A phrase that was found, by the name it is filed under. */
export interface Mention extends Span {
  readonly name: string;
}

interface Node {
  readonly words: Map<string, Node>;
  readonly numbers: { low: number; high: number; next: Node }[];
  readonly names: Set<string>;
  /** Names that count only where the clause ends. */
  readonly namesAtEnd: Set<string>;
}

/** More than these between two words of a phrase, and it is no longer one phrase. */
const MOST_FILLERS = 3;

/**
 * Phrases filed under names, kept as a tree of words so that a text is looked
 * through once however many phrases there are.
 */
export class PhraseBook {
  readonly #anywhere = emptyNode();
  readonly #atStart = emptyNode();
  readonly #stem: Stemmer;

  constructor(stem: Stemmer) {
    this.#stem = stem;
  }

  add(name: string, steps: readonly Step[]): void {
    let node = steps[0]?.kind === 'start' ? this.#atStart : this.#anywhere;
    for (const step of steps) {
      if (step.kind === 'word') {
        const key = step.exact ? `=${step.word}` : this.#stem(step.word);
        let next = node.words.get(key);
        if (!next) node.words.set(key, (next = emptyNode()));
        node = next;
      } else if (step.kind === 'number') {
        let entry = node.numbers.find(({ low, high }) => low === step.low && high === step.high);
        if (!entry) node.numbers.push((entry = { ...step, next: emptyNode() }));
        node = entry.next;
      }
    }
    (steps.at(-1)?.kind === 'end' ? node.namesAtEnd : node.names).add(name);
  }

  /**
   * Every phrase in the text, none across a clause's end or over a word in
   * `hidden`. Fillers inside a phrase are skipped unless `strict`.
   */
  find(reading: Reading, hidden?: ReadonlySet<number>, strict = false): Mention[] {
    const found: Mention[] = [];
    const { words } = reading;
    for (let start = 0; start < words.length; start++) {
      const clause = words[start]?.clause;

      const visit = (node: Node, index: number, skipped: number): void => {
        const word = words[index];
        const ended = word?.clause !== clause;
        if (ended) {
          for (const name of node.namesAtEnd) found.push({ name, start, end: index });
        }
        if (!word || ended || hidden?.has(index)) return;
        for (const next of follow(node, word)) {
          for (const name of next.names) found.push({ name, start, end: index + 1 });
          visit(next, index + 1, 0);
        }
        if (!strict && index > start && word.filler && skipped < MOST_FILLERS) {
          visit(node, index + 1, skipped + 1);
        }
      };

      visit(this.#anywhere, start, 0);
      if (words[start - 1]?.clause !== clause) visit(this.#atStart, start, 0);
    }
    return found;
  }
}

function* follow(node: Node, word: Word): Generator<Node> {
  for (const form of word.forms) {
    const next = node.words.get(form);
    if (next) yield next;
  }
  if (word.value === undefined) return;
  for (const { low, high, next } of node.numbers) {
    if (word.value >= low && word.value <= high) yield next;
  }
}

function emptyNode(): Node {
  return { words: new Map(), numbers: [], names: new Set(), namesAtEnd: new Set() };
}
