import type { Vec3 } from '../maths/vector.ts';
import type { Angles, FootTarget, HandTarget, Pose } from './pose.ts';
import type { Glow, Surface } from './terms.ts';

/** Left and right exchanged: a point or direction reflected in the plane x = 0. */
export const mirrorPoint = (v: Vec3): Vec3 => [-v[0], v[1], v[2]];

/** Leaning and turning go the other way; bending stays. */
const mirrorAngles = (a: Angles): Angles => [a[0], -a[1], -a[2]];

const optional = (v: Vec3 | undefined): Vec3 | undefined => v && mirrorPoint(v);

const swapName = (name: string): string =>
  name.replace(/^(left|right)(?=[- ])/, (side) => (side === 'left' ? 'right' : 'left'));

export const mirrorGlow = (glow: Glow): Glow => swapName(glow) as Glow;

export function mirrorHand(hand: HandTarget): HandTarget {
  return {
    ...hand,
    on: swapName(hand.on) as Surface,
    at: optional(hand.at),
    elbow: optional(hand.elbow),
    elbowAt: optional(hand.elbowAt),
    forearm: optional(hand.forearm),
    palm: optional(hand.palm),
    fingers: optional(hand.fingers),
    via: optional(hand.via),
  };
}

export function mirrorFoot(foot: FootTarget): FootTarget {
  return {
    ...foot,
    at: mirrorPoint(foot.at),
    toes: optional(foot.toes),
    knee: optional(foot.knee),
  };
}

/** The same posture on the other side. */
export function mirrorPose({ trunk, hands, feet }: Pose): Pose {
  return {
    trunk: {
      at: mirrorPoint(trunk.at),
      turn: mirrorAngles(trunk.turn),
      lumbar: mirrorAngles(trunk.lumbar),
      thorax: mirrorAngles(trunk.thorax),
      neck: mirrorAngles(trunk.neck),
    },
    hands: { left: mirrorHand(hands.right), right: mirrorHand(hands.left) },
    feet: { left: mirrorFoot(feet.right), right: mirrorFoot(feet.left) },
  };
}
