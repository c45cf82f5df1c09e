import type { Entry } from '../content/catalogue.ts';
import type { Content } from '../content/load.ts';
import { normalise, words } from '../text/normalise.ts';
import { decide } from './decide.ts';
import { gather } from './findings.ts';
import { createKnowledge } from './knowledge.ts';
import { createLexicon } from './lexicon.ts';
import { read } from './reading.ts';
import { found, MOST_CHOICES, nothing, type Understanding } from './understanding.ts';
import { createWishReader } from './wish.ts';

export { type ListName, LISTS, type Understanding } from './understanding.ts';

/** Turns what a person typed into what was meant. Pure, synchronous, never throws. */
export type Lookup = (text: string) => Understanding;

/** The part of the content that the lookup reads. */
export type LookupContent = Pick<Content, 'catalogue' | 'vocabulary' | 'stem' | 'ordinaryWords'>;

/** Nobody asks for a stretch at greater length, in UTF-16 code units; what follows is not read. */
const LONGEST_TEXT = 2_000;
/** How sure a name is that was typed with one slip. */
const ONE_SLIP = 0.95;
/** A platform's command in front of the message: "/stretch". */
const COMMAND = /^\s*\/[\p{L}-]+/u;

/**
 * What stands for something else, in any platform's markup or a page's: tags, marks of people and
 * channels, entities, addresses. Nobody means a stretch by it.
 */
const MARKUP = /<[^<>]{0,300}>|&#?\w{1,10};|[\p{L}\p{N}._-]{0,64}[@#][\p{L}\p{N}._-]{0,64}/gu;

/** The lookup over one language's content. */
export function createLookup(content: LookupContent): Lookup {
  const { vocabulary } = content;
  const lexicon = createLexicon(content);
  const knowledge = createKnowledge(content.catalogue, lexicon);
  const readWish = createWishReader(vocabulary, lexicon);

  /** Whether every word is right as it stands in the language. */
  function isPlain(text: string): boolean {
    return words(text).every((word) => lexicon.isOrdinary(word));
  }

  return (text) => {
    const asked = normalise(text.slice(0, LONGEST_TEXT).replace(COMMAND, ' '));
    if (asked === '') return nothing('help');
    const exact = knowledge.names.exact(asked);
    if (exact.length > 0) return found(exact.map((entry) => ({ entry, score: 1 })));

    const slips = knowledge.names.nearly(asked);
    if (slips.length > 0 && !isPlain(asked)) return likely(slips);

    const reading = read(asked, lexicon);
    const named = normalise(text.slice(0, LONGEST_TEXT).replace(MARKUP, ' '));
    const answer = decide(named, gather(reading, readWish(reading), knowledge), knowledge);
    // Real words one slip away from a name ("bride") may be meant as they stand.
    const isMeant = slips.length === 1 && slips[0]?.id === answer.results[0]?.id;
    if (slips.length === 0 || isMeant) return answer;
    return { ...likely(slips), kind: 'choices' };
  };
}

/** The entries that a misspelt name is taken for. */
function likely(entries: readonly Entry[]): Understanding {
  return found(entries.slice(0, MOST_CHOICES).map((entry) => ({ entry, score: ONE_SLIP })));
}
