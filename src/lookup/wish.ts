import type { Intent, Vocabulary } from '../content/schema/vocabulary.ts';
import { FACETS, type Facet, type Filters, NO_FILTERS } from './filters.ts';
import type { Lexicon } from './lexicon.ts';
import { minutesIn, readNumbers } from './minutes.ts';
import type { Role, Span } from './phrase-table.ts';
import { plays, type Reading } from './reading.ts';

/** One thing that a message asks for by facet, situation or limit. */
export interface Hint {
  /** A single everyday word: "wall" hints at less than "against the wall". */
  readonly faint: boolean;
  /** Whether the same words are also the name of an entry. */
  readonly named: boolean;
}

/** Everything a message says that isn't a name: what is asked, wanted, ruled out and complained of. */
export interface Wish {
  /** What is asked about an entry or in general, in the order it was said. */
  readonly intents: readonly Intent[];
  readonly filters: Filters;
  readonly hints: readonly Hint[];
  /** Ids of the entries whose names or aliases stand in the message. */
  readonly named: readonly string[];
  readonly roles: ReadonlySet<Role>;
}

/** How many words may stand between "no" and what it rules out. */
const NEGATION_REACH = 2;

type Draft = { -readonly [F in keyof Omit<Filters, 'not' | 'minutes'>]: Set<string> };
type Situation = Vocabulary['situations'][number];

/** Turns a reading into a wish. */
export function createWishReader(
  vocabulary: Vocabulary,
  lexicon: Lexicon,
): (reading: Reading) => Wish {
  const numbers = readNumbers(vocabulary.numbers, lexicon);

  return (reading) => {
    const wanted = emptyDraft();
    const ruledOut = emptyDraft();
    const unwanted = new Set<string>();
    const named = new Set<string>();
    const roles = new Set<Role>();
    const hints: Hint[] = [];
    let minutes = minutesIn(reading, numbers);
    if (minutes !== undefined) hints.push({ faint: true, named: false });
    let negatedFrom = -1;
    let excludedFrom = -1;

    for (const span of reading.spans) {
      const isNegated = negatedFrom >= 0 && span.start - negatedFrom <= NEGATION_REACH;
      const isExcluded = span.start === excludedFrom;
      let isHint = false;
      for (const tag of span.tags) {
        if (tag.group === 'role') roles.add(tag.value);
        else if (tag.group === 'entry') {
          const slug = exerciseSlug(tag.value);
          if (isExcluded && slug !== undefined) unwanted.add(slug);
          else named.add(tag.value);
          isHint ||= isExcluded && slug !== undefined;
        } else if (tag.group === 'situation') {
          const situation = vocabulary.situations[tag.value];
          if (situation) addSituation(wanted, situation);
          minutes ??= situation?.minutes;
          isHint = true;
        } else if (tag.group !== 'intent') {
          (isNegated ? ruledOut : wanted)[fieldOf(tag.group)].add(tag.value);
          isHint = true;
        }
      }
      if (isHint) hints.push({ faint: isFaint(span, reading) && !isNegated, named: isNamed(span) });
      if (plays(span.tags, 'negator')) negatedFrom = span.end;
      else if (!plays(span.tags, 'chatter', 'small')) negatedFrom = -1;
      excludedFrom = plays(span.tags, 'excluder') ? span.end : -1;
    }
    keepWanted(wanted, ruledOut);
    for (const id of named) unwanted.delete(exerciseSlug(id) ?? '');
    for (const { tags } of reading.names) {
      for (const { value } of tags) {
        const id = String(value);
        if (!unwanted.has(exerciseSlug(id) ?? '')) named.add(id);
      }
    }
    for (const span of reading.cues) {
      for (const tag of span.tags) if (tag.group === 'role') roles.add(tag.value);
    }
    return {
      intents: intentsOf(reading),
      filters: filtersOf(wanted, ruledOut, unwanted, minutes),
      hints,
      named: [...named],
      roles,
    };
  };
}

function intentsOf({ cues }: Reading): Intent[] {
  const tags = cues.flatMap((span) => span.tags);
  return [...new Set(tags.flatMap((tag) => (tag.group === 'intent' ? tag.value : [])))];
}

function isFaint(span: Span, { words }: Reading): boolean {
  return span.end - span.start === 1 && (words[span.start]?.ordinary ?? false);
}

function isNamed(span: Span): boolean {
  return span.tags.some((tag) => tag.group === 'entry');
}

function exerciseSlug(id: string): string | undefined {
  return id.startsWith('exercise:') ? id.slice('exercise:'.length) : undefined;
}

function addSituation(wanted: Draft, { place, positions, intensity }: Situation): void {
  place?.forEach((each) => wanted.place.add(each));
  positions?.forEach((each) => wanted.position.add(each));
  if (intensity) wanted.intensity.add(intensity);
}

function emptyDraft(): Draft {
  return Object.fromEntries(FACETS.map((facet) => [fieldOf(facet), new Set<string>()])) as Draft;
}

/** A trouble that a message names is something to avoid; the other facets are called alike. */
function fieldOf(facet: Facet): keyof Draft {
  return facet === 'condition' ? 'avoid' : facet;
}

/** Gear that is also asked for is not ruled out: "a scarf for the towel stretch instead of a towel". */
function keepWanted(wanted: Draft, ruledOut: Draft): void {
  for (const item of wanted.equipment) ruledOut.equipment.delete(item);
}

function filtersOf(
  wanted: Draft,
  ruledOut: Draft,
  unwanted: ReadonlySet<string>,
  minutes: number | undefined,
): Filters {
  return {
    ...NO_FILTERS,
    ...(lists(wanted) as Partial<Filters>),
    not: {
      ...NO_FILTERS.not,
      ...(lists(ruledOut) as Partial<Filters['not']>),
      exercise: [...unwanted],
    },
    ...(minutes === undefined ? {} : { minutes }),
  };
}

function lists(draft: Draft): Record<string, string[]> {
  return Object.fromEntries(Object.entries(draft).map(([field, values]) => [field, [...values]]));
}
