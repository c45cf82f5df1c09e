import type { Lexicon } from './lexicon.ts';
import type { Mention, Span } from './phrase-book.ts';
import type { Reading } from './reading.ts';

/** How many words after "no" still belong to it, and after "not". */
const STRONG_REACH = 5;
const WEAK_REACH = 2;
/** No list of denied things is longer, in words. */
const LONGEST_LIST = 40;
/** A clause of at most so many words may be an item of a list. */
const SHORT_CLAUSE = 6;

/** The denials of a text, by role, in the order in which they stand. */
export interface Denials {
  readonly strong: readonly Mention[];
  readonly weak: readonly Mention[];
  /** "No idea": a denial of nothing. */
  readonly never: readonly Mention[];
  /** "But": where a denial ends at the latest. */
  readonly ends: readonly Mention[];
}

/** The denials that reach a word, by the word's place. */
export type DeniedBy = ReadonlyMap<number, readonly Span[]>;

/**
 * Which words are denied: in "no fever, chills or numb legs but my arm hurts" the
 * words from "fever" to "legs". A denial covers one thing and what a list adds to
 * it, so "no fever stiff neck" leaves the neck stiff: better a false alarm.
 *
 * @param things every term in the text.
 */
export function findDenied(
  { words }: Reading,
  denials: Denials,
  things: readonly Mention[],
  lexicon: Lexicon,
): DeniedBy {
  const endsAt = new Set(denials.ends.map((end) => end.start));
  const thingEnds = new Map<number, number>();
  for (const { name, start, end } of things) {
    if (lexicon.parts.has(name) || lexicon.qualities.has(name)) continue;
    thingEnds.set(start, Math.max(end, thingEnds.get(start) ?? 0));
  }
  const harmless = new Set(denials.never.flatMap(({ start, end }) => range(start, end)));
  const deniedBy = new Map<number, Span[]>();
  for (const by of denials.strong) {
    if (!harmless.has(by.start)) deny(by, STRONG_REACH, endOfList(by.end));
  }
  for (const by of denials.weak) if (!harmless.has(by.start)) deny(by, WEAK_REACH, by.end);
  return deniedBy;

  /** Behind the last "or" of the list that begins in a denial's clause: "no fever, chills or rash". */
  function endOfList(from: number): number {
    let end = from;
    let length = 0;
    for (let index = from; index < from + LONGEST_LIST; index++) {
      const word = words[index];
      if (!word || word.sentence !== words[from]?.sentence || endsAt.has(index)) break;
      length = word.clause === words[index - 1]?.clause ? length + 1 : 1;
      if (word.clause !== words[from]?.clause && length > SHORT_CLAUSE) break;
      if (isListWord(index)) end = index + 1;
    }
    return end;
  }

  function deny(by: Span, reach: number, listEnd: number): void {
    let clause = words[by.start]?.clause;
    let count = 0;
    let thingEnd = 0;
    for (let index = by.end; index < by.end + LONGEST_LIST && !endsAt.has(index); index++) {
      const turns = words[index]?.clause !== clause;
      if (turns && index >= listEnd) break;
      if (turns || isListWord(index)) {
        clause = words[index]?.clause;
        count = 0;
        thingEnd = 0;
        if (!turns) continue;
      }
      const end = thingEnds.get(index);
      if (++count > reach || (end !== undefined && thingEnd > 0 && index >= thingEnd)) break;
      thingEnd = Math.max(thingEnd, end ?? 0);
      const filed = deniedBy.get(index);
      if (filed) filed.push(by);
      else deniedBy.set(index, [by]);
    }
  }

  function isListWord(index: number): boolean {
    return words[index]?.forms.some((form) => lexicon.listWords.has(form)) ?? false;
  }
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
