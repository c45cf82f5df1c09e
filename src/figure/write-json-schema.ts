import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureJsonSchema } from './json-schema.ts';

writeFileSync(
  join(import.meta.dirname, '../../data/schema/figure.schema.json'),
  figureJsonSchema(),
);
