import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { vocabularySchema } from '../content/schema/vocabulary.ts';
import { readYaml } from '../content/yaml-file.ts';
import type { Weights } from '../content/generated-files.ts';
import { loadStemmer } from '../text/stemmer.ts';
import { learn } from './learn.ts';
import { LABELS } from './second-opinion.ts';

const exampleSchema = z.object({ text: z.string(), label: z.enum(LABELS) });

/** The weights learnt from a language folder's `examples/*.jsonl`, as the text of their file: a feature a line. */
export async function learnWeights(folder: string): Promise<string> {
  const examples = readdirSync(join(folder, 'examples'))
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(join(folder, 'examples', name), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => exampleSchema.parse(JSON.parse(line)));
  const { stemmer } = readYaml(join(folder, 'vocabulary.yaml'), vocabularySchema);
  return written(learn(examples, await loadStemmer(stemmer)));
}

function written({ bias, features }: Weights): string {
  const rows = Object.entries(features).map(
    ([feature, weights]) => `${JSON.stringify(feature)}:${JSON.stringify(weights)}`,
  );
  return `{"bias":${JSON.stringify(bias)},"features":{\n${rows.join(',\n')}\n}}\n`;
}

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../../data', process.argv[2] ?? 'en');
  writeFileSync(join(folder, 'red-flag-weights.json'), await learnWeights(folder));
}
