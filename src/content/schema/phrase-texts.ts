import { z } from 'zod';

const PLACEHOLDER = /\{(\w+)\}/g;

/** A text with exactly these placeholders. */
export const text = (...placeholders: string[]) =>
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
export const plural = z.strictObject({ one: z.string().min(1), other: text('count') });

/** What a platform lists a command or option under: a word in small letters, at most 32 (Discord). */
export const word = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{N}_-]{1,32}$/u, 'write one word in small letters');
/** A line that platforms show beside a command or option; Discord allows 100 characters. */
export const line = text().refine((value) => value.length <= 100, 'use at most 100 characters');
/** What stands on a modal's buttons and as its title; Slack allows 24 characters. */
export const brief = text().refine((value) => value.length <= 24, 'use at most 24 characters');

/** A title and the sentence below it. */
export const heading = z.strictObject({ title: text(), summary: text() });
