import type { Intent } from '../content/schema/vocabulary.ts';
import type { Facet } from './filters.ts';

/** A part that a word or phrase can play in a message, whatever it is about. */
export type Role =
  | 'chatter'
  | 'everyday'
  | 'generic'
  | 'subject'
  | 'symptom'
  | 'negator'
  | 'elsewhere'
  | 'choose'
  | 'minutes'
  | 'seconds'
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

interface Row {
  readonly stems: readonly string[];
  readonly tags: Tag[];
}

/** Finds known phrases in a message, always the longest that fits. */
export class PhraseTable {
  readonly #byFirst = new Map<string, Row[]>();
  readonly #byText = new Map<string, Row>();
  readonly #stems = new Set<string>();

  /** Adds what a phrase, given as its stems, says. A phrase may say several things. */
  add(stems: readonly string[], tag: Tag): void {
    const [first] = stems;
    if (first === undefined) return;
    const text = stems.join(' ');
    const known = this.#byText.get(text);
    if (known) {
      const says = (each: Tag) => each.group === tag.group && each.value === tag.value;
      if (!known.tags.some(says)) known.tags.push(tag);
      return;
    }
    const row: Row = { stems, tags: [tag] };
    this.#byText.set(text, row);
    stems.forEach((stem) => this.#stems.add(stem));
    const rows = this.#byFirst.get(first) ?? [];
    rows.push(row);
    rows.sort((a, b) => b.stems.length - a.stems.length);
    this.#byFirst.set(first, rows);
  }

  /** Every stem that occurs in some phrase. */
  get stems(): ReadonlySet<string> {
    return this.#stems;
  }

  /** The phrases in a message, left to right, none overlapping another. */
  spans(stems: readonly string[]): Span[] {
    const found: Span[] = [];
    for (let start = 0; start < stems.length;) {
      const row = this.#longestAt(stems, start);
      if (row) found.push({ start, end: start + row.stems.length, tags: row.tags });
      start += row?.stems.length ?? 1;
    }
    return found;
  }

  #longestAt(stems: readonly string[], start: number): Row | undefined {
    const rows = this.#byFirst.get(stems[start] ?? '');
    return rows?.find((row) => row.stems.every((stem, offset) => stems[start + offset] === stem));
  }
}
