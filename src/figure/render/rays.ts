import { clamp } from '../maths/easing.ts';
import { Field, meltReach } from './field.ts';
import type { Solid } from './solids.ts';
import type { Surface } from './surface.ts';

/** A ray has arrived when it is this near, in pixels. */
const ARRIVED = 0.4;
/** Ellipsoid distances are only nearly right, so each step is a little shorter. */
const CAUTION = 0.95;
const MOST_STEPS = 80;

/** A solid and what a tile must know of it to leave it out. */
export interface Placed {
  readonly solid: Solid;
  readonly reach: number;
  readonly far: number;
}

export const place = (solid: Solid): Placed => ({
  solid,
  reach: solid.radius + meltReach(solid.shape.part) + 0.004,
  far: Math.min(solid.start[2], solid.end[2]) - solid.radius - 0.02,
});

/** A square of pixels and what its rays can meet. */
export interface Tile {
  readonly column: number;
  readonly row: number;
  readonly field: Field;
  /** Where its rays start and where they give up, along z. */
  readonly start: number;
  readonly end: number;
}

/**
 * The solids that the rays of a square can meet, and how far one cone as wide as
 * the square can advance before it meets any; undefined where it meets none.
 */
export function prepareTile(
  placed: readonly Placed[],
  surface: Surface,
  column: number,
  row: number,
  side: number,
): Tile | undefined {
  const x = surface.x(column + side / 2 - 0.5);
  const y = surface.y(row + side / 2 - 0.5);
  const radius = side * surface.pixel * Math.SQRT1_2;
  const close = placed.filter(({ solid, reach }) => offAxis(solid, x, y) < reach + radius);
  if (close.length === 0) return undefined;
  const field = new Field(close.map(({ solid }) => solid));
  const end = Math.min(...close.map(({ far }) => far));
  let z = Math.max(...close.map(({ solid }) => solid.front)) + 0.01;
  for (let step = 0; step < MOST_STEPS && z > end; step++) {
    const free = field.distance(x, y, z) - radius;
    if (free < 0.004) return { column, row, field, start: z, end };
    z -= free * CAUTION;
  }
  return undefined;
}

/** How far a ray through (x, y) passes from the axis of a solid's bounding capsule. */
function offAxis({ start, end }: Solid, x: number, y: number): number {
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const size = dx * dx + dy * dy;
  const t = size > 0 ? clamp(((x - start[0]) * dx + (y - start[1]) * dy) / size) : 0;
  const [ox, oy] = [x - start[0] - dx * t, y - start[1] - dy * t];
  return Math.sqrt(ox * ox + oy * oy);
}

/** Sends one ray and notes what it meets. */
export function traceRay(tile: Tile, surface: Surface, column: number, row: number): void {
  const [x, y] = [surface.x(column), surface.y(row)];
  const z = march(tile, x, y, ARRIVED * surface.pixel);
  if (z === undefined) return;
  const at = row * surface.width + column;
  surface.depth[at] = z;
  surface.shape[at] = tile.field.nearest?.shape;
  writeNormal(tile.field, x, y, z, surface.normal, at * 3);
}

/** Sphere tracing: a ray advances by the distance to the nearest surface until it arrives. */
function march({ field, start, end }: Tile, x: number, y: number, arrived: number) {
  let z = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const d = field.distance(x, y, z);
    if (d < arrived) return z;
    z -= d * CAUTION;
    if (z < end) return undefined;
  }
  return undefined;
}

/** The gradient of the field by four samples at a tetrahedron's corners. */
function writeNormal(f: Field, x: number, y: number, z: number, out: Float32Array, at: number) {
  const e = 0.0015;
  const a = f.distance(x + e, y - e, z - e);
  const b = f.distance(x - e, y - e, z + e);
  const c = f.distance(x - e, y + e, z - e);
  const d = f.distance(x + e, y + e, z + e);
  const [nx, ny, nz] = [a - b - c + d, -a - b + c + d, -a + b - c + d];
  const size = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
  out[at] = nx / size;
  out[at + 1] = ny / size;
  out[at + 2] = nz / size;
}
