import { clamp } from '../maths/easing.ts';
import { Field, meltReach } from './field.ts';
import type { Solid } from './solids.ts';
import { Surface } from './surface.ts';

/** The side of a tile, in pixels. */
const TILE = 8;
/** A ray has arrived when it is this near, in pixels. */
const ARRIVED = 0.4;
/** Ellipsoid distances are only nearly right, so each step is a little shorter. */
const CAUTION = 0.95;
const MOST_STEPS = 80;

interface Placed {
  readonly solid: Solid;
  readonly reach: number;
  readonly far: number;
}

/** What is left for the rays of one tile to meet. */
interface TileWork {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
}

/**
 * Sphere tracing: each ray advances by the distance to the nearest surface until
 * it arrives. The picture is cut into tiles; a tile's rays only look at the
 * solids that they can meet, and one cone ahead of them finds the empty tiles.
 */
export function trace(solids: readonly Solid[], surface: Surface): void {
  const placed = solids.map((solid): Placed => {
    const [z1, z2] = [solid.start[2], solid.end[2]];
    return {
      solid,
      reach: solid.radius + meltReach(solid.shape.part) + 0.004,
      far: Math.min(z1, z2) - solid.radius - 0.02,
    };
  });
  for (let row = 0; row < surface.height; row += TILE) {
    for (let column = 0; column < surface.width; column += TILE) {
      const work = prepareTile(placed, surface, column, row);
      if (work) traceTile(work, surface, column, row);
    }
  }
}

function prepareTile(
  placed: readonly Placed[],
  surface: Surface,
  column: number,
  row: number,
): TileWork | undefined {
  const x = surface.x(column + TILE / 2 - 0.5);
  const y = surface.y(row + TILE / 2 - 0.5);
  const radius = TILE * surface.pixel * Math.SQRT1_2;
  const close = placed.filter(({ solid, reach }) => offAxis(solid, x, y) < reach + radius);
  if (close.length === 0) return undefined;
  const field = new Field(close.map(({ solid }) => solid));
  const end = Math.min(...close.map(({ far }) => far));
  let z = Math.max(...close.map(({ solid }) => solid.front)) + 0.01;
  for (let step = 0; step < MOST_STEPS && z > end; step++) {
    const free = field.distance(x, y, z) - radius;
    if (free < 0.004) return { field, start: z, end };
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

function traceTile(work: TileWork, surface: Surface, column: number, row: number) {
  const { field } = work;
  const arrived = ARRIVED * surface.pixel;
  const right = Math.min(surface.width, column + TILE);
  const bottom = Math.min(surface.height, row + TILE);
  for (let j = row; j < bottom; j++) {
    for (let i = column; i < right; i++) {
      const [x, y] = [surface.x(i), surface.y(j)];
      const z = march(field, x, y, work, arrived);
      if (z === undefined) continue;
      const at = j * surface.width + i;
      surface.depth[at] = z;
      surface.shape[at] = field.nearest?.shape;
      const known = at - (i % 2) - (j % 2) * surface.width;
      if (known !== at && continues(surface, known, at)) copyNormal(surface.normal, known, at);
      else writeNormal(field, x, y, z, surface.normal, at * 3);
    }
  }
}

function march(
  field: Field,
  x: number,
  y: number,
  { start, end }: TileWork,
  arrived: number,
): number | undefined {
  let z = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const d = field.distance(x, y, z);
    if (d < arrived) return z;
    z -= d * CAUTION;
    if (z < end) return undefined;
  }
  return undefined;
}

/** Whether two neighbouring pixels lie on one even surface: squares of four then share a normal. */
function continues({ shape, depth, pixel }: Surface, known: number, at: number): boolean {
  const step = (depth[known] ?? 0) - (depth[at] ?? 0);
  return shape[known] === shape[at] && Math.abs(step) < 2 * pixel;
}

function copyNormal(normal: Float32Array, from: number, to: number) {
  normal.copyWithin(to * 3, from * 3, from * 3 + 3);
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
