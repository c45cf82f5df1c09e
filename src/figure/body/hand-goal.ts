import {
  alongAndToward,
  compose,
  type Frame,
  rotate,
  type Rotation,
  slerp,
  toWorld,
  transpose,
  turnToward,
} from '../maths/rotation.ts';
import { lerp } from '../maths/easing.ts';
import { add, distance, mix, normalise, scale, subtract, type Vec3 } from '../maths/vector.ts';
import type { HandTarget } from '../pose/pose.ts';
import { type Side, signOf, type Surface } from '../pose/terms.ts';
import { type HandGoal, PALM, solveArm } from './arm.ts';
import { ARM } from './proportions.ts';
import type { Arm, TrunkFrames } from './skeleton.ts';

/** The frames that a hand can be placed on. */
export type Surfaces = Readonly<Record<Surface, Frame>>;

/** A hand that moves less than this, in metres, stays on its place. */
const STAYS = 0.03;

const shoulderOf = (side: Side, trunk: TrunkFrames): Vec3 =>
  toWorld(trunk.chest, [signOf(side) * ARM.shoulderAside, ARM.shoulderUp, -ARM.shoulderBack]);

/** Brings a target from the coordinates of the surface it is on into the world. */
export function handGoal(
  side: Side,
  target: HandTarget,
  surfaces: Surfaces,
  trunk: TrunkFrames,
): HandGoal {
  const surface = surfaces[target.on];
  const turn = surface.rotation;
  const outward: Vec3 = [signOf(side) * 0.55, -0.8, -0.35];
  const rotation =
    target.fingers &&
    compose(turn, alongAndToward(target.fingers, target.palm ?? [-signOf(side), 0, 0]));
  const palm = target.palm
    ? rotate(turn, target.palm)
    : rotate(trunk.chest.rotation, [-signOf(side), 0, 0]);
  const common = { rotation, palm, curl: target.curl, shrug: target.shrug };
  if (target.at) {
    const elbow = target.elbow ? rotate(turn, target.elbow) : rotate(trunk.chest.rotation, outward);
    return { ...common, at: toWorld(surface, target.at), elbow: normalise(elbow) };
  }
  const elbowAt = toWorld(surface, target.elbowAt ?? [0, 0, 0]);
  const forearm = normalise(rotate(turn, target.forearm ?? [0, 1, 0]));
  const hand = rotation ?? alongAndToward(forearm, palm);
  const wrist = add(elbowAt, scale(forearm, ARM.forearm));
  return {
    ...common,
    rotation: hand,
    at: add(wrist, rotate(hand, PALM)),
    elbow: normalise(subtract(elbowAt, shoulderOf(side, trunk))),
  };
}

interface End {
  readonly target: HandTarget;
  readonly goal: HandGoal;
}

/** A hand on its way from one place to another, by the path that the second asks for. */
export function mixHandGoals(
  side: Side,
  from: End,
  to: End,
  t: number,
  trunk: TrunkFrames,
): HandGoal {
  const [a, b] = [from.goal, to.goal];
  return {
    at: travel(a.at, b.at, t, to.target, shoulderOf(side, trunk)),
    elbow: turnToward(a.elbow, b.elbow, t),
    palm: turnToward(a.palm, b.palm, t),
    curl: lerp(a.curl, b.curl, t),
    shrug: lerp(a.shrug, b.shrug, t),
    ...mixRotation(side, from, to, t, trunk),
  };
}

/**
 * A hand that stays on its place keeps to it; a travelling one turns in the
 * wrist, the short way, so that it never bends farther than at either end.
 */
function mixRotation(side: Side, from: End, to: End, t: number, trunk: TrunkFrames) {
  const [a, b] = [from.goal, to.goal];
  if (!a.rotation && !b.rotation) return { rotation: undefined };
  const stays = from.target.on === to.target.on && distance(a.at, b.at) < STAYS;
  if (stays && a.rotation && b.rotation) return { rotation: slerp(a.rotation, b.rotation, t) };
  if (t === 0 || t === 1) return { rotation: t === 0 ? a.rotation : b.rotation };
  const [first, second] = [a, b].map((goal) => wristOf(solveArm(side, goal, trunk)));
  return { rotation: undefined, ...(first && second ? { wrist: slerp(first, second, t) } : {}) };
}

/** How the hand is turned as the forearm sees it. */
const wristOf = ({ forearm, hand }: Arm): Rotation =>
  compose(transpose(forearm.rotation), hand.rotation);

function travel(a: Vec3, b: Vec3, t: number, { path, via }: HandTarget, shoulder: Vec3): Vec3 {
  const straight = mix(a, b, t);
  if (via) {
    const detour = subtract(via, mix(a, b, 0.5));
    return add(straight, scale(detour, 4 * t * (1 - t)));
  }
  if (path === 'straight') return straight;
  const direction = turnToward(subtract(a, shoulder), subtract(b, shoulder), t);
  return add(shoulder, scale(direction, lerp(distance(a, shoulder), distance(b, shoulder), t)));
}
