import type { Colour } from './colour.ts';

/** A picture: three bytes a pixel, row by row. */
export class Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;

  constructor(width: number, height: number, data = new Uint8Array(width * height * 3)) {
    this.width = width;
    this.height = height;
    this.data = data;
  }

  get(x: number, y: number): Colour {
    const at = (y * this.width + x) * 3;
    const { data } = this;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
  }

  set(x: number, y: number, colour: Colour): void {
    const at = (y * this.width + x) * 3;
    this.data[at] = colour[0] + 0.5;
    this.data[at + 1] = colour[1] + 0.5;
    this.data[at + 2] = colour[2] + 0.5;
  }

  /** Averages squares of `factor` pixels: supersampling's second half. */
  shrink(factor: number): Picture {
    const small = new Picture(this.width / factor, this.height / factor);
    const samples = factor * factor;
    for (let y = 0; y < small.height; y++) {
      for (let x = 0; x < small.width; x++) {
        let [r, g, b] = [0, 0, 0];
        for (let s = 0; s < samples; s++) {
          const row = y * factor + Math.floor(s / factor);
          const at = (row * this.width + x * factor + (s % factor)) * 3;
          r += this.data[at] ?? 0;
          g += this.data[at + 1] ?? 0;
          b += this.data[at + 2] ?? 0;
        }
        small.set(x, y, [r / samples, g / samples, b / samples]);
      }
    }
    return small;
  }
}
