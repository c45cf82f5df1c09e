import { z } from 'zod';
import { poseFileSchema } from './pose/schema.ts';

/** The JSON Schema of pose files, with which editors complete and check them. */
export function figureJsonSchema(): string {
  const schema = z.toJSONSchema(poseFileSchema, { io: 'input' });
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
