import { toWorld } from '../maths/rotation.ts';
import { SIDES, signOf } from '../pose/terms.ts';
import { Modeller } from './modeller.ts';
import type { Shape } from './shapes.ts';
import type { Skeleton } from './skeleton.ts';

/** Neck, head and hair; eyes and mouth are painted on. */
export function head({ bones }: Skeleton): Shape[] {
  const skin = new Modeller('head', 'skin')
    .cone(
      toWorld(bones.chest, [0, 0.1, -0.014]),
      toWorld(bones.head, [0, 0.035, -0.012]),
      0.051,
      0.047,
    )
    .ellipsoid(bones.head, [0, 0.1, 0.008], [0.078, 0.1, 0.094])
    .ellipsoid(bones.head, [0, 0.05, 0.036], [0.056, 0.062, 0.062])
    .coneIn(bones.head, [0, 0.088, 0.096], [0, 0.07, 0.107], 0.007, 0.011);
  const hair = new Modeller('hair', 'hair')
    .ellipsoid(bones.head, [0, 0.128, -0.014], [0.088, 0.086, 0.096])
    .ellipsoid(bones.head, [0, 0.082, -0.044], [0.078, 0.078, 0.068])
    .ellipsoid(bones.head, [0, 0.15, 0.048], [0.062, 0.05, 0.05]);
  for (const side of SIDES) {
    skin.ellipsoid(bones.head, [signOf(side) * 0.078, 0.076, 0.002], [0.012, 0.026, 0.018]);
  }
  return [...skin.shapes, ...hair.shapes];
}
