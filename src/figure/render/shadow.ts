import type { Shape } from '../body/shapes.ts';
import { clamp, lerp, smoothstep } from '../maths/easing.ts';
import type { Vec3 } from '../maths/vector.ts';

/** The side of a cell in which shadows are worked out, in metres. */
const CELL = 0.02;
/** How far beyond the figure shadows are looked for. */
const REACH = 0.45;

/** A shape, roughly, as it throws a soft shadow on a plane: a capsule and how high it is above the plane. */
interface Caster {
  readonly from: readonly [u: number, v: number, height: number];
  readonly to: readonly [u: number, v: number, height: number];
  readonly radius: number;
}

/** How dark the shadow is at a point of a plane, from 0 to 1. */
export type Shadow = (u: number, v: number) => number;

const NO_SHADOW: Shadow = () => 0;

/** The soft shadow on the floor, under a light straight above; u is x and v is z. */
export const floorShadow = (shapes: readonly Shape[], height = 0): Shadow =>
  onGrid(
    shapes.map((shape) => caster(shape, ([x, y, z]) => [x, z, y - height])),
    {
      blur: 0.35,
      fade: 2.2,
    },
  );

/** The soft shadow on a wall behind the figure, thrown a little down and to the right; u is x and v is y. */
export const wallShadow = (shapes: readonly Shape[], wall: number | undefined): Shadow =>
  wall === undefined
    ? NO_SHADOW
    : onGrid(
        shapes.map((shape) => caster(shape, ([x, y, z]) => [x + 0.03, y - 0.045, z - wall])),
        {
          blur: 0.25,
          fade: 3,
        },
      );

function caster(shape: Shape, onPlane: (point: Vec3) => [number, number, number]): Caster {
  if (shape.kind === 'cone') {
    const radius = Math.max(shape.fromRadius, shape.toRadius);
    return { from: onPlane(shape.from), to: onPlane(shape.to), radius };
  }
  const middle = onPlane(shape.frame.origin);
  const size: Vec3 =
    shape.kind === 'cylinder'
      ? [shape.halfLength, shape.radius, shape.radius]
      : shape.kind === 'box'
        ? shape.half
        : shape.radii;
  return { from: middle, to: middle, radius: (size[0] + size[1] + size[2]) / 3 };
}

interface Softness {
  /** How much the edge widens with height. */
  readonly blur: number;
  /** How quickly the shadow pales with height. */
  readonly fade: number;
}

function shade({ from, to, radius }: Caster, u: number, v: number, soft: Softness): number {
  const [du, dv] = [to[0] - from[0], to[1] - from[1]];
  const size = du * du + dv * dv;
  const t = size > 1e-9 ? clamp(((u - from[0]) * du + (v - from[1]) * dv) / size) : 0;
  const height = lerp(from[2], to[2], t);
  if (height < -0.01) return 0;
  const gap = Math.max(0, height - radius);
  const edge = 0.015 + gap * soft.blur;
  const off = Math.hypot(u - from[0] - du * t, v - from[1] - dv * t) - radius * 0.92;
  return (1 - smoothstep(-edge, edge, off)) / (1 + gap * soft.fade);
}

/** Works the shadow out once on a grid and interpolates between its points. */
function onGrid(casters: readonly Caster[], soft: Softness): Shadow {
  const ends = casters.flatMap(({ from, to }) => [from, to]);
  const low = [0, 1].map((k) => Math.min(...ends.map((end) => end[k] ?? 0)) - REACH);
  const high = [0, 1].map((k) => Math.max(...ends.map((end) => end[k] ?? 0)) + REACH);
  const [left = 0, top = 0] = low;
  const columns = Math.ceil(((high[0] ?? 0) - left) / CELL) + 2;
  const rows = Math.ceil(((high[1] ?? 0) - top) / CELL) + 2;
  const grid = new Float32Array(columns * rows);
  for (const one of casters) darken(grid, columns, rows, left, top, one, soft);
  return (u, v) => {
    const [x, y] = [(u - left) / CELL, (v - top) / CELL];
    const [i, j] = [Math.floor(x), Math.floor(y)];
    if (i < 0 || j < 0 || i >= columns - 1 || j >= rows - 1) return 0;
    const at = j * columns + i;
    const upper = lerp(grid[at] ?? 0, grid[at + 1] ?? 0, x - i);
    const lower = lerp(grid[at + columns] ?? 0, grid[at + columns + 1] ?? 0, x - i);
    return lerp(upper, lower, y - j);
  };
}

const cell = (value: number, start: number): number => Math.floor((value - start) / CELL);

/** Where several things throw a shadow, the darkest counts. */
function darken(
  grid: Float32Array,
  columns: number,
  rows: number,
  left: number,
  top: number,
  one: Caster,
  soft: Softness,
) {
  const { from, to, radius } = one;
  const reach = radius + 0.02 + Math.max(0, from[2], to[2]) * soft.blur;
  const firstColumn = Math.max(0, cell(Math.min(from[0], to[0]) - reach, left));
  const lastColumn = Math.min(columns - 1, cell(Math.max(from[0], to[0]) + reach, left) + 1);
  const firstRow = Math.max(0, cell(Math.min(from[1], to[1]) - reach, top));
  const lastRow = Math.min(rows - 1, cell(Math.max(from[1], to[1]) + reach, top) + 1);
  for (let j = firstRow; j <= lastRow; j++) {
    for (let i = firstColumn; i <= lastColumn; i++) {
      const at = j * columns + i;
      const dark = shade(one, left + i * CELL, top + j * CELL, soft);
      if (dark > (grid[at] ?? 0)) grid[at] = dark;
    }
  }
}
