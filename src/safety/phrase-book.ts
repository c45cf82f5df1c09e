import type { Stemmer } from '../text/stemmer.ts';
import type { Step } from './pattern.ts';
import type { Reading } from './reading.ts';

/** Where a phrase stands in a text: words `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A phrase that was found, by the name it is filed under. */
export interface Mention extends Span {
  readonly name: string;
}

/** Whether two spans share a word. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A place inside a phrase: what may come next, and what it means to have come this far. */
interface Node {
  readonly words: Map<string, Node[]>;
  readonly numbers: { readonly low: number; readonly high: number; readonly next: Node }[];
  readonly names: string[];
  /** Names that count only where the clause ends. */
  readonly namesAtEnd: string[];
  /** Whether just one way leads here, so that another phrase which begins alike may go on from here. */
  readonly shared: boolean;
}

/** More than these between two words of a phrase, and it is no longer one phrase. */
const MOST_FILLERS = 3;

/**
 * Phrases filed under names. Each is a small graph of words; all of them hang on
 * one root, so that a text is looked through once however many phrases there are.
 */
export class PhraseBook {
  readonly #anywhere = emptyNode();
  readonly #atStart = emptyNode();
  readonly #stem: Stemmer;

  constructor(stem: Stemmer) {
    this.#stem = stem;
  }

  add(name: string, steps: readonly Step[]): void {
    const starting = steps[0]?.kind === 'start';
    const root = starting ? this.#atStart : this.#anywhere;
    for (const node of this.#follow([root], starting ? steps.slice(1) : steps, name)) {
      node.names.push(name);
    }
  }

  /** Adds a phrase behind every node of `from` and returns where it may end. */
  #follow(from: Node[], steps: readonly Step[], name: string): Node[] {
    let ends = from;
    for (const step of steps) {
      if (step.kind === 'anyOf') {
        const before = ends;
        ends = [...new Set(step.choices.flatMap((choice) => this.#follow(before, choice, name)))];
      } else if (step.kind === 'end') {
        for (const node of ends) node.namesAtEnd.push(name);
        return [];
      } else if (step.kind !== 'start') {
        ends = [this.#link(ends, step)];
      }
    }
    return ends;
  }

  #link(from: readonly Node[], step: Step & { kind: 'word' | 'number' }): Node {
    const isShared = from.length === 1;
    if (step.kind === 'number') {
      const next = emptyNode(false);
      for (const node of from) node.numbers.push({ low: step.low, high: step.high, next });
      return next;
    }
    const key = step.exact ? `=${step.word}` : this.#stem(step.word);
    const known = isShared ? from[0]?.words.get(key)?.find((node) => node.shared) : undefined;
    if (known) return known;
    const next = emptyNode(isShared);
    for (const node of from) {
      const filed = node.words.get(key);
      if (filed) filed.push(next);
      else node.words.set(key, [next]);
    }
    return next;
  }

  /**
   * Every phrase in the text, once each, none across a clause's end or over a
   * word in `hidden`. Fillers inside a phrase are skipped unless `strict`.
   */
  find(reading: Reading, hidden?: ReadonlySet<number>, strict = false): Mention[] {
    const found: Mention[] = [];
    const { words } = reading;
    for (let start = 0; start < words.length; start++) {
      const clause = words[start]?.clause;
      const first = found.length;
      const add = (name: string, end: number): void => {
        for (let index = first; index < found.length; index++) {
          if (found[index]?.name === name && found[index]?.end === end) return;
        }
        found.push({ name, start, end });
      };

      const step = (nodes: readonly Node[], index: number): void => {
        for (const node of nodes) {
          for (const name of node.names) add(name, index + 1);
          visit(node, index + 1, 0);
        }
      };

      const visit = (node: Node, index: number, skipped: number): void => {
        const word = words[index];
        const ended = word?.clause !== clause;
        if (ended) for (const name of node.namesAtEnd) add(name, index);
        if (!word || ended || hidden?.has(index)) return;
        for (const form of word.forms) step(node.words.get(form) ?? NONE, index);
        const { value } = word;
        if (value !== undefined) {
          for (const { low, high, next } of node.numbers) {
            if (value >= low && value <= high) step([next], index);
          }
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

const NONE: readonly Node[] = [];

function emptyNode(shared = false): Node {
  return { words: new Map(), numbers: [], names: [], namesAtEnd: [], shared };
}
