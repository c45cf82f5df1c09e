import { toWorld } from '../maths/rotation.ts';
import { mix } from '../maths/vector.ts';
import { SIDES, signOf } from '../pose/terms.ts';
import { Modeller } from './modeller.ts';
import type { Shape } from './shapes.ts';
import type { Skeleton } from './skeleton.ts';

/** Trunk and shoulder girdle, from the seat to the root of the neck. */
export function torso({ bones, arms }: Skeleton): Shape[] {
  const seat = new Modeller('torso', 'trousers').ellipsoid(
    bones.pelvis,
    [0, 0, -0.008],
    [0.137, 0.11, 0.102],
  );
  const shirt = new Modeller('torso', 'shirt')
    .ellipsoid(bones.waist, [0, 0.035, -0.002], [0.126, 0.1, 0.095])
    .ellipsoid(bones.lumbar, [0, 0.02, 0], [0.123, 0.115, 0.093])
    .ellipsoid(bones.ribs, [0, 0.05, 0.002], [0.143, 0.155, 0.106])
    .ellipsoid(bones.chest, [0, 0.04, -0.002], [0.145, 0.105, 0.099]);
  for (const side of SIDES) {
    const sign = signOf(side);
    const { shoulder } = arms[side];
    const collar = toWorld(bones.chest, [sign * 0.035, 0.1, -0.015]);
    const slope = toWorld(bones.chest, [sign * 0.05, 0.115, -0.02]);
    seat.ellipsoid(bones.pelvis, [sign * 0.068, -0.035, -0.048], [0.082, 0.09, 0.08]);
    shirt
      .cone(collar, mix(collar, shoulder, 0.94), 0.052, 0.054)
      .cone(
        toWorld(bones.neck, [sign * 0.018, -0.005, -0.012]),
        mix(slope, shoulder, 0.6),
        0.034,
        0.042,
      );
  }
  return [...seat.shapes, ...shirt.shapes];
}
