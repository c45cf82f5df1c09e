import { z } from 'zod';
import { AREAS, CONDITIONS, EQUIPMENT, INTENSITIES, KINDS, PLACES, POSITIONS } from './terms.ts';

/** What a person may want to know about one entry, or do at all. */
export const INTENTS = [
  'duration',
  'targets',
  'easier',
  'harder',
  'caution',
  'mistakes',
  'benefits',
  'causes',
  'equipment',
  'manner',
  'how-to',
] as const;

const phrases = z
  .array(z.string().min(1))
  .describe('Words and short phrases; "(a|b) c" stands for "a c" and "b c".');

const byTerm = <const T extends readonly [string, ...string[]]>(terms: T) =>
  z.partialRecord(z.enum(terms), phrases);

const situation = z.strictObject({
  phrases,
  place: z.array(z.enum(PLACES)).optional(),
  positions: z.array(z.enum(POSITIONS)).optional(),
  intensity: z.enum(INTENSITIES).optional(),
  minutes: z.number().positive().optional().describe('The most time that such a moment leaves.'),
});

/**
 * `vocabulary.yaml`: how people speak about the subject in one language. The
 * lookup reads messages with it; none of this is ever shown.
 */
export const vocabularySchema = z.strictObject({
  stemmer: z.string().describe('The language’s name among the Snowball stemmers: "english".'),
  transparent: phrases.describe(
    'Words dropped before anything is compared: articles, pronouns, politeness.',
  ),
  small: phrases.describe('Words without content of their own: prepositions, conjunctions.'),
  chatter: phrases.describe('Words that say nothing about the subject, and nothing against it.'),
  body: phrases.describe('Parts of the body that moves are described with: "elbow", "hands".'),
  everyday: phrases.describe(
    'Ordinary words that are no sign of another subject, and tell entries apart in descriptions: "lift", "hands".',
  ),
  generic: phrases.describe('Words in so many names that they tell none apart: "stretch", "pose".'),
  subject: phrases.describe(
    'Words that show that the message is about stretching and the upper back.',
  ),
  symptoms: phrases.describe('Words of complaint: the answer then ends with the safety-net line.'),
  pointing: phrases.describe('Words that point at what the chat is about: "these", "them".'),
  vague: phrases.describe('Words that do so only in a question about the subject: "it".'),
  synonyms: z
    .array(z.array(z.string().min(1)).min(2))
    .describe('Words that mean about the same in people’s descriptions, a set a line.'),
  negators: phrases.describe('Words that turn the next facet round: "never", "can’t".'),
  excluders: phrases.describe(
    'Negators that also rule out a move named right after: "no", "instead of".',
  ),
  elsewhere: phrases.describe(
    'What the bot does not cover: other parts of the body, other exercises, other matters.',
  ),
  numbers: z.record(z.string(), z.number()).describe('Number words that people use for minutes.'),
  minutes: phrases.describe('Words for minutes.'),
  seconds: phrases.describe('Words for seconds.'),
  help: phrases.describe('Messages that ask what the bot can do.'),
  random: phrases.describe('Messages that want any exercise, or another one.'),
  list: phrases.describe('Messages that want all exercises.'),
  choose: phrases.describe('Words that ask for something to do: they make a bare facet a request.'),
  why: phrases.describe(
    'Words that ask for causes of a complaint and for benefits of a move: "why".',
  ),
  intents: z.record(z.enum(INTENTS), phrases),
  facets: z.strictObject({
    kind: byTerm(KINDS),
    place: byTerm(PLACES),
    area: byTerm(AREAS),
    position: byTerm(POSITIONS),
    equipment: byTerm([...EQUIPMENT, 'none'] as const),
    intensity: byTerm(INTENSITIES),
    condition: byTerm(CONDITIONS),
  }),
  situations: z.array(situation),
});

export type Vocabulary = z.infer<typeof vocabularySchema>;
export type Intent = (typeof INTENTS)[number];
