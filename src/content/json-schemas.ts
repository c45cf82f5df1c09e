import { z } from 'zod';
import {
  benefitSchema,
  causeSchema,
  exerciseSchema,
  mistakeSchema,
  sourceSchema,
} from './schema/entries.ts';
import { phrasesSchema } from './schema/phrases.ts';
import { redFlagsSchema } from './schema/red-flags.ts';
import { vocabularySchema } from './schema/vocabulary.ts';

const FILES = {
  exercise: exerciseSchema,
  benefits: z.record(z.string(), benefitSchema),
  mistakes: z.record(z.string(), mistakeSchema),
  causes: z.record(z.string(), causeSchema),
  sources: z.record(z.string(), sourceSchema),
  vocabulary: vocabularySchema,
  'red-flags': redFlagsSchema,
  phrases: phrasesSchema,
} as const;

/**
 * A JSON Schema for each kind of content file, by file name, from which an editor
 * completes and checks while somebody writes. Generated, so that it can't differ
 * from what the loader accepts; links between files are checked by the loader alone.
 */
export function jsonSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`,
    ]),
  );
}
