import type { Entry, EntryType, Topic } from '../content/catalogue.ts';
import * as weight from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import type { PhraseMatch } from './phrase-index.ts';
import type { Tag } from './phrase-table.ts';
import { asksForTopics } from './question.ts';
import { plays, type Reading } from './reading.ts';

/** The everyday phrases that a message meets. */
export interface MetPhrases {
  readonly reading: Reading;
  /** Matches by entry id, among all entries; and among the topics of the types asked about. */
  readonly phrases: ReadonlyMap<string, PhraseMatch>;
  readonly loose: ReadonlyMap<string, PhraseMatch>;
  /** Whether words of the subject surround them. */
  readonly isInContext: boolean;
  /** Whether the message asks how something should be done, and names nothing. */
  readonly isOpenQuestion: boolean;
}

/**
 * What an entry's everyday phrases are worth as evidence, when a message meets them.
 *
 * A single word of a phrase says nothing by itself ("mouse", "plane"), and the
 * words that all questions about causes share ("back", "hurt") tell none apart.
 */
export function createTelling(met: MetPhrases, lexicon: Lexicon): (entry: Entry) => number {
  const { reading, phrases, loose, isInContext } = met;
  const shared: Partial<Record<EntryType, ReadonlySet<string>>> = {};
  const sharedBy = (type: EntryType) => (shared[type] ??= sharedConcepts(reading, type));

  function worth(type: EntryType, match: PhraseMatch | undefined, least: number): number {
    if (!match || match.score < least) return 0;
    const telling = [...match.stems].filter((stem) => !lexicon.isWeak(stem));
    if (telling.every((stem) => sharedBy(type).has(stem))) return 0;
    const isEnough =
      telling.length > 1 || isInContext || (type === 'mistake' && met.isOpenQuestion);
    return isEnough ? match.score : 0;
  }

  return ({ id, type }) => {
    const best = Math.max(
      worth(type, phrases.get(id), isInContext ? weight.TELLING_IN_CONTEXT : weight.TELLING),
      worth(type, loose.get(id), weight.TELLING_IN_CONTEXT),
    );
    return weight.PHRASE * Math.min(best, weight.MOST_PHRASE);
  };
}

const SHARED: Record<Topic['type'], (said: readonly Tag[]) => boolean> = {
  cause: (said) => isArea(said) || plays(said, 'symptom', 'generic'),
  benefit: (said) => isWhere(said) || plays(said, 'generic'),
  mistake: (said) => isArea(said) || plays(said, 'generic'),
};

/** The concepts in a message that any question about that type of entry may hold. */
function sharedConcepts({ words, saidAt, askedAt }: Reading, type: EntryType): ReadonlySet<string> {
  if (type === 'exercise') return new Set();
  const isShared = SHARED[type];
  const chosen = words.filter((_, at) => asksForTopics(askedAt[at]) || isShared(saidAt[at] ?? []));
  return new Set(chosen.map(({ concept }) => concept));
}

function isArea(said: readonly Tag[]): boolean {
  return said.some(({ group }) => group === 'area');
}

function isWhere(said: readonly Tag[]): boolean {
  return said.some(({ group }) => ['area', 'place', 'situation'].includes(group));
}
