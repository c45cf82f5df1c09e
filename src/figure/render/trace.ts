import { place, prepareTile, type Tile, traceRay } from './rays.ts';
import type { Solid } from './solids.ts';
import type { Surface } from './surface.ts';

/** The side of a tile, in pixels of the finished picture. */
const TILE = 4;
/** How far the depth may change from one finished pixel to the next on an even surface, in samples. */
const STEEP = 2.5;

/**
 * Finds what every sample of the picture sees. The first sample of each finished
 * pixel is always traced; the others only where its neighbourhood isn't even,
 * that is along contours. Elsewhere they continue the first one's surface.
 */
export function trace(solids: readonly Solid[], surface: Surface, samples: number): void {
  const side = TILE * samples;
  const placed = solids.map(place);
  const tiles: Tile[] = [];
  for (let row = 0; row < surface.height; row += side) {
    for (let column = 0; column < surface.width; column += side) {
      const tile = prepareTile(placed, surface, column, row, side);
      if (tile) tiles.push(tile);
    }
  }
  const pixels = (tile: Tile, visit: (column: number, row: number) => void) =>
    eachPixel(tile, surface, side, samples, visit);
  for (const tile of tiles) pixels(tile, (i, j) => traceRay(tile, surface, i, j));
  if (samples === 1) return;
  for (const tile of tiles) {
    pixels(tile, (i, j) => {
      if (isEven(surface, i, j, samples)) continueSurface(surface, i, j, samples);
      else traceOthers(tile, surface, i, j, samples);
    });
  }
}

/** Visits the first sample of every finished pixel in a tile. */
function eachPixel(
  { column, row }: Tile,
  surface: Surface,
  side: number,
  samples: number,
  visit: (column: number, row: number) => void,
) {
  const right = Math.min(surface.width, column + side);
  const bottom = Math.min(surface.height, row + side);
  for (let j = row; j < bottom; j += samples) {
    for (let i = column; i < right; i += samples) visit(i, j);
  }
}

/** Whether the eight neighbours of a finished pixel see the same surface, without a step. */
function isEven({ width, height, depth, shape, pixel }: Surface, i: number, j: number, n: number) {
  if (i < n || j < n || i >= width - n || j >= height - n) return false;
  const at = j * width + i;
  const own = shape[at];
  const [near, limit] = [depth[at] ?? 0, STEEP * n * pixel];
  for (let dj = -n; dj <= n; dj += n) {
    for (let di = -n; di <= n; di += n) {
      const other = at + dj * width + di;
      const seen = shape[other];
      if (seen?.part !== own?.part || seen?.material !== own?.material) return false;
      if (own && Math.abs((depth[other] ?? 0) - near) > limit) return false;
    }
  }
  return true;
}

/** The other samples lie on the tangent plane of the first. */
function continueSurface(
  { width, depth, shape, normal, pixel }: Surface,
  i: number,
  j: number,
  n: number,
) {
  const at = j * width + i;
  const seen = shape[at];
  if (!seen) return;
  const [nx, ny, nz] = [normal[at * 3] ?? 0, normal[at * 3 + 1] ?? 0, normal[at * 3 + 2] ?? 1];
  const tilt = pixel / Math.max(0.1, nz);
  for (let dj = 0; dj < n; dj++) {
    for (let di = 0; di < n; di++) {
      const other = at + dj * width + di;
      if (other === at) continue;
      shape[other] = seen;
      depth[other] = (depth[at] ?? 0) + (ny * dj - nx * di) * tilt;
      normal.copyWithin(other * 3, at * 3, at * 3 + 3);
    }
  }
}

function traceOthers(tile: Tile, surface: Surface, i: number, j: number, n: number) {
  for (let dj = 0; dj < n; dj++) {
    for (let di = 0; di < n; di++) {
      if (di + dj > 0) traceRay(tile, surface, i + di, j + dj);
    }
  }
}
