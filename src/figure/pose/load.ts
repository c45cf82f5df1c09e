import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readYaml } from '../../content/yaml-file.ts';
import { type PoseFile, poseFileSchema } from './schema.ts';

/** The slugs that have a pose file in `folder`, in alphabetical order. */
export const poseSlugs = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .toSorted();

const poseFilePath = (folder: string, slug: string): string => join(folder, `${slug}.yaml`);

/**
 * Reads one pose file.
 *
 * @throws {ContentError} naming the file, each field and the remedy.
 */
export const loadPoseFile = (folder: string, slug: string): PoseFile =>
  readYaml(poseFilePath(folder, slug), poseFileSchema);
