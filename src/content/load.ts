import { existsSync, realpathSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { z } from 'zod';
import type { WordList } from '../text/speller.ts';
import { loadStemmer, type Stemmer } from '../text/stemmer.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { ContentError, type Problem } from './content-error.ts';
import { isFolder, namesIn } from './folder.ts';
import { openWords, readWeights, type Weights } from './generated-files.ts';
import { ParsedCache } from './parsed-cache.ts';
import { findBrokenLinks, type Parts } from './links.ts';
import {
  benefitSchema,
  causeSchema,
  exerciseSchema,
  mistakeSchema,
  slugSchema,
  sourceSchema,
} from './schema/entries.ts';
import { type Phrases, phrasesSchema } from './schema/phrases.ts';
import { type RedFlags, redFlagsSchema } from './schema/red-flags.ts';
import { type Vocabulary, vocabularySchema } from './schema/vocabulary.ts';
import { readYaml } from './yaml-file.ts';

/** Everything that the bot knows and says in one language. */
export interface Content {
  readonly language: string;
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
  readonly redFlags: RedFlags;
  /** What the safety screen's second opinion learnt. */
  readonly weights: Weights;
  readonly phrases: Phrases;
  readonly stem: Stemmer;
  /** Words that are right as they stand and no misspelling of a name. */
  readonly ordinaryWords: WordList;
}

/** Which content to load. */
export interface ContentPlace {
  /** The folder of language folders that comes with the bot. */
  readonly data: string;
  /** Language folder to use: "en". */
  readonly language: string;
  /** A second folder whose entries are added to the first, or replace those of the same slug. */
  readonly extra?: string;
}

const topicFiles = {
  benefit: { file: 'benefits.yaml', schema: z.record(slugSchema, benefitSchema) },
  mistake: { file: 'mistakes.yaml', schema: z.record(slugSchema, mistakeSchema) },
  cause: { file: 'causes.yaml', schema: z.record(slugSchema, causeSchema) },
} as const;

const sourcesSchema = z.record(z.string().regex(/^[A-Z]\d+[a-z]?$/), sourceSchema);

/**
 * Loads and checks one language's content, with a second folder laid over it.
 *
 * @throws {ContentError} with every problem found, each naming file, field and remedy.
 */
export async function loadContent({ data, language, extra }: ContentPlace): Promise<Content> {
  const folder = join(data, language);
  if (!isFolder(folder)) {
    throw new ContentError([
      {
        file: folder,
        field: '',
        message: `there is no content in "${language}". Add this folder or choose another language.`,
      },
    ]);
  }
  const folders = [folder, ...(extra === undefined ? [] : [languageFolder(extra, language)])];
  const collect = new Problems();
  const cache = new ParsedCache();
  const parts = readParts(folders, collect, cache);
  collect.add(findBrokenLinks(parts));
  const vocabulary = collect.try(() =>
    readYaml(join(folder, 'vocabulary.yaml'), vocabularySchema, cache),
  );
  const redFlags = collect.try(() =>
    readYaml(join(folder, 'red-flags.yaml'), redFlagsSchema, cache),
  );
  const weights = collect.try(() => readWeights(join(folder, 'red-flag-weights.json')));
  const phrases = collect.try(() => readYaml(join(folder, 'phrases.yaml'), phrasesSchema, cache));
  const ordinaryWords = collect.try(() => openWords(join(folder, 'ordinary-words.txt')));
  collect.throwIfAny();
  cache.save();
  if (!vocabulary || !redFlags || !weights || !phrases || !ordinaryWords)
    throw new ContentError([]);
  return {
    language,
    catalogue: createCatalogue(parts),
    vocabulary,
    redFlags,
    weights,
    phrases,
    ordinaryWords,
    stem: await loadStemmer(vocabulary.stemmer),
  };
}

function readParts(folders: readonly string[], collect: Problems, cache: ParsedCache): Parts {
  const parts: Parts = {
    exercise: {},
    benefit: {},
    mistake: {},
    cause: {},
    sources: {},
    files: {},
  };
  folders.forEach((folder, index) => {
    for (const file of exerciseFiles(folder, index === 0, collect)) {
      const slug = basename(file, '.yaml');
      const exercise = collect.try(() => readYaml(within(folder, file), exerciseSchema, cache));
      if (exercise) parts.exercise[slug] = exercise;
      parts.files[`exercise:${slug}`] = file;
    }
    for (const [type, { file, schema }] of Object.entries(topicFiles)) {
      const path = join(folder, file);
      if (index > 0 && !existsSync(path)) continue;
      const topics =
        collect.try(() => readYaml(within(folder, path), schema as z.ZodRecord, cache)) ?? {};
      Object.assign(parts[type as keyof typeof topicFiles], topics);
      for (const slug of Object.keys(topics)) parts.files[`${type}:${slug}`] = path;
    }
    const path = join(folder, 'sources.yaml');
    if (index === 0 || existsSync(path)) {
      Object.assign(
        parts.sources,
        collect.try(() => readYaml(within(folder, path), sourcesSchema, cache)),
      );
    }
  });
  return parts;
}

/**
 * A file of a folder. A link to somewhere else is refused: what is wrong with a file is quoted, and
 * somebody else's pack shouldn't choose which.
 */
function within(folder: string, file: string): string {
  // What isn't there is told by the reading.
  if (!existsSync(file)) return file;
  if (realpathSync(file).startsWith(realpathSync(folder) + sep)) return file;
  const message = 'this is a link to outside of its folder. Put the file itself here.';
  throw new ContentError([{ file, field: '', message }]);
}

/** The exercise files of a folder in alphabetical order, misnamed ones reported. */
function exerciseFiles(folder: string, required: boolean, collect: Problems): string[] {
  const exercises = join(folder, 'exercises');
  if (!isFolder(exercises)) {
    if (required)
      collect.add([{ file: exercises, field: '', message: 'this folder is missing. Restore it.' }]);
    return [];
  }
  const files = namesIn(exercises)
    .filter((name) => /\.ya?ml$/i.test(name))
    .toSorted();
  return files
    .filter((name) => {
      const good = name.endsWith('.yaml') && slugSchema.safeParse(basename(name, '.yaml')).success;
      if (!good) {
        const message = 'name the file <slug>.yaml: lower-case letters, digits and single hyphens.';
        collect.add([{ file: join(exercises, name), field: '', message }]);
      }
      return good;
    })
    .map((name) => join(exercises, name));
}

/** A second folder may hold one language, laid out like `data/en`, or a folder for each. */
function languageFolder(extra: string, language: string): string {
  if (!isFolder(extra)) {
    throw new ContentError([
      {
        file: extra,
        field: '',
        message: 'there is no such folder. Check UNHUNCH_CONTENT or the name you gave.',
      },
    ]);
  }
  const own = join(extra, language);
  const folder = isFolder(own) ? own : extra;
  const holds = ['exercises', 'sources.yaml', ...Object.values(topicFiles).map(({ file }) => file)];
  if (!holds.some((name) => existsSync(join(folder, name)))) {
    throw new ContentError([
      {
        file: folder,
        field: '',
        message: `there is no content here. Add an exercises folder with <slug>.yaml files, or one of: ${holds.slice(1).join(', ')}.`,
      },
    ]);
  }
  return folder;
}

/** Gathers the problems of many files, so that one check reports them all. */
class Problems {
  readonly #all: Problem[] = [];

  add(problems: readonly Problem[]): void {
    this.#all.push(...problems);
  }

  try<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      this.add(error.problems);
      return undefined;
    }
  }

  throwIfAny(): void {
    if (this.#all.length > 0) throw new ContentError(this.#all);
  }
}
