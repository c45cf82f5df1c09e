import { blend } from './colour.ts';
import type { Picture } from './picture.ts';
import type { Surface } from './surface.ts';
import { THEME } from './theme.ts';

/** How far in front a surface has to be to throw a line on the one behind, in metres. */
const STEP = 0.012;
const STRENGTH = 0.72;

interface Neighbour {
  readonly dx: number;
  readonly dy: number;
  readonly weight: number;
}

/** The pixels around one, out to `width`, weighted so that the line's edge is soft. */
function brush(width: number): Neighbour[] {
  const reach = Math.ceil(width);
  const neighbours: Neighbour[] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const off = Math.hypot(dx, dy);
      if (off > 0 && off < width + 0.5) {
        neighbours.push({ dx, dy, weight: Math.min(1, width + 0.5 - off) });
      }
    }
  }
  return neighbours.toSorted((a, b) => b.weight - a.weight);
}

/**
 * Ink lines where one surface passes in front of another and round the whole
 * figure: drawn on what is behind, so that the one in front keeps its shape.
 */
export function inkContours(surface: Surface, picture: Picture, width: number): void {
  const neighbours = brush(width);
  const reach = Math.ceil(width) + 1;
  for (let row = reach; row < surface.height - reach; row++) {
    for (let column = reach; column < surface.width - reach; column++) {
      const at = row * surface.width + column;
      if (!stepNear(surface.depth, at, reach - 1, surface.width)) continue;
      const ink = inkAt(surface, at, neighbours);
      if (ink > 0) {
        picture.set(column, row, blend(picture.get(column, row), THEME.ink, STRENGTH * ink));
      }
    }
  }
}

/** A quick look left, right, up and down, at the tips of the brush: most pixels lie on an even surface. */
function stepNear(depth: Float32Array, at: number, tip: number, width: number): boolean {
  const own = depth[at] ?? 0;
  const limit = own + STEP / 2;
  for (const reach of [tip, 1]) {
    if ((depth[at - reach] ?? 0) > limit || (depth[at + reach] ?? 0) > limit) return true;
    if ((depth[at - reach * width] ?? 0) > limit || (depth[at + reach * width] ?? 0) > limit) {
      return true;
    }
  }
  return false;
}

function inkAt(surface: Surface, at: number, neighbours: readonly Neighbour[]): number {
  const { depth, normal, width, pixel } = surface;
  const own = depth[at] ?? 0;
  for (const { dx, dy, weight } of neighbours) {
    const other = at + dy * width + dx;
    const front = depth[other] ?? 0;
    if (!(front - own > STEP)) continue;
    const tilt = Math.max(0.15, Math.abs(normal[other * 3 + 2] ?? 1));
    const slope =
      Math.abs((normal[other * 3] ?? 0) * dx) + Math.abs((normal[other * 3 + 1] ?? 0) * dy);
    if (front - own - (slope / tilt) * pixel * 1.2 > STEP) return weight;
  }
  return 0;
}
