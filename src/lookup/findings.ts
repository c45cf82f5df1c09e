import type { Catalogue, Entry, EntryType, Topic } from '../content/catalogue.ts';
import * as weight from './evidence.ts';
import type { Lexicon } from './lexicon.ts';
import type { NameIndex, NameMatch } from './names.ts';
import type { PhraseIndex, PhraseMatch } from './phrase-index.ts';
import type { Role, Tag } from './phrase-table.ts';
import { plays, type Reading, type Word } from './reading.ts';
import type { Wish } from './wish.ts';

/** What the lookup knows; built once. */
export interface Knowledge {
  readonly catalogue: Catalogue;
  readonly lexicon: Lexicon;
  readonly names: NameIndex;
  readonly phrases: PhraseIndex;
  /** The same for the topics of each type by themselves, among which other words are telling. */
  readonly topicPhrases: Readonly<Record<Topic['type'], PhraseIndex>>;
}

/** Everything found in one message, before it is weighed. */
export interface Findings {
  readonly reading: Reading;
  readonly wish: Wish;
  /** The words that don't merely belong to the question, and those of them that tell entries apart. */
  readonly core: readonly Word[];
  readonly strong: readonly Word[];
  /** Entries whose names the words resemble. */
  readonly alike: readonly NameMatch[];
  /** Entries whose everyday phrases the words meet; of the types asked about also more loosely. */
  readonly phrases: ReadonlyMap<string, PhraseMatch>;
  readonly loose: ReadonlyMap<string, PhraseMatch>;
  /** The types of topic that the question is about. */
  readonly asked: ReadonlySet<Topic['type']>;
  /** What the words of the subject that surround the rest are worth. */
  readonly context: number;
  /** How many kinds of words show that the message is about the subject. */
  readonly signs: number;
  /** Whether the words that may be a name are nearly all there is. */
  readonly isBrief: boolean;
  /** What an entry's everyday phrases are worth here. */
  telling(entry: Entry): number;
  /** What the message leaves unexplained under one way of understanding it. */
  unexplained(explanation?: Partial<weight.Explanation>): number;
}

const CONTEXT_ROLES = ['generic', 'subject', 'symptom', 'choose', 'body'] as const;
/** Words that carry no name of their own when they stand in a question. */
const SILENT: readonly Role[] = [
  'small',
  'chatter',
  'everyday',
  'body',
  'generic',
  'subject',
  'symptom',
  'negator',
];
const TYPE_OF = { causes: 'cause', benefits: 'benefit', mistakes: 'mistake' } as const;

/** Gathers what a message holds. */
export function gather(reading: Reading, wish: Wish, knowledge: Knowledge): Findings {
  const { words, saidAt, askedAt } = reading;
  const core = words.filter((word, at) => word.corrected || !isQuestion(askedAt[at], saidAt[at]));
  const strong = core.filter((word) => !word.weak);
  const stems = words.map(({ stem }) => stem);
  const phrases = knowledge.phrases(stems);
  const asked = askedTypes(wish);
  const closer = wish.intents.includes('manner') ? [...asked, 'mistake' as const] : [...asked];
  const answers = words.flatMap(({ stem }, at) => (isTypeCue(askedAt[at]) ? [] : [stem]));
  const shared = {
    cause: stemsWhere(reading, (said) => isArea(said) || plays(said, 'symptom', 'generic')),
    benefit: stemsWhere(reading, (said) => isFacet(said) || plays(said, 'generic')),
    mistake: stemsWhere(reading, (said) => isArea(said) || plays(said, 'generic')),
    exercise: new Set<string>(),
  };
  const loose = new Map(closer.flatMap((type) => [...knowledge.topicPhrases[type](answers)]));
  const signs = countSigns(wish);
  const context = weight.CONTEXT * CONTEXT_ROLES.filter((role) => wish.roles.has(role)).length;

  /**
   * A single word of a phrase says nothing by itself ("mouse", "plane"), and the
   * words that all questions about causes share ("back", "hurt") tell none apart.
   */
  function worth(type: EntryType, match: PhraseMatch | undefined, least: number): number {
    if (!match || match.score < least) return 0;
    const telling = [...match.stems].filter((stem) => !knowledge.lexicon.isWeak(stem));
    if (telling.every((stem) => shared[type].has(stem))) return 0;
    return telling.length > 1 || context > 0 ? match.score : 0;
  }

  return {
    reading,
    wish,
    core,
    strong,
    alike: words.some((word, at) => !word.weak && isOpen(saidAt[at], askedAt[at]))
      ? knowledge.names.match(core.length > 0 ? core : words)
      : [],
    phrases,
    loose,
    asked,
    context,
    signs,
    isBrief: isBrief(reading, core, strong),
    telling({ id, type }) {
      const best = Math.max(
        worth(type, phrases.get(id), context > 0 ? weight.TELLING_IN_CONTEXT : weight.TELLING),
        worth(type, loose.get(id), weight.TELLING_IN_CONTEXT),
      );
      return weight.PHRASE * Math.min(best, weight.MOST_PHRASE);
    },
    unexplained: (explanation) =>
      weight.unexplained(reading, knowledge.lexicon.isFamiliar, {
        signs,
        // A complaint of the back or neck is ours, whatever brought it on: "sore shoulders from deadlifts".
        tolerant: wish.roles.has('symptom') && wish.filters.area.length > 0,
        ...explanation,
      }),
  };
}

function isBrief({ words }: Reading, core: readonly Word[], strong: readonly Word[]): boolean {
  const isOrdinary = strong.every((word) => word.ordinary);
  return isOrdinary ? core.length === words.length && core.length < 3 : strong.length < 4;
}

/** "Why" asks for causes when something hurts, and for benefits when it is about stretching. */
function askedTypes({ intents, roles, filters }: Wish): Set<Topic['type']> {
  const asked = new Set<Topic['type']>();
  for (const intent of ['causes', 'benefits', 'mistakes'] as const) {
    if (intents.includes(intent)) asked.add(TYPE_OF[intent]);
  }
  if (roles.has('why') && asked.size === 0) {
    if (roles.has('symptom')) asked.add('cause');
    else if (roles.has('generic')) asked.add('benefit');
    else if (filters.area.length > 0) asked.add('cause');
  }
  return asked;
}

/** Whether a word asks for causes, benefits or mistakes, and so can't tell one from another. */
function isTypeCue(asked: readonly Tag[] = []): boolean {
  return asked.some((tag) => tag.group === 'intent' && tag.value in TYPE_OF);
}

/** The stems of words that ask for a type of topic, or of which that is said. */
function stemsWhere(
  { words, saidAt, askedAt }: Reading,
  isSaid: (said: readonly Tag[]) => boolean,
): ReadonlySet<string> {
  const chosen = words.filter((_, at) => isTypeCue(askedAt[at]) || isSaid(saidAt[at] ?? []));
  return new Set(chosen.map(({ stem }) => stem));
}

function isArea(said: readonly Tag[]): boolean {
  return said.some(({ group }) => group === 'area');
}

function isFacet(said: readonly Tag[]): boolean {
  return said.some(({ group }) => !['role', 'entry', 'intent'].includes(group));
}

function countSigns({ roles, filters }: Wish): number {
  const signs = [
    roles.has('symptom'),
    roles.has('generic') || roles.has('subject'),
    roles.has('body') || filters.area.length > 0,
  ];
  return signs.filter(Boolean).length;
}

/** Whether a word only belongs to the question, not to what it is about. */
function isQuestion(asked: readonly Tag[] = [], said: readonly Tag[] = []): boolean {
  return (
    asked.some((tag) => tag.group === 'intent' || tag.value === 'why') &&
    (said.length === 0 || plays(said, ...SILENT))
  );
}

/** Whether a word is not yet explained by what the person wants, asks or complains of. */
function isOpen(said: readonly Tag[] = [], asked: readonly Tag[] = []): boolean {
  if (said.length === 0) return asked.length === 0;
  return said.some((tag) => tag.group === 'entry') || plays(said, 'everyday', 'body');
}
