import type { PoseFile } from '../pose/schema.ts';
import { Picture } from '../render/picture.ts';
import { render } from '../render/renderer.ts';
import { encodeGif, type Frame, type Quality } from './gif.ts';
import { drawInset, freeCorner, layInset } from './inset.ts';
import { Studio } from './studio.ts';
import { type Shot, timeline } from './timeline.ts';

export const FRAME_SIZE = { width: 480, height: 360 } as const;
export const ASPECT = FRAME_SIZE.width / FRAME_SIZE.height;
export const INSET = { size: 92, margin: 10 } as const;

/** Samples along each side of a pixel. */
const SAMPLES = 2;
/** The most bytes that an animation may have. */
export const MOST_BYTES = 300 * 1024;
/** What to try, from the best on, until the animation is small enough. */
const QUALITIES: readonly Quality[] = [
  { bits: 7, tolerance: 7 },
  { bits: 7, tolerance: 11 },
  { bits: 6, tolerance: 11 },
  { bits: 6, tolerance: 15 },
  { bits: 6, tolerance: 19 },
  { bits: 6, tolerance: 24 },
];

/** Draws the animation of a stretch as a GIF; `progress` hears of every picture drawn. */
export function drawFilm(
  file: PoseFile,
  progress: (done: number, all: number) => void,
): Uint8Array {
  const studio = new Studio(file, ASPECT);
  const shots = timeline(studio.scripts[0], file.bothSides, studio.turns);
  const drawn = drawOnce(studio, shots, progress);
  const frames = finish(studio, shots, drawn);
  let gif: Uint8Array = new Uint8Array();
  for (const quality of QUALITIES) {
    gif = encodeGif(frames, quality);
    if (gif.length <= MOST_BYTES) break;
  }
  return gif;
}

const keyOf = (what: Shot['what']): string => JSON.stringify(what);

/** Draws every different picture of a film once. */
function drawOnce(
  studio: Studio,
  shots: readonly Shot[],
  progress: (done: number, all: number) => void,
): Map<string, Picture> {
  const different = new Map(shots.map(({ what }) => [keyOf(what), what]));
  const drawn = new Map<string, Picture>();
  for (const [key, what] of different) {
    const { scene, camera } = studio.stage(what);
    drawn.set(key, render(scene, camera, FRAME_SIZE, SAMPLES));
    progress(drawn.size, different.size);
  }
  return drawn;
}

/** Lays the inset over the pictures, its ring filling during the hold. */
function finish(studio: Studio, shots: readonly Shot[], drawn: Map<string, Picture>): Frame[] {
  const pictures = [...drawn.values()];
  const corner = freeCorner(pictures, INSET.size, INSET.margin);
  const insets = studio.scripts.map(({ glow }) => drawInset(glow, INSET.size));
  const finished = new Map<string, Picture>();
  return shots.map(({ what, held, milliseconds }) => {
    const key = `${keyOf(what)} ${held ?? ''}`;
    const done = finished.get(key) ?? copy(drawn.get(keyOf(what)));
    if (!finished.has(key)) {
      const side = 'side' in what ? what.side : what.turn < 0.5 ? 0 : 1;
      const inset = insets[side];
      if (inset) layInset(done, inset, corner, held);
      finished.set(key, done);
    }
    return { picture: done, milliseconds };
  });
}

function copy(picture: Picture | undefined): Picture {
  if (!picture) throw new Error('A picture of the film was not drawn.');
  return new Picture(picture.width, picture.height, Uint8Array.from(picture.data));
}
