import { z } from 'zod';
import { AREAS, CONDITIONS, EQUIPMENT, KINDS, PLACES, TARGETS } from './terms.ts';

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

/** What a platform lists a command or option under: a word in small letters, at most 32 (Discord). */
const word = z.string().regex(/^[\p{Ll}\p{Lo}\p{N}_-]{1,32}$/u, 'write one word in small letters');
/** A line that platforms show beside a command or option; Discord allows 100 characters. */
const line = text().refine((value) => value.length <= 100, 'use at most 100 characters');
/** What stands on a modal's buttons and as its title; Slack allows 24 characters. */
const brief = text().refine((value) => value.length <= 24, 'use at most 24 characters');
const option = { label: word, description: line };

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
    random: text(),
    pick: text(),
    show: text(),
    done: text(),
    privacy: text(),
    duration: text(),
    easier: text(),
    mistakes: text(),
    all: text(),
    help: text(),
  }),
  commands: z.strictObject({
    stretch: z.strictObject({ description: line, label: word, text: line }),
    ask: z.strictObject({ description: line, label: word, text: line }),
    help: z.strictObject({ description: line }),
  }),
  options: z.strictObject({
    place: z.strictObject(option),
    minutes: z.strictObject(option),
    area: z.strictObject(option),
    equipment: z.strictObject({ ...option, none: text() }),
    avoid: z.strictObject(option),
  }),
  pick: z.strictObject({
    title: brief,
    submit: brief,
    words: text(),
    hint: line,
    browse: text(),
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
  home: z.strictObject({ title: text(), summary: text(), today: text() }),
  done: z.strictObject({ title: text(), summary: text('move') }),
  post: z.strictObject({
    did: text(),
    swap: text(),
    unfit: text(),
    details: text(),
    done: plural,
    manage: text('command'),
    week: z.strictObject({
      done: text('days', 'times'),
      undone: text('days'),
      days: plural,
      times: plural,
      streak: plural,
    }),
    stopped: z.strictObject({
      title: text(),
      gone: text('command'),
      forbidden: text('command'),
      where: text(),
    }),
  }),
  privacy: z.strictObject({ title: text(), summary: text(), points: z.array(text()).min(1) }),
  chat: z.strictObject({
    name: brief,
    close: brief,
    sentPrivately: text(),
    askPrivately: text('command'),
    cannotWrite: text('channel', 'permissions', 'command'),
    permissions: z.strictObject({
      ViewChannel: text(),
      SendMessages: text(),
      SendMessagesInThreads: text(),
      ReadMessageHistory: text(),
      AttachFiles: text(),
    }),
    notInChannel: text('channel', 'invite'),
    archived: text('channel'),
    restricted: text('channel', 'command'),
    thisChannel: text(),
    welcome: text(),
    shortcut: z.strictObject({
      name: brief,
      description: line,
    }),
    // Slack's limit for an app's description.
    about: text().refine((value) => value.length <= 140, 'use at most 140 characters'),
    usage: line,
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
    area: named(AREAS),
    condition: named(CONDITIONS),
    target: named(TARGETS),
  }),
});

export type Phrases = z.infer<typeof phrasesSchema>;
