import { solve } from '../body/solve.ts';
import { parseGlow } from '../body/muscles.ts';
import { clamp } from '../maths/easing.ts';
import { BASE_POSES } from '../pose/base-poses.ts';
import type { Pose } from '../pose/pose.ts';
import type { Glow } from '../pose/terms.ts';
import { blend } from '../render/colour.ts';
import { Picture } from '../render/picture.ts';
import { render } from '../render/renderer.ts';
import { THEME } from '../render/theme.ts';
import { viewRotation } from '../scene/camera.ts';
import { buildScene } from '../scene/scene.ts';

/** The width of the ring round the inset, in pixels. */
const RING = 4;

const ON_THE_FRONT = /pectorals|front-deltoids|abdominals|hip-flexors/;
const ON_THE_HIPS = /glutes|hamstrings|hips|hip-flexors/;

/** Standing with the arms a little away from the body. */
function openPose(): Pose {
  const { hands, ...rest } = BASE_POSES.standing;
  const left = { ...hands.left, at: [0.36, 0.86, 0], elbow: [1, 0, -0.6] } as const;
  const right = { ...hands.right, at: [-0.36, 0.86, 0], elbow: [-1, 0, -0.6] } as const;
  return { ...rest, hands: { left, right } };
}

/**
 * A small bust, or hips, from behind or in front with the glowing muscles: shows
 * what is stretched even where the pose hides it.
 */
export function drawInset(glow: readonly Glow[], size: number): Picture {
  const main = glow[0] ? parseGlow(glow[0]).target : '';
  const low = ON_THE_HIPS.test(main);
  const skeleton = solve(openPose());
  const scene = buildScene(skeleton, [], glow, 1);
  const camera = {
    rotation: viewRotation(ON_THE_FRONT.test(main) ? 0 : 180, 0),
    centre: [0, low ? 0.83 : 1.38, 0],
    height: 0.78,
  } as const;
  const picture = render(scene, camera, { width: size, height: size }, 3);
  return picture;
}

export interface Corner {
  readonly left: number;
  readonly top: number;
}

/**
 * Lays the inset over a picture, round, within a ring. The ring fills clockwise
 * while the stretch is held.
 */
export function layInset(picture: Picture, inset: Picture, { left, top }: Corner, held = 0): void {
  const radius = inset.width / 2;
  for (let y = 0; y < inset.height; y++) {
    for (let x = 0; x < inset.width; x++) {
      const [dx, dy] = [x + 0.5 - radius, y + 0.5 - radius];
      const off = Math.hypot(dx, dy);
      if (off > radius) continue;
      const turn = (Math.atan2(dx, -dy) / (2 * Math.PI) + 1) % 1;
      const ring = turn < held ? THEME.glow : THEME.ring;
      const inside = blend(inset.get(x, y), ring, clamp(off - (radius - RING)));
      picture.set(
        left + x,
        top + y,
        blend(picture.get(left + x, top + y), inside, clamp(radius - off)),
      );
    }
  }
}

/**
 * The corner in which an inset hides least of the given pictures; the upper right
 * one when they are equal, and never the upper left one when that is taken.
 */
export function freeCorner(
  pictures: readonly Picture[],
  size: number,
  margin: number,
  upperLeftTaken = false,
): Corner {
  const { width, height } = pictures[0] ?? new Picture(0, 0);
  const [right, bottom] = [width - size - margin, height - size - margin];
  const corners: Corner[] = [
    { left: right, top: margin },
    ...(upperLeftTaken ? [] : [{ left: margin, top: margin }]),
    { left: right, top: bottom },
    { left: margin, top: bottom },
  ];
  const cost = (corner: Corner) =>
    pictures.reduce((sum, picture) => sum + edgesIn(picture, corner, size), 0);
  const costs = corners.map((corner, index) => ({ corner, cost: cost(corner) + index * 3 }));
  return costs.toSorted((a, b) => a.cost - b.cost)[0]?.corner ?? { left: 0, top: 0 };
}

/** How much is going on in a square of a picture: strong steps of brightness along its rows. */
function edgesIn(picture: Picture, { left, top }: Corner, size: number): number {
  let edges = 0;
  for (let y = top; y < top + size; y += 2) {
    for (let x = left + 2; x < left + size; x += 2) {
      const change = Math.abs(picture.get(x, y)[0] - picture.get(x - 2, y)[0]);
      if (change > 12) edges++;
    }
  }
  return edges;
}
