import { PALM } from '../body/arm.ts';
import { footGoal } from '../body/leg.ts';
import type { TrunkFrames } from '../body/skeleton.ts';
import { toWorld } from '../maths/rotation.ts';
import { distance } from '../maths/vector.ts';
import { SIDES } from '../pose/terms.ts';
import { centimetres, type Moment } from './finding.ts';

/** How far a hand, elbow or foot may end from where it was put, in metres. */
const ALLOWED = { hand: 0.02, elbow: 0.03, foot: 0.02 } as const;

/** Hands, elbows and feet that cannot reach the point they were given. */
export function missedContacts({ pose, skeleton }: Moment): string[] {
  if (!pose) return [];
  const { bones } = skeleton;
  const trunk: TrunkFrames = bones;
  return SIDES.flatMap((side) => {
    const [hand, arm, leg] = [pose.hands[side], skeleton.arms[side], skeleton.legs[side]];
    const surface = bones[hand.on];
    const off = {
      hand: hand.at ? distance(toWorld(surface, hand.at), toWorld(arm.hand, PALM)) : 0,
      elbow: hand.elbowAt ? distance(toWorld(surface, hand.elbowAt), arm.elbow) : 0,
      foot: distance(footGoal(pose.feet[side], trunk).ankle, leg.ankle),
    };
    return (['hand', 'elbow', 'foot'] as const)
      .filter((part) => off[part] > ALLOWED[part])
      .map((part) => `the ${side} ${part} misses its place by ${centimetres(off[part])}`);
  });
}
