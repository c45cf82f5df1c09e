import { SIDES } from '../pose/terms.ts';
import { hand } from './hand.ts';
import { head } from './head.ts';
import { armShapes, footShapes, legShapes } from './limbs.ts';
import type { Shape } from './shapes.ts';
import type { Skeleton } from './skeleton.ts';
import { torso } from './torso.ts';

/** The whole figure as simple solids. */
export const modelBody = (skeleton: Skeleton): Shape[] => [
  ...torso(skeleton),
  ...head(skeleton),
  ...SIDES.flatMap((side) => [
    ...armShapes(side, skeleton.arms[side]),
    ...hand(side, skeleton.arms[side]),
    ...legShapes(side, skeleton.legs[side]),
    ...footShapes(side, skeleton.legs[side]),
  ]),
];
