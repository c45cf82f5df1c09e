import type { Intent } from '../content/schema/vocabulary.ts';
import type { Facet } from './filters.ts';

/** A part that a word or phrase can play in a message, whatever it is about. */
export type Role =
  | 'small'
  | 'chatter'
  | 'everyday'
  | 'body'
  | 'generic'
  | 'subject'
  | 'symptom'
  | 'negator'
  | 'excluder'
  | 'elsewhere'
  | 'minutes'
  | 'seconds'
  | 'choose'
  | 'pointing'
  | 'vague'
  | 'why'
  | 'help'
  | 'random'
  | 'list';

/** What a phrase says: a role, an intent, a facet's value, an everyday situation, or an entry's name. */
export type Tag =
  | { readonly group: 'role'; readonly value: Role }
  | { readonly group: 'intent'; readonly value: Intent }
  | { readonly group: Facet; readonly value: string }
  | { readonly group: 'situation'; readonly value: number }
  | { readonly group: 'entry'; readonly value: string };

/** A stretch of a message, by word positions from `start` up to but not including `end`, and what it says. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly tags: readonly Tag[];
}

interface Node {
  readonly next: Map<string, Node>;
  readonly tags: Tag[];
}

/** Finds known phrases in a message, always the longest that fits: a trie over stems. */
export class PhraseTable {
  readonly #root = createNode();
  readonly #stems = new Set<string>();

  /** Adds what a phrase, given as its stems, says. A phrase may say several things. */
  add(stems: readonly string[], tag: Tag): void {
    if (stems.length === 0) return;
    let node = this.#root;
    for (const stem of stems) {
      this.#stems.add(stem);
      let next = node.next.get(stem);
      if (!next) node.next.set(stem, (next = createNode()));
      node = next;
    }
    const says = (each: Tag) => each.group === tag.group && each.value === tag.value;
    if (!node.tags.some(says)) node.tags.push(tag);
  }

  /** Every stem that occurs in some phrase. */
  get stems(): ReadonlySet<string> {
    return this.#stems;
  }

  /** Whether the stem is a phrase by itself. */
  has(stem: string): boolean {
    return (this.#root.next.get(stem)?.tags.length ?? 0) > 0;
  }

  /** The longest phrase from each word on; of two that overlap only the longer one, if one is. */
  overlapping(stems: readonly string[]): Span[] {
    const all = stems.flatMap((_, start) => this.#longestAt(stems, start) ?? []);
    return all.filter(
      (span) => !all.some((other) => overlaps(span, other) && isLonger(other, span)),
    );
  }

  /** The phrases in a message, left to right, none overlapping another. */
  spans(stems: readonly string[]): Span[] {
    const found: Span[] = [];
    for (let start = 0; start < stems.length;) {
      const span = this.#longestAt(stems, start);
      if (span) found.push(span);
      start = span?.end ?? start + 1;
    }
    return found;
  }

  #longestAt(stems: readonly string[], start: number): Span | undefined {
    let longest: Span | undefined;
    let node = this.#root;
    for (let at = start; at < stems.length; at++) {
      const next = node.next.get(stems[at] ?? '');
      if (!next) break;
      if (next.tags.length > 0) longest = { start, end: at + 1, tags: next.tags };
      node = next;
    }
    return longest;
  }
}

function createNode(): Node {
  return { next: new Map(), tags: [] };
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isLonger(a: Span, b: Span): boolean {
  return a.end - a.start > b.end - b.start;
}
