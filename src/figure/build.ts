import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  hashOf,
  hashRenderer,
  hashSource,
  type Manifest,
  readManifest,
  writeManifest,
} from './manifest.ts';
import type { Places } from './places.ts';
import { poseSlugs } from './pose/load.ts';
import type { WorkerMessage } from './worker.ts';

/** Hears how far the drawing has come, in pictures. */
export interface Progress {
  start(all: number): void;
  drawn(slug: string, pictures: number): void;
  finished(slug: string, bytes: number): void;
  /** Nothing more will come, whether all is done or something went wrong. */
  stop(): void;
}

/** Why a picture doesn't fit its pose file any more; undefined when it does. */
export function staleness(
  { poses, built }: Places,
  slug: string,
  manifest: Manifest,
  renderer: string,
) {
  const entry = manifest[slug];
  if (!entry) return 'has not been drawn yet';
  if (entry.source !== hashSource(poses, slug, renderer)) return 'was drawn from something else';
  for (const kind of ['gif', 'png'] as const) {
    const file = join(built, `${slug}.${kind}`);
    if (!existsSync(file)) return `has no ${slug}.${kind}`;
    if (hashOf(readFileSync(file)) !== entry[kind].hash) return `has a changed ${slug}.${kind}`;
  }
  return undefined;
}

/** Draws what has changed, or everything, on every core; returns the slugs that were drawn. */
export async function buildFigures(
  places: Places,
  { all, only, progress }: { all: boolean; only?: readonly string[]; progress: Progress },
): Promise<string[]> {
  mkdirSync(places.built, { recursive: true });
  const renderer = hashRenderer();
  const manifest = readManifest(places.built);
  const slugs = poseSlugs(places.poses);
  dropOrphans(places, manifest, slugs);
  const wanted = (only ?? slugs).filter(
    (slug) => all || staleness(places, slug, manifest, renderer) !== undefined,
  );
  progress.start(wanted.length);
  const queue = [...wanted];
  const crew = Array.from(
    { length: Math.min(availableParallelism(), queue.length) },
    () => new Worker(new URL('worker.ts', import.meta.url), { workerData: places }),
  );
  try {
    await Promise.all(
      crew.map((worker) => employ(worker, places, queue, renderer, manifest, progress)),
    );
  } finally {
    // When one fails the others stop too; what is ready is kept.
    progress.stop();
    await Promise.all(crew.map((worker) => worker.terminate()));
    writeManifest(places.built, manifest);
  }
  return wanted;
}

/** Gives a worker thread the next stretch from the queue until there is none. */
function employ(
  worker: Worker,
  places: Places,
  queue: string[],
  renderer: string,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const next = () => {
      const slug = queue.shift();
      if (slug === undefined) resolve();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      else worker.postMessage(slug);
    };
    worker.on('error', reject);
    worker.on('message', (message: WorkerMessage) => {
      if ('pictures' in message) progress.drawn(message.slug, message.pictures);
      else if ('error' in message) reject(new Error(message.error));
      else {
        manifest[message.slug] = {
          source: hashSource(places.poses, message.slug, renderer),
          gif: message.gif,
          png: message.png,
        };
        progress.finished(message.slug, message.gif.bytes);
        next();
      }
    });
    next();
  });
}

/** Pictures whose pose file is gone go too. */
function dropOrphans({ built }: Places, manifest: Manifest, slugs: readonly string[]) {
  for (const slug of Object.keys(manifest)) {
    if (slugs.includes(slug)) continue;
    for (const kind of ['gif', 'png']) rmSync(join(built, `${slug}.${kind}`), { force: true });
    delete manifest[slug];
  }
}
