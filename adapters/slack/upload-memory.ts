import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../src/log.ts';
import { makeFolder } from '../../src/make-folder.ts';

/** A picture that stands in a workspace's files. */
export interface Uploaded {
  /** Slack's id of the file. */
  readonly id: string;
  /** When it was uploaded, in milliseconds since 1970. */
  readonly at: number;
}

/** What was uploaded to one workspace, by the hash of its content. */
export interface UploadMemory {
  get(hash: string): Uploaded | undefined;
  /** Remembers, or with `undefined` forgets. Never rejects: what can't be written is uploaded again another time. */
  set(hash: string, uploaded: Uploaded | undefined): Promise<void>;
  /** Resolves when nothing is being written. */
  written(): Promise<void>;
}

const FILE = 'slack-pictures.json';

/** By workspace, then by hash. */
const schema = z.record(
  z.string(),
  z.record(z.string(), z.object({ id: z.string(), at: z.number() })),
);

type Everything = z.infer<typeof schema>;

/**
 * Opens the memory in a folder; the folder is made when there is something to remember. A damaged
 * file is moved aside, and everything begins anew.
 */
export async function openUploadMemory(
  folder: string,
  team: string,
  log: Log,
): Promise<UploadMemory> {
  const path = join(folder, FILE);
  const everything = await read(path, log);
  const ours = (everything[team] ??= {});
  let writing: Promise<void> = Promise.resolve();

  return {
    get: (hash) => ours[hash],
    set(hash, uploaded) {
      if (uploaded) ours[hash] = uploaded;
      else delete ours[hash];
      writing = writing.then(() => write(path, everything, log));
      return writing;
    },
    written: () => writing,
  };
}

async function read(path: string, log: Log): Promise<Everything> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return {};
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    log.failure('slack.pictures.damaged', error, { movedTo: `${FILE}.damaged` });
    await rename(path, `${path}.damaged`).catch(() => {});
    return {};
  }
}

/** Writes beside the file and puts it in its place, so that a crash leaves the old or the new one. */
async function write(path: string, everything: Everything, log: Log): Promise<void> {
  try {
    await makeFolder(dirname(path));
    const draft = `${path}.${process.pid}.new`;
    await writeFile(draft, `${JSON.stringify(everything, null, 2)}\n`);
    await rename(draft, path);
  } catch (error) {
    log.failure('slack.pictures.unwritten', error);
  }
}
