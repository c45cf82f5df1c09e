import type { Intent, Vocabulary } from '../content/schema/vocabulary.ts';
import type { Stemmer } from '../text/stemmer.ts';
import { normalise } from '../text/normalise.ts';
import { FACETS, type Facet, type Filters, NO_FILTERS } from './filters.ts';
import type { Role, Tag } from './phrase-table.ts';
import type { Reading } from './reader.ts';

/** Everything a message says that isn't a name: what is asked, wanted, ruled out and complained of. */
export interface Wish {
  /** What is asked about an entry or in general, in the order it was said. */
  readonly intents: readonly Intent[];
  readonly filters: Filters;
  /** Each facet, situation or limit that was named counts one. */
  readonly demands: number;
  /** Those among them that aren't also a word of an entry's name. */
  readonly clearDemands: number;
  /** Ids of the entries whose names or aliases stand in the message. */
  readonly named: readonly string[];
  readonly roles: ReadonlySet<Role>;
}

/** How many words may stand between "no" and what it rules out. */
const NEGATION_REACH = 2;

type Draft = { -readonly [F in keyof Omit<Filters, 'not' | 'minutes'>]: Set<string> };

/** Turns a reading into a wish. Pure. */
export function createWishReader(
  vocabulary: Vocabulary,
  stem: Stemmer,
): (reading: Reading) => Wish {
  const numbers = new Map(
    Object.entries(vocabulary.numbers).map(([word, value]) => [stem(normalise(word)), value]),
  );

  return (reading) => {
    const wanted = emptyDraft();
    const ruledOut = emptyDraft();
    const intents = new Set<Intent>();
    const named = new Set<string>();
    const roles = new Set<Role>();
    let minutes = minutesIn(reading, numbers);
    let demands = minutes === undefined ? 0 : 1;
    let clearDemands = demands;
    let negatedFrom = -1;

    for (const span of reading.spans) {
      const negated = negatedFrom >= 0 && span.start - negatedFrom <= NEGATION_REACH;
      const before = demands;
      let isFacet = false;
      for (const tag of span.tags) {
        if (tag.group === 'role') roles.add(tag.value);
        else if (tag.group === 'intent') intents.add(tag.value);
        else if (tag.group === 'entry') named.add(tag.value);
        else if (tag.group === 'situation') {
          const situation = vocabulary.situations[tag.value];
          situation?.place?.forEach((place) => wanted.place.add(place));
          situation?.positions?.forEach((position) => wanted.position.add(position));
          if (situation?.intensity) wanted.intensity.add(situation.intensity);
          minutes ??= situation?.minutes;
          demands++;
        } else {
          isFacet = true;
          (negated ? ruledOut : wanted)[fieldOf(tag.group)].add(tag.value);
        }
      }
      if (isFacet) demands++;
      if (demands > before && !span.tags.some((tag) => tag.group === 'entry')) clearDemands++;
      if (hasRole(span.tags, 'negator')) negatedFrom = span.end;
      else if (!hasRole(span.tags, 'chatter')) negatedFrom = -1;
    }
    return {
      intents: [...intents],
      filters: filtersOf(wanted, ruledOut, minutes),
      demands,
      clearDemands,
      named: [...named],
      roles,
    };
  };
}

function hasRole(tags: readonly Tag[], role: Role): boolean {
  return tags.some((tag) => tag.group === 'role' && tag.value === role);
}

/** The time limit in minutes that a message names: "2 minutes", "ninety seconds". */
function minutesIn(reading: Reading, numbers: ReadonlyMap<string, number>): number | undefined {
  for (const span of reading.spans) {
    const before = reading.words[span.start - 1];
    if (!before) continue;
    const number = /^\d{1,3}$/.test(before.typed) ? Number(before.typed) : numbers.get(before.stem);
    if (number === undefined || number === 0) continue;
    if (hasRole(span.tags, 'minutes')) return number;
    if (hasRole(span.tags, 'seconds')) return number / 60;
  }
  return undefined;
}

function emptyDraft(): Draft {
  const fields = [...FACETS].map((facet) => [fieldOf(facet), new Set<string>()]);
  return Object.fromEntries(fields) as Draft;
}

/** A trouble that a message names is something to avoid; the other facets are called alike. */
function fieldOf(facet: Facet): keyof Draft {
  return facet === 'condition' ? 'avoid' : facet;
}

function filtersOf(wanted: Draft, ruledOut: Draft, minutes: number | undefined): Filters {
  const lists = (draft: Draft) =>
    Object.fromEntries(Object.entries(draft).map(([field, values]) => [field, [...values]]));
  return {
    ...NO_FILTERS,
    ...(lists(wanted) as Partial<Filters>),
    not: { ...NO_FILTERS.not, ...(lists(ruledOut) as Partial<Filters['not']>) },
    ...(minutes === undefined ? {} : { minutes }),
  };
}
