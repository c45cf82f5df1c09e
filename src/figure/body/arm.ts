import { type Limb, reach } from '../maths/inverse-kinematics.ts';
import {
  alongAndToward,
  compose,
  rotate,
  type Rotation,
  toLocal,
  toWorld,
} from '../maths/rotation.ts';
import { add, normalise, scale, subtract, type Vec3 } from '../maths/vector.ts';
import { type Side, signOf } from '../pose/terms.ts';
import { ARM } from './proportions.ts';
import type { Arm, TrunkFrames } from './skeleton.ts';

/** Where a palm has to be, in the world. */
export interface HandGoal {
  readonly at: Vec3;
  /** Where the elbow points. */
  readonly elbow: Vec3;
  /** How the hand is turned; when undefined it carries on the line of the forearm. */
  readonly rotation: Rotation | undefined;
  /** Instead of `rotation`: how the hand is turned as the forearm sees it, while it travels. */
  readonly wrist?: Rotation;
  /** Where the palm looks when the rotation is left open. */
  readonly palm: Vec3;
  readonly curl: number;
  readonly shrug: number;
}

/** The point of the palm that touches things, in the hand's frame. */
export const PALM: Vec3 = [0, ARM.palm, ARM.palmThickness];

/** The free hand's orientation depends on the forearm's and the forearm's on it: a few rounds settle both. */
const ROUNDS = 6;

export function solveArm(side: Side, goal: HandGoal, trunk: TrunkFrames): Arm {
  const sign = signOf(side);
  const shoulder = shoulderJoint(sign, goal, trunk);
  let rotation = goal.rotation ?? alongAndToward(subtract(goal.at, shoulder), goal.palm);
  let limb = reach(shoulder, goal.at, ARM.upper, ARM.forearm, goal.elbow);
  for (let round = 0; round < ROUNDS; round++) {
    const wrist = subtract(goal.at, rotate(rotation, PALM));
    limb = reach(shoulder, wrist, ARM.upper, ARM.forearm, goal.elbow);
    rotation = goal.rotation ?? freeHand(goal, shoulder, limb);
  }
  return assemble(shoulder, limb, rotation, goal.curl);
}

/** A hand that isn't placed: turned as its wrist says, or carrying on the forearm's line. */
function freeHand({ wrist, palm }: HandGoal, shoulder: Vec3, limb: Limb): Rotation {
  return wrist
    ? compose(forearmRotation(shoulder, limb), wrist)
    : alongAndToward(subtract(limb.end, limb.middle), palm);
}

/** From elbow to shoulder and wrist: the way the arm closes. */
const closing = (shoulder: Vec3, { middle, end }: Limb): Vec3 =>
  subtract(scale(add(shoulder, end), 0.5), middle);

const forearmRotation = (shoulder: Vec3, limb: Limb): Rotation =>
  alongAndToward(subtract(limb.middle, limb.end), closing(shoulder, limb));

function assemble(shoulder: Vec3, limb: Limb, hand: Rotation, curl: number): Arm {
  const { middle: elbow, end: wrist } = limb;
  const upper = alongAndToward(subtract(shoulder, elbow), closing(shoulder, limb));
  return {
    shoulder,
    elbow,
    wrist,
    upper: { origin: shoulder, rotation: upper },
    forearm: { origin: elbow, rotation: forearmRotation(shoulder, limb) },
    hand: { origin: wrist, rotation: hand },
    curl,
  };
}

/**
 * The shoulder joint. The shoulder girdle moves with the arm (scapulohumeral
 * rhythm): up and in when the arm is raised, forward when it reaches forward.
 */
function shoulderJoint(sign: 1 | -1, goal: HandGoal, trunk: TrunkFrames): Vec3 {
  const rest: Vec3 = [sign * ARM.shoulderAside, ARM.shoulderUp, -ARM.shoulderBack];
  const [x, y, z] = normalise(subtract(toLocal(trunk.chest, goal.at), rest));
  const raised = Math.max(0, y + 0.15) * 0.05 + goal.shrug;
  const inward = Math.max(0, -sign * x) * 0.02 + Math.max(0, y) * 0.022;
  return toWorld(trunk.chest, [rest[0] - sign * inward, rest[1] + raised, rest[2] + z * 0.03]);
}
