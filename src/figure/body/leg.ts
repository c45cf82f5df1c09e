import { reach } from '../maths/inverse-kinematics.ts';
import {
  alongAndToward,
  axisZ,
  fromColumns,
  rotate,
  type Rotation,
  slerp,
  toWorld,
  turnToward,
} from '../maths/rotation.ts';
import {
  cross,
  DOWN,
  mix,
  normalise,
  perpendicular,
  length,
  reject,
  scale,
  subtract,
  UP,
  type Vec3,
} from '../maths/vector.ts';
import type { FootTarget } from '../pose/pose.ts';
import { type Side, signOf } from '../pose/terms.ts';
import { LEG } from './proportions.ts';
import type { Leg, TrunkFrames } from './skeleton.ts';

/** Where an ankle has to be, how the foot is turned there, and where the knee points. */
export interface FootGoal {
  readonly ankle: Vec3;
  readonly rotation: Rotation;
  readonly knee: Vec3;
}

export function footGoal(target: FootTarget, trunk: TrunkFrames): FootGoal {
  const front = axisZ(trunk.pelvis.rotation);
  const level = reject(front, UP);
  const ahead = length(level) > 0.1 ? normalise(level) : ([0, 0, 1] as const);
  const rotation = footRotation(target, ahead);
  return {
    ankle: subtract(target.at, rotate(rotation, LEG.rests[target.rests])),
    rotation,
    knee: normalise(target.knee ?? front),
  };
}

function footRotation({ rests, toes }: FootTarget, ahead: Vec3): Rotation {
  const defaults = { sole: ahead, top: scale(ahead, -1), heel: UP } as const;
  const soles = { sole: DOWN, top: UP, heel: ahead } as const;
  const z = normalise(toes ?? defaults[rests]);
  const across = reject(scale(soles[rests], -1), z);
  const y = length(across) > 1e-3 ? normalise(across) : perpendicular(z);
  return fromColumns(cross(y, z), y, z);
}

export const mixFootGoals = (a: FootGoal, b: FootGoal, t: number): FootGoal => ({
  ankle: mix(a.ankle, b.ankle, t),
  rotation: slerp(a.rotation, b.rotation, t),
  knee: turnToward(a.knee, b.knee, t),
});

export function solveLeg(side: Side, goal: FootGoal, trunk: TrunkFrames): Leg {
  const hip = toWorld(trunk.pelvis, [signOf(side) * LEG.hipAside, -LEG.hipDown, 0]);
  const { middle: knee, end: ankle } = reach(hip, goal.ankle, LEG.thigh, LEG.shin, goal.knee);
  return {
    hip,
    knee,
    ankle,
    thigh: { origin: hip, rotation: alongAndToward(subtract(hip, knee), goal.knee) },
    shin: { origin: knee, rotation: alongAndToward(subtract(knee, ankle), goal.knee) },
    foot: { origin: ankle, rotation: goal.rotation },
  };
}
