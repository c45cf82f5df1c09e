import type { RedFlags } from '../content/schema/red-flags.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention, Span } from './phrase-book.ts';
import type { Reading } from './reading.ts';
import { type Scope, overlaps } from './scope.ts';
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

/**
 * Compiles the `signs` of `red-flags.yaml`.
 *
 * @throws when a combination names a term or sign that isn't written before it.
 */
export function createSignFinder(redFlags: RedFlags, lexicon: Lexicon): FindSigns {
  const known = new Set(
    [redFlags.parts, ...Object.values(redFlags.terms)].flatMap((group) => Object.keys(group)),
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
      const ordered = told.toSorted((a, b) => a.start - b.start);
      const start = ordered[0]?.start ?? 0;
      const end = Math.max(...ordered.map((span) => span.end));
      const sign: Sign = {
        name,
        told: ordered,
        start,
        end,
        denied: scope.isDenied(ordered),
        past: !lexicon.kept.has(name) && scope.isPast({ start, end }),
        asked: scope.isAsked({ start, end }),
      };
      const filed = found.get(name);
      if (filed) filed.push(sign);
      else found.set(name, [sign]);
    };

    for (const mention of mentions) {
      if (mention.name.includes(':')) continue;
      if (lexicon.figurative.has(mention.name) && scope.isFigurative(mention)) continue;
      add(mention.name, [mention]);
    }
    const parts = mentions.filter((mention) => lexicon.parts.has(mention.name));
    for (const { name, combinations } of compiled) {
      for (const combination of combinations) {
        for (const told of combine(combination, reading, found, parts)) add(name, told);
      }
    }
    return found;
  };
}

/** "chest | heart" as a list of names. */
export function choices(choice: string): string[] {
  return choice.split(' | ');
}

/** Every way in which a combination's members stand near each other in one thread. */
function combine(
  { near, within, ordered, unless }: Combination,
  { words }: Reading,
  found: ReadonlyMap<string, readonly Sign[]>,
  parts: readonly Mention[],
): Span[][] {
  const [first, ...rest] = near.map((names) => names.flatMap((name) => found.get(name) ?? []));
  if (!first || first.length === 0 || rest.some((members) => members.length === 0)) return [];
  let matches: Sign[][] = first.map((sign) => [sign]);
  for (const members of rest) {
    matches = matches.flatMap((match) => {
      const fitting = members.filter((member) => match.every((other) => fits(other, member)));
      return fitting.slice(0, MOST_MATCHES).map((member) => [...match, member]);
    });
  }
  if (unless.length > 0) {
    const harmless = unless.flatMap((name) => found.get(name) ?? []);
    matches = matches.filter(
      (match) => !harmless.some((sign) => threadOf(sign) === threadOf(match[0] ?? sign)),
    );
  }
  return matches.map((match) => match.flatMap((sign) => sign.told));

  function fits(a: Sign, b: Sign): boolean {
    if (threadOf(a) !== threadOf(b) || overlaps(a, b)) return false;
    if (ordered && b.start < a.end) return false;
    const [left, right] = a.start < b.start ? [a, b] : [b, a];
    return right.start - left.end <= within && !isForAnother(left, right);
  }

  function threadOf(span: Span): number {
    return words[span.start]?.thread ?? -1;
  }

  /** "Chest opener for back pain": what is said of the back isn't said of the chest. */
  function isForAnother(left: Sign, right: Sign): boolean {
    const isPart = (sign: Sign): boolean => parts.some((part) => part.name === sign.name);
    if (isPart(left) === isPart(right)) return false;
    return parts.some((part) => {
      if (part.start < left.end || part.end > right.start) return false;
      const [from, to] = isPart(left) ? [left.end, part.start] : [part.end, right.start];
      for (let index = from; index < to; index++) {
        const word = words[index];
        const inPart = parts.some(({ start, end }) => start <= index && index < end);
        if (!word?.joiner && !inPart) return true;
      }
      return false;
    });
  }
}

/** Of one sign beside many others, this many pairs say all there is to say. */
const MOST_MATCHES = 8;
