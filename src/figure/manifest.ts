import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../content/yaml-file.ts';
import { loadPoseFile } from './pose/load.ts';

/** The folders whose code decides how a picture looks; the rest of the room only checks and sorts. */
const DRAWING = ['body', 'film', 'maths', 'pose', 'render', 'scene'];

const fileSchema = z.strictObject({ hash: z.string(), bytes: z.int().min(1) });

const manifestSchema = z.record(
  z.string(),
  z.strictObject({
    source: z.string().describe('The hash of the pose file and of the code that drew it.'),
    gif: fileSchema,
    png: fileSchema,
  }),
);

/** What was drawn, from what, by slug. */
export type Manifest = z.output<typeof manifestSchema>;
export type ManifestEntry = Manifest[string];

const manifestPath = (built: string): string => join(built, 'manifest.json');

export const readManifest = (built: string): Manifest =>
  existsSync(manifestPath(built)) ? readYaml(manifestPath(built), manifestSchema) : {};

export function writeManifest(built: string, manifest: Manifest): void {
  const sorted = Object.fromEntries(
    Object.entries(manifest).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(manifestPath(built), `${JSON.stringify(sorted, undefined, 2)}\n`);
}

export const hashOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 32);

/** Text with the line ends of every machine made the same. */
const text = (file: string): string => readFileSync(file, 'utf8').replaceAll('\r\n', '\n');

/** The hash of the drawing code and of the package that packs the stills. */
export function hashRenderer(): string {
  const files = DRAWING.flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .toSorted()
      .map((name) => join(import.meta.dirname, folder, name)),
  );
  const { devDependencies } = JSON.parse(text(join(import.meta.dirname, '../../package.json'))) as {
    devDependencies: { sharp: string };
  };
  return hashOf([...files.map(text), devDependencies.sharp].join('\n'));
}

/** What a picture depends on: the code that draws it and its pose file, all but the words for those who can't see it. */
export function hashSource(folder: string, slug: string, renderer: string): string {
  const { alt: _, ...drawn } = loadPoseFile(folder, slug);
  return hashOf(`${renderer}\n${JSON.stringify(drawn)}`);
}
