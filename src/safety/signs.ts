import type { RedFlags } from '../content/schema/red-flags.ts';
import type { Lexicon, Role } from './lexicon.ts';
import { type Neighbours, createNeighbours } from './neighbours.ts';
import { type Mention, type Span, overlaps } from './phrase-book.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';
import { isStated, type Sign } from './sign.ts';

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
      const ordered = told.toSorted((a, b) => a.start - b.start);
      const span = { start: ordered[0]?.start ?? 0, end: Math.max(...told.map(({ end }) => end)) };
      const sign: Sign = {
        name,
        told: ordered,
        ...span,
        denied: !lexicon.qualities.has(name) && scope.isDenied(ordered),
        past: !lexicon.keptIfPast.has(name) && scope.isPast(span),
        asked: !lexicon.keptIfAsked.has(name) && scope.isAsked(span),
      };
      found.set(name, keep(filed, sign));
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

/** With one more, as long as there is room; one that is stated takes the place of one that isn't. */
function keep(filed: Sign[], sign: Sign): Sign[] {
  if (filed.length < MOST_SIGNS) filed.push(sign);
  else if (isStated(sign)) {
    const least = filed.findIndex((each) => !isStated(each));
    if (least >= 0) filed[least] = sign;
  }
  return filed;
}

/** "chest | heart" as a list of names. */
export function choices(choice: string): string[] {
  return choice.split(' | ');
}

/** Every way in which a combination's members stand near each other. */
function combine(
  { near, within, ordered, unless }: Combination,
  found: ReadonlyMap<string, readonly Sign[]>,
  neighbours: Neighbours,
): Span[][] {
  // Most combinations have nothing to combine, so this comes first and costs little.
  if (!near.every((names) => names.some((name) => found.has(name)))) return [];
  const members = near.map((names) => names.flatMap((name) => found.get(name) ?? []));
  const lifting = unless.flatMap((name) => found.get(name) ?? []);
  let matches: Sign[][] = [[]];
  for (const signs of members) {
    matches = matches
      .flatMap((match) => signs.filter((sign) => fits(match, sign)).map((sign) => [...match, sign]))
      .slice(0, MOST_SIGNS);
  }
  return matches
    .filter(([first]) => first && !lifting.some((sign) => neighbours.isSameThread(sign, first)))
    .map((match) => match.flatMap((sign) => sign.told));

  function fits(match: readonly Sign[], sign: Sign): boolean {
    return match.every(
      (other) =>
        !(ordered && sign.start < other.end) &&
        !overlaps(other, sign) &&
        neighbours.isSameThread(other, sign) &&
        neighbours.distance(other, sign) <= within,
    );
  }
}
