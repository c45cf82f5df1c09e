/** What a pixel may become without anyone noticing, the best first. */
export type Choices = (position: number) => readonly number[];

/** GIF codes have at most 12 bits. */
const MOST_CODES = 4096;

/**
 * Lossy LZW compression, as GIF uses it. Where a pixel has several choices, the
 * one that carries on a string already in the dictionary is taken: runs become
 * longer and the file smaller. `chosen` receives what was written.
 */
export function compress(
  count: number,
  choices: Choices,
  bits: number,
  chosen: Uint8Array,
): Uint8Array {
  const out = new BitWriter();
  const clear = 1 << bits;
  const end = clear + 1;
  const dictionary = new Map<number, number>();
  let width = bits + 1;
  let next = end + 1;
  out.write(clear, width);
  let prefix = -1;
  for (let position = 0; position < count; position++) {
    const options = choices(position);
    const first = options[0] ?? 0;
    if (prefix < 0) {
      prefix = chosen[position] = first;
      continue;
    }
    const found = follow(dictionary, prefix, options);
    if (found) {
      prefix = found.code;
      chosen[position] = found.index;
      continue;
    }
    out.write(prefix, width);
    if (next < MOST_CODES) {
      dictionary.set((prefix << 8) | first, next);
      if (next === 1 << width) width++;
      next++;
    } else {
      out.write(clear, width);
      dictionary.clear();
      width = bits + 1;
      next = end + 1;
    }
    prefix = chosen[position] = first;
  }
  if (prefix >= 0) out.write(prefix, width);
  out.write(end, width);
  return out.bytes();
}

/** The dictionary's string that carries on `prefix` with the best possible choice. */
function follow(dictionary: Map<number, number>, prefix: number, options: readonly number[]) {
  for (const index of options) {
    const code = dictionary.get((prefix << 8) | index);
    if (code !== undefined) return { code, index };
  }
  return undefined;
}

/** Packs numbers of changing width, the lowest bits first. */
class BitWriter {
  readonly #bytes: number[] = [];
  #buffer = 0;
  #filled = 0;

  write(value: number, width: number): void {
    this.#buffer |= value << this.#filled;
    this.#filled += width;
    while (this.#filled >= 8) {
      this.#bytes.push(this.#buffer & 0xff);
      this.#buffer >>>= 8;
      this.#filled -= 8;
    }
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#filled > 0 ? [...this.#bytes, this.#buffer & 0xff] : this.#bytes);
  }
}
