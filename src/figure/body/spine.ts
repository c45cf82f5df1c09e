import {
  aboutX,
  aboutY,
  aboutZ,
  childFrame,
  compose,
  type Frame,
  IDENTITY,
  type Rotation,
} from '../maths/rotation.ts';
import { mix, ORIGIN, scale } from '../maths/vector.ts';
import type { Angles, Trunk } from '../pose/pose.ts';
import { SPINE } from './proportions.ts';
import type { TrunkFrames } from './skeleton.ts';

/** Bend forward, lean to the left, turn to the left: turned in this order. */
const fromAngles = ([bend, lean, turn]: Angles): Rotation =>
  compose(aboutY(turn), compose(aboutX(bend), aboutZ(-lean)));

const half = (angles: Angles): Rotation => fromAngles(scale(angles, 0.5));

/**
 * Forward kinematics: every bone of the trunk stands on the one below. The bend
 * of each region is shared evenly by its two joints.
 */
export function solveSpine(trunk: Trunk): TrunkFrames {
  const pelvis: Frame = { origin: trunk.at, rotation: fromAngles(trunk.turn) };
  const [lumbarBend, thoraxBend, neckBend] = [
    half(trunk.lumbar),
    half(trunk.thorax),
    half(trunk.neck),
  ];
  const waist = childFrame(pelvis, [0, SPINE.pelvisToWaist, -SPINE.behind], lumbarBend);
  const lumbar = childFrame(waist, [0, SPINE.waist, 0], lumbarBend);
  const ribs = childFrame(lumbar, [0, SPINE.lumbar, 0], thoraxBend);
  const chest = childFrame(ribs, [0, SPINE.ribs, 0], thoraxBend);
  const neck = childFrame(chest, [0, SPINE.chest, -SPINE.behind], neckBend);
  const head = childFrame(neck, [0, SPINE.neck, SPINE.behind], neckBend);
  const world: Frame = { origin: ORIGIN, rotation: IDENTITY };
  return { world, pelvis, waist, lumbar, ribs, chest, neck, head };
}

/** A trunk on its way from `a` to `b`. */
export const mixTrunk = (a: Trunk, b: Trunk, t: number): Trunk => ({
  at: mix(a.at, b.at, t),
  turn: mix(a.turn, b.turn, t),
  lumbar: mix(a.lumbar, b.lumbar, t),
  thorax: mix(a.thorax, b.thorax, t),
  neck: mix(a.neck, b.neck, t),
});
