import type { Shape } from '../body/shapes.ts';

/** What the camera sees, pixel by pixel: the g-buffer that shading works from. */
export class Surface {
  readonly width: number;
  readonly height: number;
  /** Metres in a pixel. */
  readonly pixel: number;
  /** How near to the viewer the surface is, in camera coordinates; -Infinity where there is none. */
  readonly depth: Float32Array;
  /** The surface's normal, three numbers a pixel. */
  readonly normal: Float32Array;
  /** Which shape it belongs to. */
  readonly shape: (Shape | undefined)[];

  constructor(width: number, height: number, metresHigh: number) {
    this.width = width;
    this.height = height;
    this.pixel = metresHigh / height;
    this.depth = new Float32Array(width * height).fill(-Infinity);
    this.normal = new Float32Array(width * height * 3);
    this.shape = [];
    this.shape.length = width * height;
  }

  /** The camera's x coordinate of a column's middle. */
  x(column: number): number {
    return (column + 0.5 - this.width / 2) * this.pixel;
  }

  /** The camera's y coordinate of a row's middle. */
  y(row: number): number {
    return (this.height / 2 - row - 0.5) * this.pixel;
  }
}
