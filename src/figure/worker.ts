import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { drawFilm, MOST_BYTES } from './film/film.ts';
import { drawStill } from './film/still.ts';
import { hashOf, type ManifestEntry } from './manifest.ts';
import type { Places } from './places.ts';
import { loadPoseFile } from './pose/load.ts';

/** What a worker tells: that it has drawn pictures, that a stretch is ready, or what went wrong. */
export type WorkerMessage =
  | { readonly slug: string; readonly pictures: number }
  | {
      readonly slug: string;
      readonly gif: ManifestEntry['gif'];
      readonly png: ManifestEntry['png'];
    }
  | { readonly slug: string; readonly error: string };

const { poses, built } = workerData as Places;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
const tell = (message: WorkerMessage) => parentPort?.postMessage(message);

function save(slug: string, kind: 'gif' | 'png', bytes: Uint8Array) {
  writeFileSync(join(built, `${slug}.${kind}`), bytes);
  return { hash: hashOf(bytes), bytes: bytes.length };
}

async function draw(slug: string): Promise<void> {
  const file = loadPoseFile(poses, slug);
  const film = drawFilm(file, (done, all) => tell({ slug, pictures: done / all }));
  if (film.length > MOST_BYTES) {
    const size = Math.ceil(film.length / 1024);
    const remedy = 'Shorten its movements or leave out the second side.';
    throw new Error(
      `${slug}: the animation has ${size} KB; at most ${MOST_BYTES / 1024} fit. ${remedy}`,
    );
  }
  const still = await drawStill(file);
  tell({ slug, gif: save(slug, 'gif', film), png: save(slug, 'png', still) });
}

parentPort?.on('message', (slug: string) => {
  draw(slug).catch((error: unknown) =>
    tell({ slug, error: error instanceof Error ? error.message : String(error) }),
  );
});
