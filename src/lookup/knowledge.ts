import type { Catalogue, Topic } from '../content/catalogue.ts';
import type { Lexicon } from './lexicon.ts';
import { createNameIndex, type NameIndex } from './names.ts';
import { createPhraseIndex, type PhraseIndex } from './phrase-index.ts';

/** What messages are looked up in; built once. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly lexicon: Lexicon;
  readonly names: NameIndex;
  readonly phrases: PhraseIndex;
  /** The same for the topics of each type by themselves, among which other words are telling. */
  readonly topicPhrases: Readonly<Record<Topic['type'], PhraseIndex>>;
}

/** Builds the indexes over a catalogue. */
export function createKnowledge(catalogue: Catalogue, lexicon: Lexicon): Knowledge {
  const { entries, benefits, mistakes, causes } = catalogue;
  return {
    catalogue,
    lexicon,
    names: createNameIndex(catalogue, lexicon),
    phrases: createPhraseIndex(entries, lexicon),
    topicPhrases: {
      benefit: createPhraseIndex(benefits, lexicon, true),
      mistake: createPhraseIndex(mistakes, lexicon, true),
      cause: createPhraseIndex(causes, lexicon, true),
    },
  };
}
