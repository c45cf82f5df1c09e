import type { Pose } from '../pose/pose.ts';
import { SIDES, type Side } from '../pose/terms.ts';
import { solveArm } from './arm.ts';
import { handGoal, mixHandGoals, type Surfaces } from './hand-goal.ts';
import { footGoal, mixFootGoals, solveLeg } from './leg.ts';
import type { Arm, Leg, Skeleton, TrunkFrames } from './skeleton.ts';
import { mixTrunk, solveSpine } from './spine.ts';

/** The skeleton on its way from one pose, at 0, to another, at 1. */
export function solve(a: Pose, b: Pose = a, t = 0): Skeleton {
  const trunk = solveSpine(mixTrunk(a.trunk, b.trunk, t));
  const legs = bySide((side) => legBetween(side, a, b, t, trunk));
  const surfaces: Surfaces = {
    ...trunk,
    'left-thigh': legs.left.thigh,
    'right-thigh': legs.right.thigh,
    'left-shin': legs.left.shin,
    'right-shin': legs.right.shin,
  };
  const arms = bySide((side) => armBetween(side, a, b, t, trunk, surfaces));
  return {
    arms,
    legs,
    bones: {
      ...surfaces,
      ...trunk,
      'left-upper-arm': arms.left.upper,
      'right-upper-arm': arms.right.upper,
      'left-forearm': arms.left.forearm,
      'right-forearm': arms.right.forearm,
      'left-hand': arms.left.hand,
      'right-hand': arms.right.hand,
      'left-foot': legs.left.foot,
      'right-foot': legs.right.foot,
    },
  };
}

/** One value for each side. */
function bySide<T>(make: (side: Side) => T): Record<Side, T> {
  const [left, right] = SIDES;
  return { left: make(left), right: make(right) };
}

function legBetween(side: Side, a: Pose, b: Pose, t: number, trunk: TrunkFrames): Leg {
  const [from, to] = [footGoal(a.feet[side], trunk), footGoal(b.feet[side], trunk)];
  return solveLeg(side, mixFootGoals(from, to, t), trunk);
}

function armBetween(
  side: Side,
  a: Pose,
  b: Pose,
  t: number,
  trunk: TrunkFrames,
  surfaces: Surfaces,
): Arm {
  const from = { target: a.hands[side], goal: handGoal(side, a.hands[side], surfaces, trunk) };
  const to = { target: b.hands[side], goal: handGoal(side, b.hands[side], surfaces, trunk) };
  return solveArm(side, mixHandGoals(side, from, to, t, trunk), trunk);
}
