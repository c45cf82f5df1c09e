import type { Lexicon } from './lexicon.ts';
import { type Mention, type Span, overlaps } from './phrase-book.ts';
import type { Reading } from './reading.ts';
import type { Sign } from './sign.ts';

/** A comma or "but" between two words sets them as far apart as so many words. */
const CLAUSE_COST = 2;

/** How near to each other the words of one text stand. */
export interface Neighbours {
  /** Whether two spans stand in the same sentence, or in one that carries it on. */
  isSameThread(a: Span, b: Span): boolean;
  /** The words between two spans; infinite where what is said of one part isn't said of the other. */
  distance(a: Sign, b: Sign): number;
}

/** Measures distances in one text. */
export function createNeighbours(
  { words }: Reading,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): Neighbours {
  const parts = mentions.filter((mention) => lexicon.parts.has(mention.name));
  const inPart = new Set<number>();
  for (const { start, end } of parts) for (let at = start; at < end; at++) inPart.add(at);
  const clauseOf = (index: number): number => words[index]?.clause ?? -1;
  const threadOf = (span: Span): number => words[span.start]?.thread ?? -1;

  return {
    isSameThread: (a, b) => threadOf(a) === threadOf(b),
    distance(a, b) {
      const [left, right] = a.start < b.start ? [a, b] : [b, a];
      const turns = clauseOf(right.start) - clauseOf(left.end - 1);
      return isForAnother(left, right) ? Infinity : right.start - left.end + turns * CLAUSE_COST;
    },
  };

  /** "Chest opener, sore back": what is said of the back isn't said of the chest. */
  function isForAnother(left: Sign, right: Sign): boolean {
    if (lexicon.parts.has(left.name) === lexicon.parts.has(right.name)) return false;
    const [part, said] = lexicon.parts.has(left.name) ? [left, right] : [right, left];
    return parts.some((other) => {
      if (overlaps(other, part)) return false;
      if (other.start >= left.end && other.end <= right.start) {
        const [from, to] = part === left ? [left.end, other.start] : [other.end, right.start];
        return !isListed(from, to);
      }
      const near = clauseOf(other.start) === clauseOf(said.start);
      return near && clauseOf(part.start) !== clauseOf(said.start);
    });
  }

  /** Whether nothing but "and my left" stands between two parts. */
  function isListed(from: number, to: number): boolean {
    for (let index = from; index < to; index++) {
      if (!words[index]?.joiner && !inPart.has(index)) return false;
    }
    return true;
  }
}
