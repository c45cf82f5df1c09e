import { z } from 'zod';
import {
  AREAS,
  CONDITIONS,
  EQUIPMENT,
  INTENSITIES,
  KINDS,
  ORIGINS,
  PLACES,
  POSITIONS,
  TARGETS,
} from './terms.ts';

/** A slug: what a person may type and what a file is called. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
  .max(40);

/** No line ends, terminal escapes, or marks that turn the direction of writing round. */
const VISIBLE = /^[^\p{Cc}\p{Cf}]*$/u;

/** One line of plain text of at most `most` characters; the limits keep every card inside every platform's. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'write something here')
    .max(most, `keep it to ${most} characters`)
    .regex(VISIBLE, 'keep it on one line, without control or invisible characters');

/** A list with at least one value and none twice; the first is the main one. */
const someOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).min(1).refine(unique, 'name each only once');

const anyOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.array(z.enum(values)).refine(unique, 'name each only once').default([]);

const slugs = z.array(slugSchema).refine(unique, 'name each only once').default([]);

const origin = {
  origin: z.enum(ORIGINS).describe('Where the number comes from.'),
  source: z
    .string()
    .optional()
    .describe('The source’s id in sources.yaml, when the origin is "source".'),
};

const RISING = 'make upTo the larger number, or leave it out';

const count = (most: number) =>
  z
    .strictObject({
      count: z.int().min(1).max(most),
      upTo: z.int().min(1).max(most).optional().describe('The most, when a range is given.'),
      ...origin,
    })
    .refine((range) => range.upTo === undefined || range.upTo > range.count, RISING);

const seconds = (most: number) =>
  z
    .strictObject({
      seconds: z.number().min(1).max(most),
      upTo: z.number().min(1).max(most).optional().describe('The longest, when a range is given.'),
      ...origin,
    })
    .refine((range) => range.upTo === undefined || range.upTo > range.seconds, RISING);

const timingSchema = z
  .strictObject({
    hold: seconds(120).optional().describe('How long the end position is held.'),
    pace: seconds(30)
      .optional()
      .describe('How long one slow repetition takes, for moves that are not held.'),
    time: seconds(300)
      .optional()
      .describe('How long to keep going in all, for rolling and the like.'),
    repetitions: count(30),
    sets: count(5),
    sides: z.strictObject({ count: z.int().min(1).max(2), ...origin }),
  })
  .refine(
    (timing) => [timing.hold, timing.pace, timing.time].filter(Boolean).length === 1,
    'give exactly one of hold, pace and time',
  )
  .describe('One source for what the card says and what a timer counts.');

const cautionSchema = z.strictObject({
  condition: z.enum(CONDITIONS),
  level: z
    .enum(['skip', 'adapt'])
    .describe('"skip" leaves the move out for that person, "adapt" shows the advice.'),
  advice: line(200),
});

const common = {
  name: line(60),
  aliases: z
    .array(line(60))
    .default([])
    .describe('Other names: yoga, gym and physio names, short forms, common ways of saying it.'),
  summary: line(150).describe('One line that says what it is and what it is good for.'),
  phrases: z
    .array(line(100))
    .default([])
    .describe('Everyday situations, descriptions and questions in people’s own words.'),
  sources: z.array(z.string()).default([]).describe('Ids in sources.yaml.'),
};

/** The contents of `exercises/<slug>.yaml`. */
export const exerciseSchema = z.strictObject({
  ...common,
  kind: z.enum(KINDS),
  areas: someOf(AREAS).describe('Where it is felt, the main part first.'),
  targets: someOf(TARGETS).describe('Muscles and joints, the main one first.'),
  place: someOf(PLACES),
  positions: someOf(POSITIONS),
  equipment: z
    .strictObject({ needs: anyOf(EQUIPMENT), optional: anyOf(EQUIPMENT) })
    .default({ needs: [], optional: [] }),
  intensity: z.enum(INTENSITIES),
  steps: z.array(line(200)).min(3).max(7),
  timing: timingSchema,
  easier: line(220),
  harder: line(220),
  caution: line(220).describe('The one caution that everybody sees.'),
  cautions: z
    .array(cautionSchema)
    .refine(
      (list) => unique(list.map((caution) => caution.condition)),
      'name each condition only once',
    )
    .default([]),
  mistakes: slugs.describe('The mistakes this move invites, by slug.'),
  causes: slugs.describe('The causes it suits, by slug.'),
});

const topic = {
  ...common,
  text: z
    .string()
    .trim()
    .min(20)
    .max(600)
    .regex(VISIBLE, 'keep it in one paragraph, without control or invisible characters')
    .describe('The answer: two to five plain sentences.'),
  exercises: slugs.describe('Moves that fit, best first, by slug.'),
};

/** One benefit in `benefits.yaml`. */
export const benefitSchema = z.strictObject(topic);

/** One mistake in `mistakes.yaml`. */
export const mistakeSchema = z.strictObject({
  ...topic,
  instead: line(220).describe('What to do instead.'),
});

/** One cause in `causes.yaml`. */
export const causeSchema = z.strictObject({
  ...topic,
  helps: z.array(line(200)).default([]).describe('What else helps, one thing a line.'),
  seeSomeone: line(300).describe('When to see a health professional.'),
});

/** One source in `sources.yaml`. */
export const sourceSchema = z.strictObject({
  title: line(160),
  url: z.url({ protocol: /^https$/ }).optional(),
});

function unique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}
