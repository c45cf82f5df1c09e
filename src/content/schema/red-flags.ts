import { z } from 'zod';
import { phraseList } from './phrase-list.ts';

/**
 * A phrase as people type it. Words are compared by stem; "(a|b|)" lists
 * alternatives and may nest, "{name}" stands for a macro, "=word" demands that exact form,
 * "#1-19" is a number in that range, "^" and "$" are the clause's ends.
 */
const pattern = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .describe('A phrase: words, "(a|b)", "{macro}", "=exact", "#1-19" (a number), "^" and "$".');

const patterns = phraseList.pipe(z.array(pattern).min(1));

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens');

/** One or more names, any of which will do: "chest | heart". */
const choice = z
  .string()
  .regex(/^[a-z][a-z0-9-]*( \| [a-z][a-z0-9-]*)*$/, 'write names separated by " | "');

const paragraph = z.string().trim().min(1).max(400);

const combinationSchema = z.strictObject({
  near: z.array(choice).min(1).max(4).describe('What must stand near each other in a sentence.'),
  within: z
    .int()
    .min(0)
    .max(40)
    .default(5)
    .describe('How many words may stand between two of them; a comma counts as two.'),
  ordered: z.boolean().default(false).describe('Whether they must come in the order given.'),
  unless: z.array(name).default([]).describe('What, in the same sentence, makes it harmless.'),
});

const ruleSchema = z
  .strictObject({
    row: z
      .string()
      .regex(/^[ED]\d{1,2}$/)
      .describe('The row of the red-flag table it stands for.'),
    grade: z.enum(['emergency', 'crisis', 'doctor', 'unclear']),
    because: z.string().min(3).max(120).describe('Why it matters, in a line.'),
    all: z.array(choice).default([]).describe('Signs or terms that must all be stated.'),
    some: z
      .strictObject({ count: z.int().min(2).max(5), of: z.array(name).min(2) })
      .optional()
      .describe('Weaker signs of which at least `count` must be stated.'),
    unless: z.array(name).default([]).describe('What, anywhere in the message, lifts the rule.'),
    urgent: z.boolean().default(false).describe('Whether "today if you can" belongs in the reply.'),
    injury: z
      .boolean()
      .default(false)
      .describe('Whether "don’t move your neck or back" belongs in it.'),
    surgery: z.boolean().default(false).describe('Whether the surgical team is who to ask.'),
  })
  .refine((rule) => rule.all.length > 0 || rule.some, 'give `all`, `some` or both');

const repliesSchema = z
  .strictObject({
    emergency: z.strictObject({
      lead: paragraph,
      call: paragraph.describe('Stands after the lead when the person speaks of themselves.'),
      callForOther: paragraph.describe('Stands there instead when they speak of someone else.'),
      wait: paragraph,
      stayStill: paragraph.describe('Added after a serious injury.'),
      bot: paragraph,
    }),
    doctor: z.strictObject({
      lead: paragraph,
      contact: paragraph.describe('With {who} and {today}.'),
      today: z.string().describe('Put in {today} when it is urgent.'),
      who: z.strictObject({ usual: paragraph, pregnant: paragraph, afterSurgery: paragraph }),
      worse: paragraph,
      wait: paragraph,
    }),
    crisis: z.strictObject({ lead: paragraph, danger: paragraph, lines: paragraph }),
    unclear: z.strictObject({
      lead: paragraph.describe('With {sign}.'),
      signs: z.strictObject({ usual: paragraph, any: paragraph }),
    }),
    safetyNet: paragraph.describe('After every answer about a symptom, and when the screen fails.'),
  })
  .describe('The fixed replies, word for word.');

/**
 * The contents of `red-flags.yaml`: everything the safety screen knows that
 * depends on the language. Translating this one file makes the screen work in
 * another language.
 */
export const redFlagsSchema = z.strictObject({
  macros: z
    .record(name, phraseList)
    .default({})
    .describe('Lists of words that many phrases share.'),
  numbers: z.record(z.string(), z.number()).describe('Numbers written as words.'),
  fillers: phraseList.describe('Words that may stand anywhere inside a phrase.'),
  joiners: phraseList.describe('Words that join body parts: "chest and left arm".'),
  clauseBreaks: phraseList.describe(
    'Words, alone or in twos, that begin a new thought: "but", "and now".',
  ),
  linkers: phraseList.describe(
    'Words that begin a sentence which carries the last one on: "My arm… it went".',
  ),
  harmless: patterns.describe('Fixed phrases and figures of speech whose words mean nothing here.'),
  denial: z.strictObject({
    strong: patterns.describe('Deny what follows, also in a list: "no", "without".'),
    weak: patterns.describe('Deny only what follows at once: "not", "isn’t".'),
    never: patterns.describe('Look like denials and are none: "no idea", "not sure".'),
    ends: patterns.describe('End what a denial reaches: "but", "because".'),
    lists: phraseList.describe('Words that close a list of denied things: "or", "nor".'),
  }),
  past: z.strictObject({
    over: patterns.describe('Long ago or over: "in 2019", "when I was a kid".'),
    lasting: patterns.describe('In the same clause, shows that it isn’t over: "still".'),
    again: patterns.describe('Wherever it comes later, shows that it is back: "same again".'),
    kept: z.array(name).describe('Terms that count however long ago they were.'),
  }),
  questions: z.strictObject({
    openers: patterns.describe('Begin a question about a subject: "what are", "does".'),
    personal: patterns.describe('Show that it is about somebody after all: "my", "he".'),
    remedy: patterns.describe('Ask for relief, so that the sign is real: "stretch for".'),
    supposed: patterns.describe('Suppose what follows in the clause: "what if i".'),
    kept: z.array(name).describe('Terms that count even in a question.'),
  }),
  figurative: z.strictObject({
    subjects: patterns.describe('Things that collapse or bleed only in a manner of speaking.'),
    between: patterns.describe('What may stand between such a thing and what is said of it.'),
    terms: phraseList
      .pipe(z.array(name))
      .describe('The terms that mean nothing when said of such a thing.'),
  }),
  people: z.strictObject({
    others: patterns.describe('Somebody else: "my colleague", "she".'),
    self: patterns.describe('The person who writes: "I".'),
  }),
  pregnant: name.describe('The term that makes the doctor’s reply name the midwife.'),
  ordinary: phraseList.describe(
    'Everyday words that look like a misspelt sign and must be left as they are.',
  ),
  qualities: z
    .array(name)
    .describe('The groups of terms that only say when or how much, so that a denial reaches on.'),
  parts: z.record(name, patterns).describe('Parts of the body.'),
  terms: z
    .record(name, z.record(name, patterns))
    .describe('Everything else people say, in groups: sensations, events, times, conditions.'),
  signs: z
    .record(name, z.array(combinationSchema).min(1))
    .describe('What several terms mean together, such as a numb arm.'),
  rules: z.array(ruleSchema).min(1).describe('Which signs make which grade.'),
  replies: repliesSchema,
});

/** {@link redFlagsSchema}'s contents. */
export type RedFlags = z.infer<typeof redFlagsSchema>;
