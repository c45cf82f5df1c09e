import { z } from 'zod';
import { EQUIPMENT, KINDS, PLACES, TARGETS } from './terms.ts';

const PLACEHOLDER = /\{(\w+)\}/g;

/** A text with exactly these placeholders. */
const text = (...placeholders: string[]) =>
  z
    .string()
    .min(1)
    .max(300)
    .refine(
      (value) => {
        const used = [...value.matchAll(PLACEHOLDER)].map((match) => match[1]);
        return (
          new Set([...used, ...placeholders]).size === placeholders.length &&
          placeholders.every((name) => used.includes(name))
        );
      },
      placeholders.length === 0
        ? 'no {placeholder} belongs here'
        : `keep exactly these placeholders: ${placeholders.map((name) => `{${name}}`).join(' ')}`,
    );

/** A text for one and for several; `one` may leave the number out. */
const plural = z.strictObject({ one: z.string().min(1), other: text('count') });

const heading = z.strictObject({ title: text(), summary: text() });

const named = <const T extends readonly [string, ...string[]]>(terms: T) =>
  z.record(z.enum(terms), text());

/** `phrases.yaml`: what the bot says around its entries, in one language. */
export const phrasesSchema = z.strictObject({
  locale: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'write a language tag such as "en-GB"'),
  card: z.strictObject({
    where: text(),
    targets: text(),
    works: text(),
    needs: text(),
    nothing: text(),
    optionally: text('things'),
    timing: text(),
    kind: text(),
    easier: text(),
    harder: text(),
    instead: text(),
    helps: text(),
    seeSomeone: text(),
    next: text(),
    picture: text('start', 'end'),
    fitting: text(),
    takeCare: text('move', 'caution', 'easier'),
    leaveOut: text('move', 'caution'),
  }),
  actions: z.strictObject({
    another: text(),
    duration: text(),
    easier: text(),
    mistakes: text(),
    all: text(),
    help: text(),
  }),
  focus: z.strictObject({
    duration: text('answer'),
    targets: text('answer'),
    easier: text('answer'),
    harder: text('answer'),
    caution: text('answer'),
    equipment: text('answer'),
    benefits: text('answer'),
    mistakes: text(),
    causes: text('answer'),
  }),
  timing: z.strictObject({
    seconds: plural,
    minutes: plural,
    range: text('from', 'to'),
    hold: text('time'),
    pace: text('repetitions', 'time'),
    time: text('time'),
    repetitions: plural,
    times: plural,
    sets: plural,
    eachSide: text(),
    total: text('time'),
    totalFrom: text('time'),
  }),
  list: z.strictObject({
    exercises: heading,
    benefits: heading,
    mistakes: heading,
    causes: heading,
    found: z.strictObject({ title: text(), summary: plural }),
    close: heading,
    choose: heading,
    maybe: heading,
    prompt: text(),
  }),
  none: z.strictObject({
    title: text(),
    summary: text(),
    elsewhere: text(),
    nearest: text(),
    hint: text(),
  }),
  help: z.strictObject({
    title: text(),
    summary: text(),
    examples: z.array(text()).min(1),
    care: text(),
  }),
  apology: heading,
  stale: heading,
  console: z.strictObject({
    welcome: text(),
    connect: text(),
    prompt: text(),
    noSuchNumber: text('number'),
    goodbye: text(),
  }),
  terms: z.strictObject({
    kind: named(KINDS),
    place: named(PLACES),
    equipment: named(EQUIPMENT),
    target: named(TARGETS),
  }),
});

export type Phrases = z.infer<typeof phrasesSchema>;
