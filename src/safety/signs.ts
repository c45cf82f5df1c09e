import type { RedFlags } from '../content/schema/red-flags.ts';
import type { Lexicon, Role } from './lexicon.ts';
import { type Mention, type Span, overlaps } from './phrase-book.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';
import type { Sign } from './sign.ts';

/** Finds the signs of a message, by name; a term found alone is a sign too. */
export type FindSigns = (
  reading: Reading,
  mentions: readonly Mention[],
  scope: Scope,
) => ReadonlyMap<string, readonly Sign[]>;

interface Combination {
  readonly near: readonly (readonly string[])[];
  readonly within: number;
  readonly ordered: boolean;
  readonly unless: readonly string[];
}

/** Who is spoken of, by the names that signs know them under. */
const PEOPLE = { others: 'person:other', self: 'person:self' } satisfies Record<string, Role>;
/** A comma or "but" between two words sets them as far apart as so many words. */
const CLAUSE_COST = 2;
/** So many signs of one name say all there is to say; more come from junk only. */
const MOST_SIGNS = 40;

/**
 * Compiles the `signs` of `red-flags.yaml`.
 *
 * @throws when a combination names a term or sign that isn't written before it.
 */
export function createSignFinder(redFlags: RedFlags, lexicon: Lexicon): FindSigns {
  const known = new Set(
    [PEOPLE, redFlags.parts, ...Object.values(redFlags.terms)].flatMap((group) =>
      Object.keys(group),
    ),
  );
  const compiled = Object.entries(redFlags.signs).map(([name, combinations]) => {
    const parsed = combinations.map((combination): Combination => ({
      ...combination,
      near: combination.near.map(choices),
    }));
    for (const used of parsed.flatMap(({ near, unless }) => [...near.flat(), ...unless])) {
      if (!known.has(used)) throw new Error(`sign "${name}": there is no "${used}" before it`);
    }
    if (known.has(name)) throw new Error(`"${name}" is both a term and a sign`);
    known.add(name);
    return { name, combinations: parsed };
  });

  return (reading, mentions, scope) => {
    const found = new Map<string, Sign[]>();
    const add = (name: string, told: readonly Span[]): void => {
      const filed = found.get(name) ?? [];
      if (filed.length >= MOST_SIGNS) return;
      const ordered = told.toSorted((a, b) => a.start - b.start);
      const span = { start: ordered[0]?.start ?? 0, end: Math.max(...told.map(({ end }) => end)) };
      filed.push({
        name,
        told: ordered,
        ...span,
        denied: scope.isDenied(ordered),
        past: !lexicon.keptIfPast.has(name) && scope.isPast(span),
        asked: !lexicon.keptIfAsked.has(name) && scope.isAsked(span),
      });
      found.set(name, filed);
    };

    for (const mention of mentions) {
      const person = Object.entries(PEOPLE).find(([, role]) => role === mention.name);
      if (person) add(person[0], [mention]);
      if (mention.name.includes(':')) continue;
      if (lexicon.figurative.has(mention.name) && scope.isFigurative(mention)) continue;
      add(mention.name, [mention]);
    }
    const neighbours = createNeighbours(reading, mentions, lexicon);
    for (const { name, combinations } of compiled) {
      for (const combination of combinations) {
        for (const told of combine(combination, found, neighbours)) add(name, told);
      }
    }
    return found;
  };
}

/** "chest | heart" as a list of names. */
export function choices(choice: string): string[] {
  return choice.split(' | ');
}

/** Every way in which a combination's members stand near each other. */
function combine(
  { near, within, ordered, unless }: Combination,
  found: ReadonlyMap<string, readonly Sign[]>,
  { distance, isSameThread }: Neighbours,
): Span[][] {
  const members = near.map((names) => names.flatMap((name) => found.get(name) ?? []));
  if (members.some((signs) => signs.length === 0)) return [];
  const lifting = unless.flatMap((name) => found.get(name) ?? []);
  let matches: Sign[][] = [[]];
  for (const signs of members) {
    matches = matches
      .flatMap((match) => signs.filter((sign) => fits(match, sign)).map((sign) => [...match, sign]))
      .slice(0, MOST_SIGNS);
  }
  return matches
    .filter(([first]) => first && !lifting.some((sign) => isSameThread(sign, first)))
    .map((match) => match.flatMap((sign) => sign.told));

  function fits(match: readonly Sign[], sign: Sign): boolean {
    return match.every(
      (other) =>
        !(ordered && sign.start < other.end) &&
        !overlaps(other, sign) &&
        isSameThread(other, sign) &&
        distance(other, sign) <= within,
    );
  }
}

/** How near to each other the words of one text stand. */
interface Neighbours {
  isSameThread(a: Span, b: Span): boolean;
  /** The words between two spans; infinite where what is said of one part isn't said of the other. */
  distance(a: Sign, b: Sign): number;
}

function createNeighbours(
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
      const words = right.start - left.end + turns * CLAUSE_COST;
      return isForAnother(left, right) ? Infinity : words;
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
