import type { Colour } from '../render/colour.ts';

/** A rectangle of changed pixels, compressed. */
export interface Patch {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number;
  readonly compressed: Uint8Array;
}

/** Writes a GIF89a file that loops for ever; `transparent` is the palette index that lets the last picture through. */
export function writeGif(
  width: number,
  height: number,
  palette: readonly Colour[],
  bits: number,
  transparent: number,
  patches: readonly Patch[],
): Uint8Array {
  const table = Array.from({ length: 1 << bits }, (_, i) => palette[i] ?? ([0, 0, 0] as const));
  const bytes: number[] = [
    ...ascii('GIF89a'),
    ...short(width),
    ...short(height),
    0x80 | 0x70 | (bits - 1),
    0,
    0,
    ...table.flat(),
    0x21,
    0xff,
    11,
    ...ascii('NETSCAPE2.0'),
    3,
    1,
    ...short(0),
    0,
  ];
  for (const patch of patches) {
    bytes.push(0x21, 0xf9, 4, 0b101, ...short(Math.round(patch.milliseconds / 10)), transparent, 0);
    bytes.push(0x2c, ...short(patch.left), ...short(patch.top));
    bytes.push(...short(patch.width), ...short(patch.height), 0, bits);
    for (let at = 0; at < patch.compressed.length; at += 255) {
      const block = patch.compressed.subarray(at, at + 255);
      bytes.push(block.length, ...block);
    }
    bytes.push(0);
  }
  bytes.push(0x3b);
  return Uint8Array.from(bytes);
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** Two bytes, the lower one first. */
const short = (value: number): number[] => [value & 0xff, value >> 8];
