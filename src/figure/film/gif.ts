import type { Picture } from '../render/picture.ts';
import type { Colour } from '../render/colour.ts';
import { type Patch, writeGif } from './gif-file.ts';
import { compress } from './lzw.ts';
import { difference, makePalette, nearest } from './palette.ts';

/** A picture of a film and how long it stays. */
export interface Frame {
  readonly picture: Picture;
  readonly milliseconds: number;
}

/** How much of the detail may go: the coarser, the smaller the file. */
export interface Quality {
  /** 2 to the power of `bits` colours, one of them transparent. */
  readonly bits: number;
  /** The largest difference between a pixel's colour and the one shown. */
  readonly tolerance: number;
}

/** How many pictures the palette is made from. */
const SAMPLED = 12;
/** A colour that covers more than this share of a picture is an even area, on which noise would show. */
const EVEN = 0.012;

/**
 * Encodes a looping GIF with one palette. Each picture only brings the rectangle
 * that changes; pixels that stay as they are may be transparent, and colours may
 * give way to very similar ones where that packs better.
 */
export function encodeGif(frames: readonly Frame[], { bits, tolerance }: Quality): Uint8Array {
  const pictures = [...new Set(frames.map(({ picture }) => picture))];
  const every = Math.max(1, Math.floor(pictures.length / SAMPLED));
  const sampled = pictures.filter((_, number) => number % every === 0);
  const palette = makePalette(sampled, (1 << bits) - 1);
  const encoder = new Encoder(palette, bits, tolerance, sampled);
  const patches = frames.map((frame) => encoder.patch(frame));
  const { width = 0, height = 0 } = pictures[0] ?? {};
  return writeGif(width, height, palette, bits, palette.length, patches);
}

class Encoder {
  readonly #bits: number;
  readonly #transparent: number;
  readonly #index: (picture: Picture) => Uint8Array;
  /** For each colour the ones that may stand in for it, itself first. */
  readonly #similar: readonly (readonly number[])[];
  /** The same with "leave as it is" before and after. */
  readonly #kept: readonly (readonly number[])[];
  #shown: Uint8Array | undefined;

  constructor(
    palette: readonly Colour[],
    bits: number,
    tolerance: number,
    pictures: readonly Picture[],
  ) {
    this.#bits = bits;
    this.#transparent = palette.length;
    this.#index = indexer(palette);
    const even = evenColours(pictures.map(this.#index), palette.length);
    this.#similar = palette.map((colour, index) =>
      even.has(index) ? [index] : similarTo(palette, colour, tolerance),
    );
    this.#kept = this.#similar.map((list) => [this.#transparent, ...list]);
  }

  /** The part of a picture that changes. */
  patch({ picture, milliseconds }: Frame): Patch {
    const wanted = this.#index(picture);
    const shown = this.#shown ?? new Uint8Array(wanted.length).fill(this.#transparent);
    const stays = (at: number) =>
      this.#similar[wanted[at] ?? 0]?.includes(shown[at] ?? this.#transparent) ?? false;
    const box = changedBox(picture, stays);
    const place = (position: number) =>
      (box.top + Math.floor(position / box.width)) * picture.width +
      box.left +
      (position % box.width);
    const count = box.width * box.height;
    const chosen = new Uint8Array(count);
    const choices = (position: number) => {
      const at = place(position);
      return (stays(at) ? this.#kept : this.#similar)[wanted[at] ?? 0] ?? [];
    };
    const compressed = compress(count, choices, this.#bits, chosen);
    chosen.forEach((index, position) => {
      if (index !== this.#transparent) shown[place(position)] = index;
    });
    this.#shown = shown;
    return { ...box, milliseconds, compressed };
  }
}

/** The colours of large even areas in any of the pictures; they are kept exactly. */
function evenColours(pictures: readonly Uint8Array[], colours: number): Set<number> {
  const even = new Set<number>();
  for (const indices of pictures) {
    const count = new Uint32Array(colours);
    for (const index of indices) count[index] = (count[index] ?? 0) + 1;
    count.forEach((pixels, index) => {
      if (pixels > indices.length * EVEN) even.add(index);
    });
  }
  return even;
}

function similarTo(palette: readonly Colour[], colour: Colour, tolerance: number): number[] {
  return palette
    .map((other, index) => ({ index, off: difference(colour, other) }))
    .filter(({ off }) => off <= tolerance * tolerance)
    .toSorted((a, b) => a.off - b.off)
    .map(({ index }) => index);
}

/** The smallest rectangle outside which everything stays as it is; never empty. */
function changedBox({ width, height }: Picture, stays: (at: number) => boolean) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (stays(y * width + x)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (left > right) return { left: 0, top: 0, width: 1, height: 1 };
  return { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Turns pictures into palette indices, remembering the answer for every colour and picture. */
function indexer(palette: readonly Colour[]): (picture: Picture) => Uint8Array {
  const known = new Int16Array(1 << 24).fill(-1);
  const pictures = new Map<Picture, Uint8Array>();
  const lookUp = (r: number, g: number, b: number): number => {
    const key = (r << 16) | (g << 8) | b;
    const found = known[key] ?? -1;
    if (found >= 0) return found;
    const index = nearest(palette, [r, g, b]);
    known[key] = index;
    return index;
  };
  return (picture) => {
    const done = pictures.get(picture);
    if (done) return done;
    const { data } = picture;
    const indices = new Uint8Array(data.length / 3);
    for (let at = 0; at < indices.length; at++) {
      indices[at] = lookUp(data[at * 3] ?? 0, data[at * 3 + 1] ?? 0, data[at * 3 + 2] ?? 0);
    }
    pictures.set(picture, indices);
    return indices;
  };
}
