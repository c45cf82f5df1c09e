import { z } from 'zod';

const words = (what: string) =>
  z
    .string()
    .trim()
    .min(20, 'describe the pose in a whole sentence.')
    .max(250, 'keep it to 250 characters.')
    .describe(`What the picture shows at the ${what}, for people who cannot see it.`);

/** What the pictures show, in words, by language. */
export const altSchema = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'name a language: en, de, pt-BR'),
  z.strictObject({ start: words('start'), end: words('end') }),
);
